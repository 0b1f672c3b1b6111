import type { TokenType } from 'chevrotain';
import { say } from '../say.ts';
import { FOREIGN, HIDDEN, LETTER, LITERAL_END, NAME_PART, NUMBER } from './alphabet.ts';
import { Count, Duration, Literal, Money, Num, Text } from './literals.ts';
import { Cmp } from './signs.ts';
import { slipToken } from './slip.ts';
import { Identifier, Word, words } from './words.ts';

/** A number with letters: a slip, or a number with a unit that a field or metric declares. */
export const BadNumber = slipToken(
  'BadNumber',
  new RegExp(`\\d[\\d_.]*[${NAME_PART}]+`),
  [Literal, Num, Duration, Money, Count],
  { label: say`not a number or unit of this language`, repair: repairNumber, safe: () => false },
);
const SingleQuotes = slipToken('SingleQuotes', /'[^'\n]*'|'[^'"\n]*"/, [Literal, Text], {
  label: say`a text stands in double quotes`,
  repair: requote,
});
/** What is wrong with an `OpenText`, in a few words. */
export const NOT_CLOSED = say`the closing \`"\` is missing on this line`;
/** A text that its line does not close. */
export const OpenText = slipToken('OpenText', /"[^"\n]*/, [Literal, Text], {
  label: NOT_CLOSED,
});
/** `&gt;`, `&lt;=`, as a page of the web writes them. */
const PageCmp = slipToken('PageCmp', /&[gl]t;=?/, [Cmp], {
  label: say`how a web page writes this sign`,
  repair: (s) => s.replace('&gt;', '>').replace('&lt;', '<'),
});
/** `&quot;text&quot;` */
const PageText = slipToken('PageText', /&quot;[^\n]*?&quot;/, [Literal, Text], {
  label: say`how a web page writes quotes`,
  repair: (s) => s.replaceAll('&quot;', '"'),
});
const AndSign = slipToken('AndSign', /&amp;&amp;|&&|&(?!\w)/, [words.and], {
  label: say`written as a word`,
  repair: () => 'and',
});
const OrSign = slipToken('OrSign', /\|\|?/, [words.or], {
  label: say`written as a word`,
  repair: () => 'or',
});
const NotSign = slipToken('NotSign', /!(?![=\s])/, [words.not], {
  label: say`written as a word`,
  repair: () => 'not ',
});
const DollarsFirst = slipToken('DollarsFirst', new RegExp(`\\$ ?${NUMBER}${LITERAL_END}`), [Literal, Money], {
  label: say`the currency comes after the number`,
  repair: (s) => `${s.replace(/^\$ ?/, '')}USD`,
  safe: () => false,
});

/** What is tried after the right literals and before the right signs. */
export const wrongSigns: readonly TokenType[] = [
  BadNumber,
  SingleQuotes,
  OpenText,
  PageCmp,
  PageText,
  AndSign,
  OrSign,
  NotSign,
  DollarsFirst,
];

/** A name with an invisible character in it. */
export const SplitWord = slipToken(
  'SplitWord',
  new RegExp(`[${LETTER}][${NAME_PART}]*(?:[${HIDDEN}]+[${NAME_PART}]+)+`),
  [Word, Identifier],
  {
    label: say`it would be another name than the one it looks like`,
    repair: (s) => s.replace(new RegExp(`[${HIDDEN}]`, 'g'), ''),
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
