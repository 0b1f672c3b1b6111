import type { IToken } from 'chevrotain';
import { spanOf } from '../build/cst.ts';
import { isA } from '../grammar/gates.ts';
import { say } from '../say.ts';
import { Duration, Literal } from '../token/literals.ts';
import { Cmp, Comma, LParen, RParen } from '../token/signs.ts';
import { Identifier, words as k } from '../token/words.ts';
import { AGGREGATE } from './guess-habits.ts';
import type { Guess } from './guesses.ts';
import type { Answer } from './syntax-error.ts';

/** Days as people call them, by how a baseline is written. */
const DAYS: ReadonlyMap<string, string> = new Map([
  ['yesterday', 'yesterday'],
  ['어제', 'yesterday'],
  ['전날', 'yesterday'],
  ['지난주', 'last week'],
  ['전주', 'last week'],
]);

/** `drop > 50% than yesterday`, `drop > 50% vs 지난주` */
export const comparedWithDay: Guess = ({ before, token, after }) => {
  const isVs = before.at(-1)?.tokenType === k.vs;
  const word = isVs ? token : token?.image === 'than' || token?.image === '대비' ? after[0] : null;
  const day = DAYS.get(word?.image ?? '');
  if (token === null || word == null || day === undefined) return null;
  const right = `same time ${day}`;
  return {
    message: say`what it is compared with is the same time of that day`,
    label: say`no baseline of this language`,
    help: say`write \`${`vs ${right}`}\``,
    fix: {
      span: { start: spanOf(token).start, end: spanOf(word).end },
      text: isVs ? right : `vs ${right}`,
      safe: false,
    },
  };
};

/** `orders in 강남구, 서초구 drop > 50%` */
export const placesWithCommas: Guess = ({ before, token, after, text }) => {
  const [word, first] = before.slice(-2);
  if (token === null || !isA(token, Comma) || word?.tokenType !== k.in || first === undefined) return null;
  const list = [token, ...after];
  let end = 0;
  while (isA(list[end]!, Comma) && isPlace(list[end + 1])) {
    end += 2;
    if (list[end] === undefined) return null;
  }
  const last = list[end - 1];
  if (end === 0 || last === undefined) return null;
  const span = { start: spanOf(first).start, end: spanOf(last).end };
  const right = `(${text.slice(span.start, span.end)})`;
  return {
    message: say`several places stand in parentheses`,
    label: say`the first place ends here`,
    help: say`write \`in ${right}\``,
    fix: { span, text: right, safe: false },
  };
};

function isPlace(token: IToken | undefined): boolean {
  return token !== undefined && (isA(token, Identifier) || token.image.startsWith('"'));
}

/** `orders > 30 during peak`, `orders > 30 not during peak`: a time is a condition of its own. */
export const duringWithoutAnd: Guess = ({ before, token, after }) => {
  const [name] = after;
  if (token?.tokenType !== k.during || name === undefined || !isA(name, Identifier)) return null;
  if (!before.some(({ tokenType }) => tokenType === k.when || tokenType === k.unless)) return null;
  const not = before.at(-1);
  if (not?.tokenType === k.not) return notDuring(not, token, name, before);
  const at = spanOf(token).start;
  return {
    message: say`\`${`during ${name.image}`}\` is a condition of its own`,
    label: say`expected \`and\` before this`,
    help: say`write \`and during ${name.image}\`, or \`only during ${name.image}\` below \`when\``,
    fix: { span: { start: at, end: at }, text: 'and ', safe: false },
  };
};

/** On a line of its own it is a clause of the playbook, else a condition without its `and`. */
function notDuring(not: IToken, during: IToken, name: IToken, before: readonly IToken[]): Answer {
  const clause = before.findLast(({ tokenType }) => CLAUSES.includes(tokenType) || tokenType === k.if);
  const isInPlaybook = before.some(({ tokenType }) => tokenType === k.playbook);
  const isClause =
    isInPlaybook &&
    (clause?.tokenType === k.when || clause?.tokenType === k.unless) &&
    before.at(-2)?.endLine !== not.startLine;
  const right = `${isClause ? 'except' : 'and not'} during ${name.image}`;
  return {
    message: isClause
      ? say`a time in which nothing starts is written \`${right}\``
      : say`\`${`not during ${name.image}`}\` is a condition of its own`,
    label: isClause ? say`expected \`except\` instead of \`not\`` : say`expected \`and\` before this`,
    help: say`write \`${right}\``,
    fix: { span: spanOf(not), text: isClause ? 'except' : 'and not', safe: false },
    span: { start: spanOf(not).start, end: spanOf(during).end },
  };
}

/** `when orders > 30 every 5m` */
export const watchedEvery: Guess = ({ before, token, after }) => {
  const [value] = after;
  if (token?.tokenType !== k.every || value === undefined || !isA(value, Duration)) return null;
  const start = before.findLastIndex(({ tokenType }) => tokenType === k.when);
  if (start < 0 || before.slice(start).some(({ tokenType }) => ACTING.includes(tokenType))) return null;
  return {
    message: say`a condition is looked at all the time, not \`every ${value.image}\``,
    label: say`leave this out`,
    help: say`how often it may act is said by \`${`cooldown ${value.image}`}\` in the \`guard\``,
    fix: { span: { start: spanOf(token).start, end: spanOf(value).end }, text: '', safe: false },
  };
};

/** Behind these no condition is said any more: `at most 4 runs every 2h` is a limit. */
const ACTING = [k.guard, k.do, k.then];

/** `drop > +50%` */
export const plusBeforeValue: Guess = ({ before, token, after }) => {
  const [value] = after;
  const last = before.at(-1);
  if (token?.image !== '+' || last === undefined || value === undefined) return null;
  if (!isA(last, Cmp) || !isA(value, Literal)) return null;
  return {
    message: say`an amount has no \`+\` before it`,
    label: say`leave this out`,
    help: say`write \`${`${last.image} ${value.image}`}\``,
    fix: { span: { start: spanOf(token).start, end: spanOf(value).start }, text: '', safe: true },
  };
};

/** `any of (a < 3, b < 3)`, `all (a < 3, b < 3)` */
export const anyOfList: Guess = ({ before, token, text }) => {
  const word = token?.tokenType === k.of ? before.at(-1) : null;
  const joins = JOINS.get(word?.image ?? '');
  if (token === null || word == null || joins === undefined) return null;
  const inside = /^[^(]{0,4}\(([^()]{1,400})\)/.exec(text.slice(spanOf(token).end))?.[1];
  if (inside === undefined) return null;
  const right = `(${inside.replace(/\s*,\s*/g, ` ${joins} `).trim()})`;
  const end = spanOf(token).end + text.slice(spanOf(token).end).indexOf(')') + 1;
  return {
    message: say`conditions are joined by \`${joins}\``,
    label: say`no word of this language`,
    help: say`write \`${right}\``,
    fix: { span: { start: spanOf(word).start, end }, text: right, safe: false },
    span: { start: spanOf(word).start, end: spanOf(token).end },
  };
};

const JOINS: ReadonlyMap<string, string> = new Map([
  ['any', 'or'],
  ['one', 'or'],
  ['either', 'or'],
  ['all', 'and'],
  ['both', 'and'],
]);

/** `orders(region) < 3` */
export const metricOfBrackets: Guess = ({ before, token, after, expected }) => {
  const [dimension, close] = after;
  const name = before.at(-1);
  if (token === null || !isA(token, LParen) || name === undefined || !isA(name, Identifier)) return null;
  if (AGGREGATE.test(name.image)) return null;
  if (dimension === undefined || close === undefined || !isA(dimension, Identifier) || !isA(close, RParen))
    return null;
  if (!expected.some(({ type }) => type === Cmp)) return null;
  const span = { start: spanOf(token).start, end: spanOf(close).end };
  return {
    message: say`what a metric is told apart by stands behind \`per\``,
    label: say`a metric is no function`,
    help: say`write \`${`${name.image} per ${dimension.image}`}\``,
    fix: { span, text: ` per ${dimension.image}`, safe: false },
  };
};

/** `when a > 1 and` with the next clause below: nothing follows the word. */
export const nothingBehindAnd: Guess = ({ before, token, text }) => {
  const last = before.at(-1);
  const isClause = token !== null && [...CLAUSES, ...OTHER_CLAUSES].some((word) => word === token.tokenType);
  // What begins a clause may be read as a name, and only its second word does not fit.
  const [joint, name] = isJoint(last) ? [last, null] : [before.at(-2), last];
  if (joint === undefined || !isJoint(joint)) return null;
  if (name === null ? !isClause : !isClauseName(name, token)) return null;
  const next = name ?? token;
  const gap = text.slice(spanOf(joint).end, next == null ? undefined : spanOf(next).start);
  if (next != null && !gap.includes('\n')) return null;
  return {
    message: say`nothing follows \`${joint.image}\``,
    label: say`a condition is missing behind this`,
    help: say`write the other condition, or leave \`${joint.image}\` out`,
    fix: { span: { start: spanOf(joint).start, end: spanOf(joint).end }, text: '', safe: false },
    span: spanOf(joint),
  };
};

const CLAUSES = [k.guard, k.then, k.unless, k.only, k.except, k.expect, k.when];
/** Clauses of a metric and of a check that may follow a condition. */
const OTHER_CLAUSES = [k.per, k.over, k.because];

function isJoint(token: IToken | undefined): token is IToken {
  return token?.tokenType === k.and || token?.tokenType === k.or;
}

/** `recovered when`, `raise to`: names elsewhere. */
function isClauseName(name: IToken | undefined, next: IToken | null): boolean {
  if (name === undefined || next === null) return false;
  return (
    (name.tokenType === k.recovered && next.tokenType === k.when) ||
    (name.tokenType === k.raise && next.tokenType === k.to)
  );
}

const CHANGES = [k.drop, k.rise, k.change];
/** Behind these a test begins. */
const BEFORE_TEST = [k.when, k.unless, k.if, k.and, k.or, k.not];

/** `a per b drop > 50% and drop > 10`: every test says what it looks at. */
export const changeOfNothing: Guess = ({ before, token, text }) => {
  const joint = before.at(-1);
  if (token === null || !isJoint(joint) || !CHANGES.some((word) => word === token.tokenType)) return null;
  const start = before
    .slice(0, -1)
    .findLastIndex((one) => BEFORE_TEST.some((word) => word === one.tokenType));
  const first = before[start + 1];
  const sign = before.slice(start + 1).findIndex((one) => CHANGES.some((word) => word === one.tokenType));
  const last = before[start + sign];
  if (start < 0 || sign < 1 || first === undefined || last === undefined) return null;
  const subject = text.slice(spanOf(first).start, spanOf(last).end);
  if (subject.length > LONGEST_SUBJECT || subject.includes('\n')) return null;
  const at = spanOf(token).start;
  return {
    message: say`every test says what it looks at`,
    label: say`what does \`${token.image}\`?`,
    help: say`write \`${`${subject} ${token.image} …`}\``,
    fix: { span: { start: at, end: at }, text: `${subject} `, safe: false },
  };
};

/** So many characters are said again. */
const LONGEST_SUBJECT = 60;

/** `a > 1 or or b > 1` */
export const jointTwice: Guess = ({ before, token }) => {
  const last = before.at(-1);
  if (token === null || !isJoint(last) || !isJoint(token)) return null;
  return {
    message: say`\`${`${last.image} ${token.image}`}\` joins nothing`,
    label: say`one word too many`,
    help: say`leave one of them out`,
    fix: {
      span: { start: spanOf(last).end, end: spanOf(token).end },
      text: '',
      safe: last.tokenType === token.tokenType,
    },
  };
};

/** `unless maintenance` with the next clause below: a schedule is no condition. */
export const unlessSchedule: Guess = ({ before, token }) => {
  const all = token === null ? before : [...before, token];
  const at = before.findLastIndex(({ tokenType }) => tokenType === k.unless);
  const name = all[at + 1];
  if (at < 0 || name === undefined || !isA(name, Identifier) || before.length - at > 3) return null;
  const next = all[at + 2];
  if (next !== undefined && next.startLine === name.startLine) return null;
  const span = { start: spanOf(all[at]!).start, end: spanOf(name).end };
  return {
    message: say`\`unless\` takes a condition, and \`${name.image}\` alone is none`,
    label: say`a schedule stands behind \`${'except during'}\``,
    help: say`write \`except during ${name.image}\` for a schedule, or a comparison such as \`${name.image} > 0\``,
    fix: { span, text: `except during ${name.image}`, safe: false },
    span,
  };
};
