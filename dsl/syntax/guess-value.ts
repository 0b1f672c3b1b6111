import type { IToken } from 'chevrotain';
import { spanOf } from '../build/cst.ts';
import { isA } from '../grammar/gates.ts';
import { say, type Text } from '../say.ts';
import { Duration, Factor, Literal } from '../token/literals.ts';
import { Cmp, Colon, Comma, DotDot, Equals, LCurly, LParen, RParen } from '../token/signs.ts';
import { Identifier, words as k, Word } from '../token/words.ts';
import { valuesListed } from './guess-field.ts';
import type { Guess } from './guesses.ts';
import type { Answer } from './syntax-error.ts';

const CHANGES = [k.drop, k.rise, k.change];
const LESS_AND_MORE = say`expected > < >= or <=`;

/** `drop 50%` */
export const changeWithoutSign: Guess = ({ before, token }) => {
  const last = before.at(-1);
  if (token === null || last === undefined || !isA(token, Literal) || !CHANGES.includes(last.tokenType))
    return null;
  return {
    message: say`a change needs a comparison before \`${token.image}\``,
    label: LESS_AND_MORE,
    help: say`for example   ${last.image} > ${token.image}   ("${inWords(last, token)}")`,
  };
};

/** What follows a limit that is reached already: `40% or more`. */
const OR_SO: ReadonlyMap<string, string> = new Map([
  ['more', '>='],
  ['above', '>='],
  ['higher', '>='],
  ['less', '<='],
  ['below', '<='],
  ['lower', '<='],
]);

/** `drop by 50%`, `drop by 40% or more` */
export const changeBy: Guess = ({ before, token, after }) => {
  const [last, value] = [before.at(-1), after[0]];
  if (token?.tokenType !== k.by || last === undefined || !CHANGES.includes(last.tokenType)) return null;
  if (value === undefined || !isA(value, Literal)) return null;
  const message = say`a change is written with a comparison, not with \`by\``;
  const [, or, more] = after;
  const sign = or?.tokenType === k.or ? OR_SO.get(more?.image ?? '') : undefined;
  if (more !== undefined && sign !== undefined) {
    const right = `${sign} ${value.image}`;
    const span = { start: spanOf(token).start, end: spanOf(more).end };
    const fix = { span, text: right, safe: false };
    return { message, label: LESS_AND_MORE, help: say`write \`${`${last.image} ${right}`}\``, fix };
  }
  const fix = { span: spanOf(token), text: '>', safe: false };
  return { message, label: LESS_AND_MORE, help: say`for example   ${last.image} > ${value.image}`, fix };
};

/** `delivery_time between 40m and 60m` */
export const betweenTwo: Guess = ({ before, token, after, expected }) => {
  const [low, and, high] = after;
  if (token?.image !== 'between' || low === undefined || high === undefined || and?.tokenType !== k.and)
    return null;
  if (!expected.some(({ type }) => type === Cmp)) return null;
  const name = signalBefore(before);
  return {
    message: say`a range is written as two tests`,
    label: say`each limit has its own`,
    help: say`write \`${`(${name} >= ${low.image} and ${name} <= ${high.image})`}\``,
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
    message: say`\`of\` is missing between \`${last.image}\` and \`${token.image}\``,
    label: say`what is counted or measured starts here`,
    help: say`write   ${last.image} of ${token.image}`,
    fix: { span: { start: at, end: at }, text: ' of', safe: false },
  };
};

/** `delivery_time 40m` */
export const testWithoutSign: Guess = ({ before, token, after, expected }) => {
  const last = before.at(-1);
  if (
    token === null ||
    last === undefined ||
    !isA(token, Literal) ||
    !expected.some(({ type }) => type === Cmp)
  )
    return null;
  const message = say`a test needs a comparison before \`${token.image}\``;
  const [sign, word] = Object.hasOwn(SIGNS, after[0]?.image ?? '')
    ? [SIGNS[after[0]!.image], after[1]]
    : ['>', after[0]];
  const change = word === undefined ? undefined : SPOKEN_CHANGES.get(word.image);
  if (word !== undefined && change !== undefined) {
    const right = `${change} ${sign} ${token.image}`;
    const span = { start: spanOf(token).start, end: spanOf(word).end };
    return {
      message,
      label: LESS_AND_MORE,
      help: say`write \`${right}\``,
      fix: { span, text: right, safe: false },
    };
  }
  return { message, label: LESS_AND_MORE, help: say`for example   ${signalBefore(before)} > ${token.image}` };
};

/** `이상` behind a value, as its sign. */
const SIGNS: Readonly<Record<string, string>> = { 이상: '>=', 이하: '<=', 초과: '>', 넘게: '>', 미만: '<' };
/** A change behind its amount: `50% 감소`, `50% drop`. */
const SPOKEN_CHANGES: ReadonlyMap<string, string> = new Map([
  ...['감소', '하락', '줄면', '떨어지면', '급감', 'drop', 'drops', 'decrease', 'fall', 'down'].map(
    (said) => [said, 'drop'] as const,
  ),
  ...['증가', '상승', '늘면', '오르면', '급증', 'rise', 'rises', 'increase', 'up'].map(
    (said) => [said, 'rise'] as const,
  ),
]);

/** What is compared, as it was written: `delivery_time per region`, the last name of a filter. */
function signalBefore(before: readonly IToken[]): string {
  const start = before.findLastIndex(({ tokenType }) => BEFORE_A_SIGNAL.has(tokenType)) + 1;
  const words = before.slice(start);
  return words.length > LONGEST_SIGNAL ? (words.at(-1)?.image ?? '') : spelled(words);
}

const BEFORE_A_SIGNAL = new Set([
  k.when,
  k.unless,
  k.if,
  k.and,
  k.or,
  k.not,
  k.by,
  k.where,
  k.expect,
  LParen,
]);
/** A signal of so many tokens is shown whole. */
const LONGEST_SIGNAL = 9;

/** Tokens as a line of text, with a blank where the author left one. */
function spelled(tokens: readonly IToken[]): string {
  return tokens.reduce((line, token, index) => {
    const last = tokens[index - 1];
    const isApart = last !== undefined && spanOf(last).end < spanOf(token).start;
    return `${line}${isApart ? ' ' : ''}${token.image}`;
  }, '');
}

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
    message: say`a comma is missing before \`${token.image}\``,
    label: say`the next value starts here`,
    help: say`write \`${last.image}, ${token.image}\``,
    fix: { span: { start: end, end }, text: ',', safe: false },
  };
};

/** `(bonus 2000원)`, `(to nearby_riders)`: the word that begins an argument is its name. */
export const argumentWithoutColon: Guess = ({ before, token, open, expected }) => {
  const [first, name] = before.slice(-2);
  if (token === null || open === null || first === undefined || name === undefined) return null;
  if (!isA(first, LParen) && !isA(first, Comma)) return null;
  if (!isA(name, Word) || (!isA(token, Literal) && !isA(token, Identifier))) return null;
  if (!expected.some(({ type, rules }) => type === Colon && LISTS.has(rules.at(-1) ?? ''))) return null;
  const end = spanOf(name).end;
  return {
    message: say`a value follows its name behind \`:\``,
    label: say`expected \`:\` before this`,
    help: say`write \`${`${name.image}: ${token.image}`}\``,
    fix: { span: { start: end, end }, text: ':', safe: false },
  };
};

/** `(text = "…")` */
export const argumentByEquals: Guess = ({ before, token, open, expected }) => {
  const name = before.at(-1);
  if (token === null || !isA(token, Equals) || name === undefined || open === null) return null;
  if (!expected.some(({ type, rules }) => type === Colon && LISTS.has(rules.at(-1) ?? ''))) return null;
  return {
    message: say`a value follows its name behind \`:\``,
    label: say`expected \`:\``,
    help: say`write \`${`${name.image}: …`}\``,
    fix: { span: { start: spanOf(name).end, end: spanOf(token).end }, text: ':', safe: false },
  };
};

/** `is number(1..5)`, `is number 1..5` */
export const fieldWithLimits: Guess = ({ before, token, after, expected }) => {
  const type = before.findLastIndex((one) => one.tokenType === k.is);
  const name = before[type + 1];
  const inField = before.slice(Math.max(0, type - 4), type).some((one) => one.tokenType === k.field);
  if (token === null || type < 0 || name === undefined || !inField || before.length - type > 4) return null;
  if (!isA(token, Literal) && token.tokenType !== DotDot) return null;
  if (!expected.some(({ rules }) => rules.includes('type') || rules.includes('sourceItem'))) return null;
  const listed = listOfValues(name, [token, ...after]);
  if (listed !== null) return listed;
  return {
    message: say`a type has no limits, so \`${token.image}\` does not fit here`,
    label: say`the type is \`${name.image}\` alone`,
    help: say`write \`is ${name.image}\`; limits belong into a condition, for example   rating < 2`,
  };
};

/** `is enum("a", "b")`, `is one of "a", "b"` */
function listOfValues(name: IToken, rest: readonly IToken[]): Answer | null {
  if (!/^(enum|one|oneof|choice|any)$/i.test(name.image)) return null;
  const end = rest.findIndex((one) => !isA(one, Literal) && !isA(one, Comma));
  const values = rest.slice(0, end < 0 ? rest.length : end);
  const closing = end < 0 ? undefined : rest[end];
  const last = closing !== undefined && isA(closing, RParen) ? closing : values.at(-1);
  if (last === undefined) return null;
  const literals = values.filter((one) => isA(one, Literal));
  return valuesListed(literals, { start: spanOf(name).start, end: spanOf(last).end });
}

/** `field note: text` */
export const fieldWithColon: Guess = ({ before, token }) => {
  const isField = before.slice(-3).some(({ tokenType }) => tokenType === k.field);
  if (token === null || !isField || !(isA(token, Colon) || isA(token, Equals))) return null;
  return {
    message: say`the type of a field follows \`is\``,
    label: say`expected \`is\``,
    fix: { span: spanOf(token), text: ' is', safe: false },
  };
};

/** `weather.now.alert exists` */
export const existsInWords: Guess = ({ token, expected }) => {
  if (token === null || !/^(exists?|present|있음|있으면|존재)$/.test(token.image)) return null;
  if (!expected.some(({ type }) => type === Cmp)) return null;
  return {
    message: say`what is there is written \`${'is not missing'}\``,
    label: say`expected \`is\``,
    fix: { span: spanOf(token), text: 'is not missing', safe: false },
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
    message: say`\`for\` holds a test, it does not count how long each one has been in a state`,
    label: say`\`per\` cannot follow \`for\``,
    help: say`write   each … not followed by each … within ${duration.image}`,
  };
};

/** A factor is a multiple of what is usual: `rise > 2x` is more than double, not two times more. */
function inWords(change: IToken, amount: IToken): Text {
  const { image } = amount;
  const isFactor = isA(amount, Factor);
  const by = image === '50%' ? say`half` : image;
  switch (change.tokenType) {
    case k.rise:
      return isFactor ? say`rises to more than ${image} the usual` : say`rises by more than ${by}`;
    case k.drop:
      return isFactor ? say`falls to more than ${image} the usual` : say`falls by more than ${by}`;
    default:
      return isFactor ? say`changes to more than ${image} the usual` : say`changes by more than ${by}`;
  }
}
