import type { IToken } from 'chevrotain';
import { spanOf } from '../build/cst.ts';
import { isA } from '../grammar/gates.ts';
import { say } from '../say.ts';
import { Duration, Literal, LooseSpan, Text } from '../token/literals.ts';
import { Cmp, Comma, Dot, Equals, LParen, Minus, Slash } from '../token/signs.ts';
import { Identifier, words as k } from '../token/words.ts';
import type { Guess } from './guesses.ts';

/** `playbook gangnam drop "…"`, `playbook gangnam-drop`, `metric slow orders = …` */
export const nameInOnePiece: Guess = ({ before, token, after, expected }) => {
  const start = before.findLastIndex((one) => one.tokenType === k.playbook || one.tokenType === k.metric);
  const [word, head] = [before[start], before.slice(start + 1)];
  if (token === null || word === undefined || head.length !== 1 || !isA(head[0]!, Identifier)) return null;
  if (!expected.some(({ rules }) => rules.includes(word.image))) return null;
  const isPart = (one: IToken): boolean =>
    one.tokenType === Minus || one.tokenType === Slash || /^[\p{L}_][\p{L}\p{N}_]*$/u.test(one.image);
  const rest = [token, ...after];
  const end = rest.findIndex((one) => !isPart(one) || one.tokenType === k.when);
  const parts = [head[0]!, ...rest.slice(0, end < 0 ? rest.length : end)];
  const name = parts
    .filter((one) => one.tokenType !== Minus && one.tokenType !== Slash)
    .map(({ image }) => image)
    .join('_');
  if (parts.length < 2 || parts.length > 9) return null;
  const behind = rest[end];
  // `metric orders count of …` lacks its `=`.
  const isNamed = behind !== undefined && (isA(behind, Text) || isA(behind, Equals));
  if (word.tokenType === k.metric && !isNamed) return null;
  return {
    message: say`a name is one word, with \`_\` between its parts`,
    label: say`the name goes on here`,
    help: say`write \`${`${word.image} ${name}`}\``,
    fix: { span: { start: spanOf(head[0]!).start, end: spanOf(parts.at(-1)!).end }, text: name, safe: false },
  };
};

/** `vs yesterday`, `vs last week`, `baseline 4 weeks` */
export const sameTime: Guess = ({ before, token, after }) => {
  const word = before.at(-1);
  if (token === null || (word?.tokenType !== k.vs && word?.tokenType !== k.baseline)) return null;
  const isSpan = token.tokenType === LooseSpan;
  if (token.tokenType !== k.yesterday && token.tokenType !== k.last && !isSpan) return null;
  const said = token.tokenType === k.last && after[0] !== undefined ? `last ${after[0].image}` : token.image;
  const what = isSpan ? `last ${said}` : said;
  const at = spanOf(token).start;
  return {
    message: say`what it is compared with is the same time of that day`,
    label: say`expected \`same time\` before this`,
    help: say`write \`${`${word.image} same time ${what}`}\``,
    fix: { span: { start: at, end: at }, text: isSpan ? 'same time last ' : 'same time ', safe: false },
  };
};

/** An address that is longer is nobody's. */
const LONGEST_RUN = 500;

/** `owner ops`, `owner ops-seoul`, `runbook https://…`, `test busy for …` */
export const unquotedText: Guess = ({ before, token, expected, text }) => {
  const last = before.at(-1);
  if (token === null || last === undefined || !isA(token, Identifier)) return null;
  if (![k.owner, k.about, k.runbook, k.from, k.to, k.test, k.asked].some((word) => word === last.tokenType))
    return null;
  if (!expected.some(({ type }) => type === Text)) return null;
  // What is written without a blank belongs to it: `ops-seoul`, `https://…`.
  const start = spanOf(token).start;
  const run = /^[^\s{}()"]+/.exec(text.slice(start, start + LONGEST_RUN))?.[0] ?? token.image;
  const span = { start, end: start + run.length };
  const said = run.replace(/^`(.*)`$/, '$1');
  return {
    message: say`a text stands in quotes`,
    label: say`without quotes it is a name`,
    help: say`write \`${last.image} "${said}"\``,
    fix: { span, text: `"${said}"`, safe: false },
  };
};

/** `delivery_time > 45m per region` */
export const sliceBehindTest: Guess = ({ before, token, after }) => {
  const [sign, value] = before.slice(-2);
  const next = after[0];
  if (token === null || sign === undefined || value === undefined || next === undefined) return null;
  if (![k.per, k.in, k.where].some((word) => word === token.tokenType)) return null;
  if (sign.tokenType !== Cmp || !isA(value, Literal) || isA(next, Duration)) return null;
  return {
    message: say`\`${token.image} ${next.image}\` stands before the comparison`,
    label: say`it says which value is meant`,
    help: say`write   … ${token.image} ${next.image} ${sign.image} ${value.image}`,
  };
};

/** `at most 4 runs per 1h`, `at most 4 runs every 2h` */
export const limitPerTime: Guess = ({ before, token, after, expected }) => {
  const [word, time] = token?.tokenType === k.every ? [token, after[0]] : [before.at(-1), token];
  if (word === undefined || time == null || !isA(time, Duration)) return null;
  if (word.tokenType !== k.per && word.tokenType !== k.every) return null;
  if (!expected.some(({ rules }) => rules.includes('capScope') || rules.includes('limit'))) return null;
  return {
    message: say`a limit counts in a time, not per time`,
    label: word.tokenType === k.per ? say`\`per\` is for places and other things` : say`expected \`in\``,
    help: say`write \`in ${time.image}\``,
    fix: { span: spanOf(word), text: 'in', safe: false },
  };
};

const LIMITS = [k.at, k.cooldown, k.spend, k.once, k.needs];

/** `cooldown 30m per region, at most 4 runs in 1h` */
export const limitsWithoutCommas: Guess = ({ before, token }) => {
  const last = before.at(-1);
  if (token === null || last?.tokenType !== Comma || !LIMITS.some((word) => word === token.tokenType))
    return null;
  return {
    message: say`limits stand one after the other, without commas`,
    label: say`the next limit starts here`,
    help: say`leave the comma before \`${token.image}\` out`,
    fix: { span: spanOf(last), text: '', safe: false },
  };
};

/** `cancel_share in 강남구 and 서초구 > 20%` */
export const listOfPlaces: Guess = ({ before, token, after }) => {
  const [word, first] = before.slice(-2);
  const [second, next] = after;
  if (token === null || (token.tokenType !== k.and && token.tokenType !== k.or)) return null;
  if (word?.tokenType !== k.in || first === undefined || second === undefined || next === undefined)
    return null;
  if (!isA(second, Identifier) && !isA(second, Text)) return null;
  const list = `(${first.image}, ${second.image})`;
  return {
    message: say`several places stand in parentheses`,
    label: say`a condition cannot end here`,
    help: say`write \`in ${list}\``,
    fix: { span: { start: spanOf(first).start, end: spanOf(second).end }, text: list, safe: false },
  };
};

/** `unless order_events missing` */
export const missingWithoutIs: Guess = ({ before, token }) => {
  const last = before.at(-1);
  if (token?.tokenType !== k.missing || last === undefined || !isA(last, Identifier)) return null;
  const at = spanOf(token).start;
  return {
    message: say`\`is\` is missing before \`missing\``,
    label: say`what is tested ends before this`,
    help: say`write \`${last.image} is missing\``,
    fix: { span: { start: at, end: at }, text: 'is ', safe: false },
  };
};

/** `unless missing order_events` */
export const missingBefore: Guess = ({ token, after, text }) => {
  const [first] = after;
  if (token?.tokenType !== k.missing || first === undefined || !isA(first, Identifier)) return null;
  const start = spanOf(first).start;
  const name = /^[\p{L}\p{N}_.]+/u.exec(text.slice(start, start + LONGEST_RUN))?.[0] ?? first.image;
  const right = `${name} is missing`;
  return {
    message: say`that something is missing is written \`${right}\``,
    label: say`stands behind what is tested`,
    help: say`write \`${right}\``,
    fix: { span: { start: spanOf(token).start, end: start + name.length }, text: right, safe: false },
  };
};

/** `more` of `drops by more than 40%`. */
export function isComparative({ image }: IToken): boolean {
  return Object.hasOwn(IN_WORDS, image);
}

const IN_WORDS: Readonly<Record<string, string>> = {
  less: '<',
  fewer: '<',
  lower: '<',
  below: '<',
  under: '<',
  more: '>',
  greater: '>',
  higher: '>',
  bigger: '>',
  above: '>',
  exceeds: '>',
};

/** What people say before such a word: `is above 30`. */
const AUXILIARY = new Set(['is', 'are', 'by', 'goes']);

/** `orders less than 30`, `drop more than 50%`, `orders is less than 30`, `drop by more than 50%` */
export const comparisonInWords: Guess = ({ before: read, token: stop, after: rest }) => {
  const isBy = stop?.tokenType === k.by && rest[0] !== undefined;
  const before = isBy ? [...read, stop] : read;
  const token = isBy ? (rest[0] ?? null) : stop;
  const after = isBy ? rest.slice(1) : rest;
  const last = before.at(-1);
  // Behind `is` the word is read as a value, and only `than` does not fit.
  const isRead = token?.image === 'than' && last !== undefined && Object.hasOwn(IN_WORDS, last.image);
  const word = isRead ? last : token;
  const previous = isRead ? before.at(-2) : last;
  const sign = word === null || !Object.hasOwn(IN_WORDS, word.image) ? undefined : IN_WORDS[word.image];
  const value = !isRead && after[0]?.image === 'than' ? after[1] : after[0];
  if (word === null || sign === undefined || previous === undefined) return null;
  if (value === undefined || !isA(value, Literal)) return null;
  return {
    message: say`a comparison is written with a sign, not with \`${word.image}\``,
    label: say`expected > < >= or <=`,
    help: say`write \`${sign} ${value.image}\``,
    fix: {
      span: { start: spanOf(AUXILIARY.has(previous.image) ? previous : word).start, end: spanOf(value).end },
      text: `${sign} ${value.image}`,
      safe: false,
    },
  };
};

/** `then log.note(text: "…")` */
export const actionWithoutDo: Guess = ({ token, after, expected }) => {
  const [next] = after;
  if (token === null || !isA(token, Identifier) || !expected.some(({ type }) => type === k.do)) return null;
  const call = after.slice(0, 8).findIndex((one) => one.tokenType === LParen);
  if ((next?.tokenType !== Dot && next?.tokenType !== LParen) || call < 0) return null;
  const at = spanOf(token).start;
  const name = [token, ...after.slice(0, call)].map(({ image }) => image).join('');
  return {
    message: say`an action begins with \`do\``,
    label: say`expected \`do\` before this`,
    help: say`write \`do ${name}(…)\``,
    fix: { span: { start: at, end: at }, text: 'do ', safe: false },
  };
};

/** `playbook x { if orders < 30 then … }` */
export const whenNotIf: Guess = ({ before, token, expected }) => {
  const start = before.findLastIndex((one) => one.tokenType === k.playbook);
  if (token?.tokenType !== k.if || start < 0) return null;
  if (!expected.some(({ type, rules }) => type === k.when && rules.includes('pbItem'))) return null;
  if (before.slice(start).some((one) => one.tokenType === k.when || one.tokenType === k.then)) return null;
  return {
    message: say`what starts a playbook is written \`when\``,
    label: say`\`if\` belongs after \`then\``,
    help: say`write \`when\` for \`if\``,
    fix: { span: spanOf(token), text: 'when', safe: false },
  };
};

/** `orders => 30`, `orders drop => 30%` */
export const signTurned: Guess = ({ before, token: stopped, after, expected }) => {
  // Behind a signal the `=` is read for an equality, behind a change it is not.
  const isFirst = stopped?.image === '=' && expected.some(({ type }) => type === Cmp);
  const [last, token] = isFirst ? [stopped, after[0] ?? null] : [before.at(-1), stopped];
  if (token === null || last?.image !== '=' || (token.image !== '>' && token.image !== '<')) return null;
  return {
    message: say`\`=${token.image}\` is written \`${token.image}=\``,
    label: say`the other way round`,
    fix: { span: { start: spanOf(last).start, end: spanOf(token).end }, text: `${token.image}=`, safe: true },
  };
};
