import { createToken, Lexer, type TokenType } from 'chevrotain';
import { type Text as Friendly, say } from '../say.ts';
import { DURATION_UNIT, LITERAL_END, NUMBER, WON } from './alphabet.ts';
import { label } from './label.ts';

/** Every value that is one token. */
export const Literal = createToken({ name: 'Literal', pattern: Lexer.NA, label: label(say`a value`) });

export const DateText = literal(
  'DateLit',
  /\d{4}-(?:0[1-9]|1[0-2])-(?:0[1-9]|[12]\d|3[01])(?!\d)/,
  say`a date such as 2026-03-10`,
  [],
);
export const TimeText = literal(
  'TimeLit',
  /(?:(?:[01]?\d|2[0-3]):[0-5]\d|24:00)(?!\d)/,
  say`a time of day such as 18:30`,
);
export const Duration = literal(
  'Duration',
  new RegExp(`(?:${NUMBER}(?:${DURATION_UNIT}))+${LITERAL_END}`),
  say`a duration such as 15m`,
);
/** `4 weeks`: legal only after `last`. */
export const LooseSpan = literal(
  'Span',
  new RegExp(`\\d+[ \\t]+(?:weeks?|days?)${LITERAL_END}`),
  say`a span such as 4 weeks`,
  [Literal, Duration],
);
export const Points = literal(
  'Points',
  new RegExp(`${NUMBER}(?:pp|%p)${LITERAL_END}`),
  say`percentage points such as 5pp`,
);
export const Percent = literal(
  'Percent',
  new RegExp(`${NUMBER}%${LITERAL_END}`),
  say`a percentage such as 50%`,
);
export const Factor = literal(
  'Factor',
  new RegExp(`${NUMBER}(?:x|배)${LITERAL_END}`),
  say`a factor such as 2x`,
);
export const Money = literal(
  'Money',
  new RegExp(`\\u20A9${NUMBER}${LITERAL_END}|(?:${WON}|${NUMBER}(?:KRW|USD))${LITERAL_END}`),
  say`an amount of money such as 2000원`,
);
export const Distance = literal(
  'Distance',
  new RegExp(`${NUMBER}km${LITERAL_END}`),
  say`a distance such as 3km`,
);
export const Count = literal(
  'Count',
  new RegExp(`${NUMBER}(?:건|명|회|곳|개)${LITERAL_END}`),
  say`a count such as 30건`,
);
export const Num = literal('Number', new RegExp(`${NUMBER}${LITERAL_END}`), say`a number`);
export const Text = literal('String', /"(?:[^"\\\n]|\\.)*"/, say`a "text"`);
/** `"""…"""`, over several lines. */
export const LongText = literal('LongString', /"""[\s\S]*?"""/, say`a "text"`, [Literal, Text]);

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

function literal(name: string, pattern: RegExp, friendly: Friendly, categories = [Literal]): TokenType {
  return createToken({
    name,
    pattern,
    label: label(friendly),
    categories,
    line_breaks: name === 'LongString',
  });
}
