import type { IToken } from 'chevrotain';
import { spanOf } from '../build/cst.ts';
import { isA } from '../grammar/gates.ts';
import { say } from '../say.ts';
import { Literal, Text } from '../token/literals.ts';
import { Cmp, Colon, Equals, LCurly, LParen, RParen } from '../token/signs.ts';
import { Identifier, words as k } from '../token/words.ts';
import { isComparative } from './guess-plain.ts';
import type { Guess } from './guesses.ts';
import type { Answer } from './syntax-error.ts';

/** Clauses whose value follows at once. */
const SETTINGS = new Set([
  k.about,
  k.owner,
  k.runbook,
  k.severity,
  k.mode,
  k.labels,
  k.cooldown,
  k.key,
  k.time,
  k.when,
]);
const BODIES = new Set([k.if, k.then, k.else, k.otherwise, k.always, k.when]);

/** `owner: "ops"`, `mode = shadow`, and `if cause is x:` */
export const signOfAnotherLanguage: Guess = ({ before, token, after }) => {
  const last = before.at(-1);
  if (
    token === null ||
    last === undefined ||
    !(isA(token, Colon) || isA(token, Equals) || token.tokenType === k.is)
  )
    return valueInQuotes(last, token);
  const next = after[0];
  if (SETTINGS.has(last.tokenType) && next !== undefined) {
    return {
      message: say`\`${last.image}\` is followed by its value, without \`${token.image}\``,
      label: say`leave this out`,
      help: say`write \`${`${last.image} ${next.image}`}\``,
      fix: { span: spanOf(token), text: '', safe: false },
    };
  }
  const body = before.slice(-12).findLast(({ tokenType }) => BODIES.has(tokenType));
  if (!isA(token, Colon) || body === undefined || body.startLine !== token.startLine) return null;
  const [head, isOpened] = [body === last ? '' : ' …', next !== undefined && isA(next, LCurly)];
  return {
    message: say`what is to be done stands in braces, not behind \`:\``,
    label: say`expected \`{\` here`,
    help: say`write   ${body.image}${head} { do … }`,
    fix: isOpened ? { span: spanOf(token), text: '', safe: false } : null,
  };
};

/** `severity "high"`, `mode "shadow"` */
function valueInQuotes(last: IToken | undefined, token: IToken | null): Answer | null {
  const value = token === null ? undefined : /^"(\w+)"$/.exec(token.image)?.[1];
  if (token === null || value === undefined || last === undefined) return null;
  if (last.tokenType !== k.severity && last.tokenType !== k.mode) return null;
  return {
    message: say`\`${last.image}\` is followed by a word, not by a text`,
    label: say`without quotes`,
    help: say`write \`${`${last.image} ${value}`}\``,
    fix: { span: spanOf(token), text: value, safe: false },
  };
}

const ELSE_IF = new Set(['elif', 'elsif', 'elseif', 'elsif']);

/** `elif a > 1 { … }` */
export const elseIf: Guess = ({ token }) => {
  if (token === null || !ELSE_IF.has(token.image.toLowerCase())) return null;
  return {
    message: say`\`${token.image}\` is written \`${'else if'}\``,
    label: say`two words`,
    fix: { span: spanOf(token), text: 'else if', safe: false },
  };
};

/** `do notify.ops "…"` */
export const callWithoutBrackets: Guess = ({ before, token, expected }) => {
  if (token === null || !isA(token, Text) || !expected.some(({ type }) => type === LParen)) return null;
  const start = before.findLastIndex(({ tokenType }) => tokenType === k.do);
  if (start < 0 || before.length - start > 6) return null;
  const name = named(before.slice(start + 1));
  return {
    message: say`what \`${name}\` is given stands in parentheses`,
    label: say`expected \`(\` before this`,
    help: say`write \`${`do ${name}(text: ${token.image})`}\``,
  };
};

/** `avg(reviews.rating)` */
export const aggregateAsFunction: Guess = ({ before, token, after, expected }) => {
  const last = before.at(-1);
  if (token === null || last === undefined || !isA(token, LParen) || !AGGREGATE.test(last.image)) return null;
  const closing = after.findIndex((one) => isA(one, RParen));
  if (closing < 1) return null;
  const of = named(after.slice(0, closing));
  if (!/^[\p{L}_][\p{L}\p{N}_.]*$/u.test(of))
    return {
      message: say`what is counted or measured follows \`of\``,
      label: say`not written as a function`,
      help: say`name what is counted, for example   ${last.image.toLowerCase()} of order_events … over 15m`,
    };
  const right = `${last.image.toLowerCase()} of ${of}`;
  if (expected.some(({ type }) => type === Cmp))
    return {
      message: say`a condition names a metric, and what is measured is said where the metric is declared`,
      label: say`not written as a function`,
      help: say`write \`${of}\` where it is a metric, else declare one: \`${`metric … = ${right}`}\``,
      span: { start: last.startOffset, end: spanOf(after[closing] ?? token).end },
    };
  const span = { start: last.startOffset, end: spanOf(after[closing] ?? token).end };
  return {
    message: say`what is counted or measured follows \`of\``,
    label: say`not written as a function`,
    help: say`write \`${right}\``,
    fix: { span, text: right, safe: false },
    span,
  };
};

export const AGGREGATE = /^(count|sum|avg|min|max|median|distinct|latest|share|rate|stddev|p\d{2})$/i;

/** `delivery_time by region`, `group by region` */
export const groupedBy: Guess = ({ before, token, after, expected, text }) => {
  if (token === null) return null;
  const [by, name] = token.tokenType === k.by ? [token, after[0]] : [after[0], after[1]];
  const isGroup = token.tokenType === k.by || token.image.toLowerCase() === 'group';
  if (!isGroup || by?.tokenType !== k.by || name === undefined || !isA(name, Identifier)) return null;
  // `drops by more than 40%`, `drop by half` tells nothing apart.
  const isChange = [k.drop, k.rise, k.change].some((word) => word === before.at(-1)?.tokenType);
  if (isChange || isComparative(name)) return null;
  const behind = expected.some(({ type }) => type === k.per)
    ? null
    : groupedBehind(before, token, name, text);
  if (behind !== null) return behind;
  if (before.length === 0 || !expected.some(({ type }) => type === k.per)) return null;
  const span = { start: spanOf(token).start, end: spanOf(by).end };
  return {
    message: say`for each one of them is written \`${`per ${name.image}`}\``,
    label: say`expected \`per\``,
    fix: { span, text: 'per', safe: false },
    span,
  };
};

/** `orders > 40 over 15m group by region` */
function groupedBehind(before: readonly IToken[], token: IToken, name: IToken, text: string): Answer | null {
  const start = before.findLastIndex(
    ({ tokenType }) => BODIES.has(tokenType) || tokenType === k.and || tokenType === k.or,
  );
  const test = before
    .slice(start + 1)
    .find(({ tokenType }) => tokenType === Cmp || CHANGES.includes(tokenType));
  if (start < 0 || test === undefined) return null;
  const per = `per ${name.image}`;
  const span = { start: spanOf(test).start, end: spanOf(name).end };
  return {
    message: say`\`${per}\` stands before the comparison`,
    label: say`it says which value is meant`,
    help: say`write   … ${per} ${test.image} …`,
    fix: { span, text: `${per} ${text.slice(span.start, spanOf(token).start).trimEnd()}`, safe: false },
  };
}

const CHANGES = [k.drop, k.rise, k.change];

/** `max 6 runs in 1h`, `no more than 6 runs`, `spend limit 300만원`, `spend 300만원` */
export const limitInWords: Guess = ({ before, token, after, expected }) => {
  if (token === null) return null;
  const isSpend = before.at(-1)?.tokenType === k.spend;
  const rest = [token, ...after.slice(0, 4)];
  const at = rest.findIndex((one) => isA(one, Literal));
  const value = rest[at];
  const said = rest.slice(0, at).map(({ image }) => image.toLowerCase());
  if (value === undefined || !expected.some(({ type, rules }) => type === k.at && rules.includes('limit')))
    return null;
  if (!said.every((word) => LIMIT_WORDS.has(word)) || (said.length === 0 && !isSpend)) return null;
  const span = { start: spanOf(token).start, end: spanOf(value).start };
  return {
    message: say`a limit is written \`${'at most'}\``,
    label: say`expected \`at most\``,
    help: say`write \`${`${isSpend ? 'spend ' : ''}at most ${value.image}`}\``,
    fix: { span, text: 'at most ', safe: false },
  };
};

const LIMIT_WORDS = new Set([
  'max',
  'maximum',
  'limit',
  'up',
  'to',
  'no',
  'not',
  'more',
  'than',
  'most',
  '최대',
]);

/** `favourite <> "치킨"`, `favourite !== "치킨"` */
export const notEqual: Guess = ({ before, token }) => {
  const last = before.at(-1);
  if (token === null || last === undefined || last.startOffset + last.image.length !== token.startOffset)
    return null;
  const sign = `${last.image}${token.image}`;
  if (sign !== '<>' && sign !== '!==' && sign !== '===') return null;
  const right = sign === '===' ? 'is' : 'is not';
  const span = { start: last.startOffset, end: spanOf(token).end };
  return {
    message: say`\`${sign}\` is written \`${right}\``,
    label: say`written as a word`,
    fix: { span, text: right, safe: false },
    span,
  };
};

/** `once per customer in 1 month` */
export const monthAsUnit: Guess = ({ before, token }) => {
  const last = before.at(-1);
  if (token === null || last === undefined || !/^(months?|mo|달|개월)$/i.test(token.image)) return null;
  const count = Number(last.image);
  if (!Number.isInteger(count)) return null;
  const span = { start: last.startOffset, end: spanOf(token).end };
  return {
    message: say`a month has no fixed length`,
    label: say`28, 30 or 31 days?`,
    help: say`write \`${`${count * 30}d`}\``,
    fix: { span, text: `${count * 30}d`, safe: false },
    span,
  };
};

function named(tokens: readonly IToken[]): string {
  return tokens.map(({ image }) => image).join('');
}
