import type { TokenType } from 'chevrotain';
import { say } from '../say.ts';
import { FOREIGN, LETTER, NAME_PART } from './alphabet.ts';
import { Count, Duration, Literal, Money, Num, Text } from './literals.ts';
import { Cmp, Colon, Comma, Equals, LCurly, LParen, RCurly, RParen } from './signs.ts';
import { slipToken } from './slip.ts';
import { Identifier, Word, words } from './words.ts';

/** A number with letters: a slip, or a number with a unit that a field or metric declares. */
export const BadNumber = slipToken(
  'BadNumber',
  new RegExp(`\\d[\\d_.]*[${NAME_PART}]+`),
  [Literal, Num, Duration, Money, Count],
  { label: say`not a number or unit of this language`, repair: repairNumber, safe: () => false },
);
const SingleQuotes = slipToken('SingleQuotes', /'[^'\n]*'|\u2018[^\u2019\n]*\u2019/, [Literal, Text], {
  label: say`a text stands in double quotes`,
  repair: requote,
});
const SmartQuotes = slipToken(
  'SmartQuotes',
  /[\u201C\u201D"][^\u201C\u201D"\n]*[\u201C\u201D"]/,
  [Literal, Text],
  { label: say`a text stands in straight quotes`, repair: requote },
);
/** A text that its line does not close. */
export const OpenText = slipToken('OpenText', /"[^"\n]*/, [Literal, Text], {
  label: say`the closing \`"\` is missing on this line`,
});
const WideCmp = slipToken('WideCmp', /[＞＜][=＝]?/, [Cmp], {
  label: say`a full-width sign`,
  repair: (s) => s.replace('＞', '>').replace('＜', '<').replace('＝', '='),
});
const AndSign = slipToken('AndSign', /&&/, [words.and], {
  label: say`written as a word`,
  repair: () => 'and',
});
const OrSign = slipToken('OrSign', /\|\|/, [words.or], { label: say`written as a word`, repair: () => 'or' });

const WIDE: readonly (readonly [string, TokenType, string])[] = [
  ['（', LParen, '('],
  ['）', RParen, ')'],
  ['：', Colon, ':'],
  ['，', Comma, ','],
  ['＝', Equals, '='],
  ['｛', LCurly, '{'],
  ['｝', RCurly, '}'],
];
const wideSigns = WIDE.map(([wide, token, plain]) =>
  slipToken(`Wide${token.name}`, wide, [token], { label: say`a full-width sign`, repair: () => plain }),
);

/** What is tried after the right literals and before the right signs. */
export const wrongSigns: readonly TokenType[] = [
  BadNumber,
  SingleQuotes,
  SmartQuotes,
  OpenText,
  WideCmp,
  AndSign,
  OrSign,
  ...wideSigns,
];

/** A name with an invisible character in it. */
export const SplitWord = slipToken(
  'SplitWord',
  new RegExp(`[${LETTER}][${NAME_PART}]*(?:[\\u200B-\\u200D\\u2060]+[${NAME_PART}]+)+`),
  [Word, Identifier],
  {
    label: say`it would be another name than the one it looks like`,
    repair: (s) => s.replace(/[\u200B-\u200D\u2060]/g, ''),
  },
);
/** A name with a letter of another script. */
export const ForeignWord = slipToken(
  'OddWord',
  new RegExp(`[${NAME_PART}]*[${FOREIGN}][${NAME_PART}${FOREIGN}]*`),
  [Word, Identifier],
  { label: say`a letter of another script, which only looks like one of ours` },
);

function requote(written: string): string {
  return `"${written.slice(1, -1)}"`;
}

/** `15M` and `3Om` to durations, `300만` to won; nothing where that would be no literal either. */
function repairNumber(written: string): string | null {
  if (/[만억]$/.test(written)) return `${written}원`;
  const months = /^(\d+)(?:개월|달)$/.exec(written)?.[1];
  // A month has no fixed length: the author looks at the days that are proposed.
  if (months !== undefined) return `${Number(months) * 30}d`;
  const repaired = written.replace(/O/gi, '0').toLowerCase();
  return /^\d+[smhdwx]$/.test(repaired) && repaired !== written ? repaired : null;
}
