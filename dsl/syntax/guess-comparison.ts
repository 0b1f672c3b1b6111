import { isA } from '../grammar/gates.ts';
import { say } from '../say.ts';
import { Literal } from '../token/literals.ts';
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
