import { spanOf } from '../build/cst.ts';
import { isA } from '../grammar/gates.ts';
import { say } from '../say.ts';
import { Literal } from '../token/literals.ts';
import { Cmp } from '../token/signs.ts';
import { Identifier } from '../token/words.ts';
import { fits } from './expected.ts';
import type { Guess } from './guesses.ts';

/** How a comparison is said in Korean, behind its value, by its sign. */
const SIGNS: ReadonlyMap<string, string> = new Map([
  ['이상', '>='],
  ['이하', '<='],
  ['초과', '>'],
  ['넘게', '>'],
  ['미만', '<'],
]);

/** `delivery_time > 40m 이상`, `drop 50% 이상` */
export const signBehind: Guess = ({ before, token }) => {
  const value = before.at(-1);
  const sign = SIGNS.get(token?.image ?? '');
  if (token === null || value === undefined || sign === undefined || !isA(value, Literal)) return null;
  return {
    message: say`a comparison is written with a sign, not with \`${token.image}\``,
    label: say`the sign stands before the value`,
    help: say`write \`${sign} ${value.image}\``,
  };
};

/** `orders 30 초과`, `orders drop 30% 초과`, `orders > 30 초과` */
export const signSpokenBehind: Guess = ({ before, token, after, expected }) => {
  if (token === null) return null;
  const isBehind = !isA(token, Literal);
  const [value, word] = isBehind ? [before.at(-1), token] : [token, after[0]];
  const sign = SIGNS.get(word?.image ?? '');
  if (value === undefined || word === undefined || sign === undefined || !isA(value, Literal)) return null;
  const written = isBehind ? before.at(-2) : undefined;
  if (isBehind ? written?.tokenType !== Cmp : !expected.some(({ type }) => type === Cmp)) return null;
  // `50% 이상 감소` has its change behind it, which `testWithoutSign` answers.
  const behind = isBehind ? undefined : after[1];
  if (behind !== undefined && isA(behind, Identifier) && !fits(behind, expected)) return null;
  const right = `${sign} ${value.image}`;
  const span = { start: spanOf(written ?? value).start, end: spanOf(word).end };
  return {
    message: say`a comparison is written with a sign, not with \`${word.image}\``,
    label: say`the sign stands before the value`,
    help: say`write \`${right}\``,
    fix: { span, text: right, safe: false },
    span: spanOf(word),
  };
};
