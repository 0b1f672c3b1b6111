import type { IToken } from 'chevrotain';
import { spanOf } from '../build/cst.ts';
import { isA } from '../grammar/gates.ts';
import { Duration, Factor, Literal } from '../token/literals.ts';
import { Cmp, Comma, DotDot, LCurly } from '../token/signs.ts';
import { Identifier, words as k, Word } from '../token/words.ts';
import type { Guess } from './guesses.ts';

const CHANGES = [k.drop, k.rise, k.change];
const LESS_AND_MORE = 'expected > < >= or <=';

/** `drop 50%` */
export const changeWithoutSign: Guess = ({ before, token }) => {
  const last = before.at(-1);
  if (token === null || last === undefined || !isA(token, Literal) || !CHANGES.includes(last.tokenType))
    return null;
  const verb = last.tokenType === k.rise ? 'rises' : last.tokenType === k.drop ? 'falls' : 'changes';
  return {
    message: `a change needs a comparison before \`${token.image}\``,
    label: LESS_AND_MORE,
    help: `for example   ${last.image} > ${token.image}   ("${verb} ${inWords(token)}")`,
  };
};

/** `drop by 50%` */
export const changeBy: Guess = ({ before, token, after }) => {
  const [last, value] = [before.at(-1), after[0]];
  if (token?.tokenType !== k.by || last === undefined || !CHANGES.includes(last.tokenType)) return null;
  if (value === undefined || !isA(value, Literal)) return null;
  const fix = { span: spanOf(token), text: '>', safe: false };
  return {
    message: 'a change is written with a comparison, not with `by`',
    label: LESS_AND_MORE,
    help: `for example   ${last.image} > ${value.image}`,
    fix,
  };
};

/** `count orders` */
export const aggregateWithoutOf: Guess = ({ before, token, expected }) => {
  const last = before.at(-1);
  if (token === null || last === undefined || !isA(token, Identifier)) return null;
  if (
    !expected.some(({ type, rules }) => type === k.of && ['aggregate', 'signal'].includes(rules.at(-1) ?? ''))
  )
    return null;
  const at = spanOf(last).end;
  return {
    message: `\`of\` is missing between \`${last.image}\` and \`${token.image}\``,
    label: 'what is counted or measured starts here',
    help: `write   ${last.image} of ${token.image}`,
    fix: { span: { start: at, end: at }, text: ' of', safe: false },
  };
};

/** `delivery_time 40m` */
export const testWithoutSign: Guess = ({ before, token, expected }) => {
  const last = before.at(-1);
  if (
    token === null ||
    last === undefined ||
    !isA(token, Literal) ||
    !expected.some(({ type }) => type === Cmp)
  )
    return null;
  return {
    message: `a test needs a comparison before \`${token.image}\``,
    label: LESS_AND_MORE,
    help: `for example   ${last.image} > ${token.image}`,
  };
};

const LISTS = new Set(['args', 'argValue', 'list', 'record', 'params', 'anomaly']);

/** `a: 1 b: 2`, `("card" "cash")` */
export const missingComma: Guess = ({ before, token, expected, open }) => {
  const last = before.at(-1);
  if (token === null || last === undefined || open === null) return null;
  if (!expected.some(({ type, rules }) => type === Comma && LISTS.has(rules.at(-1) ?? ''))) return null;
  if (!isA(token, Literal) && !isA(token, Word) && !isA(token, LCurly)) return null;
  // In a list of names and days a reserved word is more likely the next clause than the next value.
  if (!isA(token, Literal) && !isA(token, Identifier) && !isA(token, LCurly)) return null;
  const end = spanOf(last).end;
  return {
    message: `a comma is missing before \`${token.image}\``,
    label: 'the next value starts here',
    help: `write \`${last.image}, ${token.image}\``,
    fix: { span: { start: end, end }, text: ',', safe: false },
  };
};

/** `is number(1..5)`, `is number 1..5` */
export const fieldWithLimits: Guess = ({ before, token, expected }) => {
  const type = before.findLastIndex((one) => one.tokenType === k.is);
  const name = before[type + 1];
  const inField = before.slice(Math.max(0, type - 4), type).some((one) => one.tokenType === k.field);
  if (token === null || type < 0 || name === undefined || !inField || before.length - type > 4) return null;
  if (!isA(token, Literal) && token.tokenType !== DotDot) return null;
  if (!expected.some(({ rules }) => rules.includes('type') || rules.includes('sourceItem'))) return null;
  return {
    message: `a type has no limits, so \`${token.image}\` does not fit here`,
    label: `the type is \`${name.image}\` alone`,
    help: `write \`is ${name.image}\`; limits belong into a condition, for example   rating < 2`,
  };
};

/** `for 50m per order_id`: how long something has been in a state. */
export const stateSince: Guess = ({ before, token }) => {
  const [word, duration] = before.slice(-2);
  if (
    token?.tokenType !== k.per ||
    word?.tokenType !== k.for ||
    duration === undefined ||
    !isA(duration, Duration)
  )
    return null;
  return {
    message: '`for` holds a test, it does not count how long each one has been in a state',
    label: '`per` cannot follow `for`',
    help: `write   each … not followed by each … within ${duration.image}`,
  };
};

/** A factor is a multiple of what is usual: `rise > 2x` is more than double, not two times more. */
function inWords(token: IToken): string {
  if (isA(token, Factor)) return `to more than ${token.image} the usual`;
  return `by more than ${token.image === '50%' ? 'half' : token.image}`;
}
