import stringWidth from 'string-width';

const TAB_CELLS = 4;
/** What Korean texts use besides ASCII and Hangul syllables: each takes one cell. */
const PLAIN_SIGNS = '₩…·–—‘’“”→';

/** How many terminal cells a text takes: Hangul two, marks none, a tab up to the next multiple of four. */
export function cellWidth(text: string, column = 0): number {
  // Nearly all of a playbook; splitting it into what a reader sees as characters takes a hundred times longer.
  const plain = plainWidth(text);
  if (plain !== null) return plain;
  let width = column;
  for (const piece of text.split(/(\t)/)) {
    if (piece === '\t') width += TAB_CELLS - (width % TAB_CELLS);
    // `printable` takes the escape character out, what follows it is shown and counts.
    else width += stringWidth(piece, { countAnsiEscapeCodes: true });
  }
  return width - column;
}

/** The width of a text that has nothing but those; null for others. Counted by hand: asked of every token. */
function plainWidth(text: string): number | null {
  let width = 0;
  for (let index = 0; index < text.length; index++) {
    const code = text.charCodeAt(index);
    if (code >= 0x20 && code <= 0x7e) width++;
    else if (code >= 0xac00 && code <= 0xd7a3) width += 2;
    else if (PLAIN_SIGNS.includes(text[index] ?? '')) width++;
    else return null;
  }
  return width;
}

/** A line with its tabs as blanks and without control characters, so that every cell is where `cellWidth` counts it. */
export function printable(line: string): string {
  let out = '';
  for (const piece of line.split(/(\t)/)) {
    if (piece === '\t') out += ' '.repeat(TAB_CELLS - (cellWidth(out) % TAB_CELLS));
    // A terminal obeys control characters in a file that somebody else wrote.
    else out += piece.replace(CONTROL, '');
  }
  return out;
}

/** Control characters, and the invisible ones that reorder or hide what stands beside them. */
const CONTROL = /\p{Cc}|[\u200B-\u200F\u202A-\u202E\u2060\u2066-\u2069\uFEFF]/gu;
