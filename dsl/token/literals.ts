import { createToken, Lexer, type TokenType } from 'chevrotain';
import { DURATION_UNIT, LITERAL_END, NUMBER, WON } from './alphabet.ts';

/** Every value that is one token. */
export const Literal = createToken({ name: 'Literal', pattern: Lexer.NA, label: 'a value' });

export const DateText = literal(
  'DateLit',
  /\d{4}-(?:0[1-9]|1[0-2])-(?:0[1-9]|[12]\d|3[01])(?!\d)/,
  'a date such as 2026-03-10',
  [],
);
export const TimeText = literal(
  'TimeLit',
  /(?:(?:[01]?\d|2[0-3]):[0-5]\d|24:00)(?!\d)/,
  'a time of day such as 18:30',
);
export const Duration = literal(
  'Duration',
  new RegExp(`(?:${NUMBER}(?:${DURATION_UNIT}))+${LITERAL_END}`),
  'a duration such as 15m',
);
/** `4 weeks`: legal only after `last`. */
export const LooseSpan = literal(
  'Span',
  new RegExp(`\\d+[ \\t]+(?:weeks?|days?)${LITERAL_END}`),
  'a span such as 4 weeks',
  [Literal, Duration],
);
export const Points = literal(
  'Points',
  new RegExp(`${NUMBER}(?:pp|%p)${LITERAL_END}`),
  'percentage points such as 5pp',
);
export const Percent = literal('Percent', new RegExp(`${NUMBER}%${LITERAL_END}`), 'a percentage such as 50%');
export const Factor = literal('Factor', new RegExp(`${NUMBER}(?:x|배)${LITERAL_END}`), 'a factor such as 2x');
export const Money = literal(
  'Money',
  new RegExp(`\\u20A9${NUMBER}${LITERAL_END}|(?:${WON}|${NUMBER}(?:KRW|USD))${LITERAL_END}`),
  'an amount of money such as 2000원',
);
export const Distance = literal(
  'Distance',
  new RegExp(`${NUMBER}km${LITERAL_END}`),
  'a distance such as 3km',
);
export const Count = literal(
  'Count',
  new RegExp(`${NUMBER}(?:건|명|회|곳|개)${LITERAL_END}`),
  'a count such as 30건',
);
export const Num = literal('Number', new RegExp(`${NUMBER}${LITERAL_END}`), 'a number');
export const Text = literal('String', /"(?:[^"\\\n]|\\.)*"/, 'a "text"');
/** `"""…"""`, over several lines. */
export const LongText = literal('LongString', /"""[\s\S]*?"""/, 'a "text"', [Literal, Text]);

/** Literals in the order in which the lexer must try them: what another one is the start of comes later. */
export const strictLiterals: readonly TokenType[] = [
  Duration,
  Points,
  Percent,
  Factor,
  Money,
  Distance,
  Count,
  Num,
  LongText,
  Text,
];

function literal(name: string, pattern: RegExp, label: string, categories = [Literal]): TokenType {
  return createToken({ name, pattern, label, categories, line_breaks: name === 'LongString' });
}
