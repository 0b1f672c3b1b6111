import type { IToken } from 'chevrotain';
import { spanOf } from '../build/cst.ts';
import { isA } from '../grammar/gates.ts';
import { say } from '../say.ts';
import { Duration, Literal, Text } from '../token/literals.ts';
import {
  Cmp,
  Colon,
  Comma,
  Dot,
  EqOp,
  Equals,
  LCurly,
  LParen,
  LSquare,
  RCurly,
  RParen,
  RSquare,
} from '../token/signs.ts';
import { Identifier, words as k } from '../token/words.ts';
import type { Guess } from './guesses.ts';

const CHANGES = [k.drop, k.rise, k.change];

/** `orders[15m] > 40`, `orders["강남구"] > 40` */
export const squareBrackets: Guess = ({ before, token, after, text }) => {
  const [name, inner, closing] = [before.at(-1), after[0], after[1]];
  if (token === null || !isA(token, LSquare) || name === undefined || !isA(name, Identifier)) return null;
  if (inner === undefined || closing === undefined || !isA(closing, RSquare)) return null;
  const start = spanOf(name).end;
  if (!isA(inner, Duration)) {
    if (!isA(inner, Text) && !isA(inner, Identifier)) return null;
    // A name may be what the metric is told apart by, or one place of it.
    if (!isA(inner, Text) && /^\w+$/.test(inner.image))
      return {
        message: say`what a metric is told apart by stands behind \`per\`, not in \`[ ]\``,
        label: say`expected \`per\``,
        help: say`write \`${`${name.image} per ${inner.image}`}\`, or \`${`${name.image} in ${inner.image}`}\` where it is one place`,
        span: { start: spanOf(token).start, end: spanOf(closing).end },
      };
    return {
      message: say`a place stands behind \`in\`, not in \`[ ]\``,
      label: say`expected \`in\``,
      help: say`write \`${`${name.image} in ${inner.image}`}\``,
      fix: { span: { start, end: spanOf(closing).end }, text: ` in ${inner.image}`, safe: false },
    };
  }
  const rest = after.slice(2);
  const value = rest.findIndex((one) => isA(one, Literal));
  const end = rest[value];
  const isTest =
    value >= 0 &&
    rest.slice(0, value).every((one) => one.tokenType === Cmp || CHANGES.includes(one.tokenType));
  const right = `over ${inner.image}`;
  const test = end !== undefined && isTest ? text.slice(spanOf(closing).end, spanOf(end).end) : null;
  return {
    message: say`the window of a value is written \`${right}\``,
    label: say`not in \`[ ]\``,
    help: say`write it behind the comparison: \`${`${name.image}${test ?? ' > …'} ${right}`}\``,
    fix:
      test === null || end === undefined
        ? null
        : { span: { start, end: spanOf(end).end }, text: `${test} ${right}`, safe: false },
    span: { start: spanOf(token).start, end: spanOf(closing).end },
  };
};

/** `do eta.adjust{place: region, add: 10m}` */
export const callInBraces: Guess = ({ before, token, after, text }) => {
  const start = before.findLastIndex(({ tokenType }) => tokenType === k.do);
  const parts = before.slice(start + 1);
  if (start < 0 || parts.length === 0 || !parts.every((one) => isA(one, Identifier) || isA(one, Dot)))
    return null;
  const end = after.findIndex((one) => isA(one, RCurly));
  const closing = after[end];
  if (token === null || !isA(token, LCurly) || closing === undefined) return null;
  const name = parts.map(({ image }) => image).join('');
  const span = { start: spanOf(parts.at(-1)!).end, end: spanOf(closing).end };
  const inner = text.slice(spanOf(token).end, spanOf(closing).start).trim();
  // A brace inside of it, or a sign that is none of a call: only the author can part these.
  const isPlain = !after.slice(0, end).some((one) => isA(one, LCurly) || isA(one, Equals));
  return {
    message: say`what \`${name}\` is given stands in parentheses`,
    label: say`not in braces`,
    help: say`write \`${`do ${name}(${isPlain ? inner.replace(/\s+/g, ' ') : '…'})`}\``,
    fix: isPlain ? { span, text: `(${inner})`, safe: false } : null,
    span: { start: spanOf(token).start, end: spanOf(closing).end },
  };
};

/** `orders{region="강남구"} > 40` */
export const labelsInBraces: Guess = ({ before, token, after }) => {
  const name = before.at(-1);
  if (token === null || !isA(token, LCurly) || name === undefined || !isA(name, Identifier)) return null;
  const closing = after.findIndex((one) => isA(one, RCurly));
  const inner = after.slice(0, closing);
  const tests = partsOf(inner).map(([field, sign, value, ...more]) => {
    const isTest = sign !== undefined && (isA(sign, Equals) || isA(sign, Colon) || isA(sign, EqOp));
    if (field === undefined || !isTest || value === undefined || more.length > 0) return null;
    return `${field.image} ${sign.image.startsWith('!') ? 'is not' : 'is'} ${value.image}`;
  });
  if (closing < 3 || tests.some((test) => test === null)) return null;
  const right = tests.length > 1 ? `where (${tests.join(' and ')})` : `where ${tests[0]}`;
  const span = { start: spanOf(token).start, end: spanOf(after[closing] ?? token).end };
  return {
    message: say`what is chosen among is written \`${'where'}\``,
    label: say`not in braces`,
    help: say`write \`${`${name.image} ${right}`}\``,
    fix: { span: { start: spanOf(name).end, end: span.end }, text: ` ${right}`, safe: false },
    span,
  };
};

/** `sum by (region) (orders) > 40` */
export const groupedFold: Guess = ({ before, token, after }) => {
  const fold = before.at(-1);
  if (token?.tokenType !== k.by || fold === undefined) return null;
  const [open, dimension, close, openOf, name, closeOf] = after;
  const isForm =
    open &&
    close &&
    openOf &&
    closeOf &&
    isA(open, LParen) &&
    isA(close, RParen) &&
    isA(openOf, LParen) &&
    isA(closeOf, RParen);
  if (!isForm || dimension === undefined || name === undefined) return null;
  const right = `${name.image} per ${dimension.image}`;
  const span = { start: spanOf(fold).start, end: spanOf(closeOf).end };
  return {
    message: say`for each one of them is written \`${`per ${dimension.image}`}\``,
    label: say`a metric is folded already`,
    help: say`write \`${right}\``,
    fix: { span, text: right, safe: false },
    span,
  };
};

/** `orders.drop(50%)`, `drop(orders) > 50%` */
export const changeAsFunction: Guess = ({ before, token, after }) => {
  if (token === null) return null;
  const [dot, word] = before.slice(-2);
  const [value, closing] = after;
  if (isA(token, LParen) && word && dot && isA(dot, Dot) && CHANGES.includes(word.tokenType)) {
    if (value === undefined || closing === undefined || !isA(value, Literal) || !isA(closing, RParen))
      return null;
    const right = `${word.image} > ${value.image}`;
    const span = { start: spanOf(dot).start, end: spanOf(closing).end };
    return {
      message: say`a change is a word with a comparison, not a function`,
      label: say`expected > < >= or <=`,
      help: say`write \`${right}\``,
      fix: { span, text: ` ${right}`, safe: false },
      span,
    };
  }
  if (!CHANGES.includes(token.tokenType) || value === undefined || !isA(value, LParen)) return null;
  const end = after.findIndex((one) => isA(one, RParen));
  if (end < 2) return null;
  const of = after.slice(1, end).map(({ image }) => image);
  const right = `${of.join('')} ${token.image}`;
  const span = { start: spanOf(token).start, end: spanOf(after[end] ?? token).end };
  return {
    message: say`a change is a word with a comparison, not a function`,
    label: say`what changes stands before it`,
    help: say`write \`${`${right} > …`}\``,
    fix: { span, text: right, safe: false },
    span,
  };
};

/** `if cause == riders short`, `cause in (a, b)` */
export const causeBySign: Guess = ({ before, token, after }) => {
  const cause = before.at(-1);
  if (token === null || cause?.tokenType !== k.cause) return null;
  if (isA(token, EqOp) || isA(token, Equals) || isA(token, Colon)) {
    const right = token.image.startsWith('!') ? 'is not' : 'is';
    return {
      message: say`a cause is asked for with \`${`cause ${right}`}\``,
      label: say`expected \`${right}\``,
      fix: { span: spanOf(token), text: right, safe: true },
    };
  }
  const closing = after.findIndex((one) => isA(one, RParen));
  if (token.tokenType !== k.in || closing < 2) return null;
  const names = partsOf(after.slice(1, closing)).map((words) => words.map(({ image }) => image).join(' '));
  const right = names.map((name) => `cause is ${name}`).join(' or ');
  const span = { start: spanOf(cause).start, end: spanOf(after[closing] ?? token).end };
  return {
    message: say`\`cause is\` names one cause`,
    label: say`say it again for the second`,
    help: say`write \`${right}\``,
    fix: { span, text: right, safe: false },
    span,
  };
};

/** `if riders short { … }` */
export const causeWithoutIs: Guess = ({ before, token, after }) => {
  const start = before.findLastIndex(({ tokenType }) => tokenType === k.if);
  const said = [...before.slice(start + 1), ...(token === null ? [] : [token])];
  if (token === null || start < 0 || said.length < 2) return null;
  const end = after.findIndex((one) => isA(one, LCurly) || one.tokenType === k.then);
  const words = [...said, ...after.slice(0, end)];
  if (end < 0 || words.length > 6 || !words.every((one) => isA(one, Identifier))) return null;
  const first = words[0] ?? token;
  const name = words.map(({ image }) => image).join(' ');
  const span = { start: spanOf(first).start, end: spanOf(words.at(-1) ?? token).end };
  return {
    message: say`a cause is asked for with \`${'cause is'}\``,
    label: say`a cause, not a test`,
    help: say`write \`${`if cause is ${name}`}\``,
    fix: { span, text: `cause is ${name}`, safe: false },
    span,
  };
};

/** `> = 40m` */
export const signInTwo: Guess = ({ before, token }) => {
  const sign = before.at(-1);
  if (token === null || sign === undefined || !isA(token, Equals) || !/^[<>]$/.test(sign.image)) return null;
  const span = { start: spanOf(sign).start, end: spanOf(token).end };
  return {
    message: say`\`${`${sign.image} =`}\` is written \`${`${sign.image}=`}\``,
    label: say`in one piece`,
    fix: { span, text: `${sign.image}=`, safe: true },
    span,
  };
};

function partsOf(tokens: readonly IToken[]): readonly (readonly IToken[])[] {
  const parts: IToken[][] = [[]];
  for (const token of tokens) {
    if (isA(token, Comma)) parts.push([]);
    else parts.at(-1)?.push(token);
  }
  return parts;
}
