import { createToken, Lexer, type TokenType } from 'chevrotain';
import { say } from '../say.ts';
import { LETTER, LITERAL_END, NAME_PART } from './alphabet.ts';
import { label } from './label.ts';

const FLOW = 'when then if else otherwise always check because do wait escalate track expect recovery';
const LOGIC = 'and or not is in over vs for per where within followed by until unless only except during';
const LIMITS =
  'guard cooldown spend once needs undo retry timeout on silent at no each cause overall of as with';
const ITEMS = 'use playbook metric stream table probe define test';
const VALUES = 'given true false missing anomalous drop rise change';
const CLAUSES = 'about owner runbook severity mode labels recovered raise deprecated';
const SOURCES =
  'language was most least to approval from times every failure key time late expire after remove field';
const METRICS =
  'private consent optional one out baseline unit seasonal good forecast previous same yesterday last target';
const DEFINITIONS =
  'up down either routine schedule audience value words worst nearest first skip recover samples';
const TESTS = 'start events action answer asked fails incident holdout week';
const DAYS = 'daily weekday weekend mon tue wed thu fri sat sun';
const AGGREGATES = 'count sum avg min max median distinct latest share rate stddev';

type Split<S extends string, Found = never> = S extends `${infer Head} ${infer Tail}`
  ? Split<Tail, Found | Head>
  : Found | S;

/** A word with a meaning of its own, in its short spelling. */
export type WordText =
  | Split<typeof FLOW | typeof LOGIC | typeof LIMITS | typeof ITEMS | typeof VALUES | typeof CLAUSES>
  | Split<typeof SOURCES | typeof METRICS | typeof DEFINITIONS | typeof TESTS>
  | Split<typeof DAYS | typeof AGGREGATES>;

/** Words that never are a name, unless in backticks, after `.` or before `:`. */
export const reservedWords: readonly WordText[] = split(FLOW, LOGIC, LIMITS, ITEMS, VALUES);

/** Names that also begin a clause: a name that runs on (a cause, a cap's noun) stops before them. */
export const clauseWords: readonly WordText[] = split(CLAUSES);

/** Words for the days of a schedule. */
export const dayWords: readonly WordText[] = split(DAYS);

/** Words for a fold over events, beside `p95` and its like. */
export const aggregateWords: readonly WordText[] = split(AGGREGATES);

/** Words with a meaning in their place only; elsewhere they are names. */
export const softWords: readonly WordText[] = [
  ...clauseWords,
  ...split(SOURCES, METRICS, DEFINITIONS, TESTS),
  ...dayWords,
  ...aggregateWords,
];

/** Reserved words that cannot follow a cause's name: after one they are taken for a part of it. */
const STRAY: readonly string[] = 'of in no by drop rise change missing anomalous true false as overall'.split(
  ' ',
);

/** Other spellings that are accepted; `fmt` writes the short one. */
const SPELLINGS: Readonly<Partial<Record<WordText, RegExp>>> = {
  drop: /drops?/,
  rise: /rises?/,
  change: /changes?/,
  recover: /recovers?/,
  daily: /daily|everyday/,
};

/** Any word, reserved or not: what may follow a `.` or precede a `:`. */
export const Word = createToken({ name: 'Word', pattern: Lexer.NA, label: label(say`a name`) });

/** A name; all soft words are one too. */
export const Identifier = createToken({
  name: 'Identifier',
  pattern: new RegExp(`[${LETTER}][${NAME_PART}]*`),
  categories: [Word],
  label: label(say`a name`),
});

/** A name in backticks, which may be a reserved word. */
export const QuotedName = createToken({
  name: 'QuotedName',
  pattern: /`[^`\n]+`/,
  categories: [Word, Identifier],
  label: label(say`a \`quoted\` name`),
});

/** A reserved word where only a name or the next clause can stand. */
export const Stray = createToken({ name: 'Stray', pattern: Lexer.NA });

/** `p50` … `p99.9`. */
export const Percentile = createToken({
  name: 'P_nn',
  pattern: new RegExp(`p\\d{1,2}(\\.\\d)?${LITERAL_END}`),
  longer_alt: Identifier,
  categories: [Word, Identifier],
  label: '`p95`',
});

/** The token of each word. */
export const words: Readonly<Record<WordText, TokenType>> = Object.fromEntries([
  ...reservedWords.map((text) => [text, wordToken(text, false)]),
  ...softWords.map((text) => [text, wordToken(text, true)]),
]) as Record<WordText, TokenType>;

/** The text of a word's token, or null for every other token. */
export function wordText(token: TokenType): string | null {
  return token.name.startsWith('K_') ? token.name.slice(2) : null;
}

/**
 * All words in the order in which the lexer must try them: longest first, or `one` would cut `once`-like words short;
 * `daily` before all, as its spelling `everyday` is longer than `every`.
 */
export const orderedWords: readonly TokenType[] = [...reservedWords, ...softWords]
  .sort((a, b) => Number(b === 'daily') - Number(a === 'daily') || b.length - a.length)
  .map((text) => words[text]);

function split<Texts extends string>(...groups: Texts[]): Split<Texts>[] {
  return groups.flatMap((group) => group.split(' ')) as Split<Texts>[];
}

function wordToken(text: WordText, soft: boolean): TokenType {
  const categories = [Word, ...(soft ? [Identifier] : []), ...(STRAY.includes(text) ? [Stray] : [])];
  const pattern = SPELLINGS[text] ?? text;
  return createToken({
    name: `K_${text}`,
    pattern,
    longer_alt: Identifier,
    categories,
    label: `\`${text}\``,
  });
}
