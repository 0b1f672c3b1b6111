/** Signs of other keyboards and of word processors, and the one of the language that each is typed for. */
const SIGNS: ReadonlyMap<string, string> = new Map([
  ['\uFFE6', '₩'],
  ['、', ','],
  ['〜', '~'],
  ['∼', '~'],
  ['‐', '-'],
  ['‑', '-'],
  ['‒', '-'],
  ['–', '-'],
  ['—', '-'],
  ['―', '-'],
  ['−', '-'],
  ['≧', '≥'],
  ['≦', '≤'],
  ['×', 'x'],
  ['÷', '/'],
]);
const QUOTES = '“”„‟〝〞＂«»‹›《》「」『』‘’‚＇';

/** Any character that `plainText` may replace, as a pattern: most files have none. */
export const RETYPED = new RegExp(`[${[...SIGNS.keys()].join('')}${QUOTES}\uFF01-\uFF5E]`);

/** Texts in quotes that are not ours, as a pattern. */
const OTHER_QUOTES = [
  // Inside of curly quotes a straight one that opens has a blank before it.
  '“(?:[^“”"\\n]|(?<=[\\s(“])"[^“”"\\n]*")*”',
  '["“”„‟〝〞＂][^"“”„‟〝〞＂\\n]*["“”„‟〝〞＂]',
  '«[^«»\\n]*»',
  '»[^«»\\n]*«',
  '‹[^‹›\\n]*›',
  '《[^《》\\n]*》',
  '「[^「」\\n]*」',
  '『[^『』\\n]*』',
  "[‘’‚＇'][^‘’‚＇'\\n]*[‘’＇']",
].join('|');

/** Whatever `plainText` replaces as one: a text in other quotes, or a sign. */
export const RETYPED_PIECE = new RegExp(`${OTHER_QUOTES}|${RETYPED.source}`);

/** What is read as one piece: our texts, names and comments keep what they say. */
const PIECES = new RegExp(
  [
    '"""[\\s\\S]*?"""',
    '"(?:[^"\\\\\\n]|\\\\.)*"',
    '`[^`\\n]*`',
    "'[^'\\n]*'",
    '[#＃][^\\n]*',
    OTHER_QUOTES,
    '"[^"\\n]*',
    RETYPED.source,
  ].join('|'),
  'g',
);

/** Full-width letters, digits and signs stand so far behind the ordinary ones. */
const FULL_WIDTH = 0xfee0;

/**
 * A text as if it were typed on an ordinary keyboard: full-width characters, other quotes, dashes and commas outside of
 * texts and comments are replaced one for one, so that every place in it stays what it was.
 */
export function plainText(text: string): string {
  if (!RETYPED.test(text)) return text;
  return text.replace(PIECES, (piece) => {
    const first = piece[0] ?? '';
    if (first === '＃') return `#${piece.slice(1)}`;
    if (piece.length === 1) return plainSign(piece);
    const isOurs = first === '#' || first === '`' || /^"""|^".*"$|^'.*'$/.test(piece);
    if (isOurs || (first === '"' && !QUOTES.includes(piece.at(-1) ?? ''))) return piece;
    // A quote inside of other quotes would end the text.
    return `"${piece.slice(1, -1).replaceAll('"', "'")}"`;
  });
}

function plainSign(sign: string): string {
  if (QUOTES.includes(sign)) return '"';
  return SIGNS.get(sign) ?? (sign < '\uFF01' ? sign : String.fromCharCode(sign.charCodeAt(0) - FULL_WIDTH));
}
