import type { IToken } from 'chevrotain';
import { spanOf } from '../build/cst.ts';
import type { Fix } from '../diagnostic.ts';
import { isA } from '../grammar/gates.ts';
import { say } from '../say.ts';
import { Duration, Literal, TimeText } from '../token/literals.ts';
import { LParen, RParen } from '../token/signs.ts';
import { Identifier, words as k } from '../token/words.ts';
import type { Guess } from './guesses.ts';
import { synonymOf } from './synonyms.ts';

/** The days in their order, as a schedule names them. */
export const WEEK = ['mon', 'tue', 'wed', 'thu', 'fri', 'sat', 'sun'];

/** The days from one to another by their numbers, as a schedule names them. */
export function daysBetween(first: number, last: number): string {
  const days = WEEK.slice(first, last + 1);
  return days.join() === WEEK.slice(0, 5).join() ? 'weekday' : days.join(', ');
}

/** `mon-fri`, `월~금` */
export const dayRange: Guess = ({ before, token, after, expected, text }) => {
  const dayOf = (one: IToken | undefined): number =>
    WEEK.indexOf(one === undefined ? '' : (synonymOf(one.image, WEEK) ?? one.image));
  if (token === null || !before.some((one) => one.tokenType === k.schedule)) return null;
  const isFirst = expected.some(({ type }) => type === k.mon) && dayOf(token) >= 0;
  const [first, last] = isFirst
    ? [token, after[/^\W/.test(after[0]?.image ?? '') ? 1 : 0]]
    : [before.at(-1), after[0]];
  if (first === undefined || last === undefined || dayOf(first) < 0 || dayOf(last) <= dayOf(first))
    return null;
  const span = { start: spanOf(first).start, end: spanOf(last).end };
  if (!/^[^\s,\d]+\s*(?:[-~–～]|\.\.|to)\s*[^\s,]+$/.test(text.slice(span.start, span.end))) return null;
  const right = daysBetween(dayOf(first), dayOf(last));
  return {
    message: say`the days of a schedule are named one by one`,
    label: say`no day stands for those between`,
    help: say`write \`${right}\``,
    fix: { span, text: right, safe: false },
    span,
  };
};

/** `every day at 17:00`, `daily at 17:00` */
export const everyDay: Guess = ({ before, token, after }) => {
  if (token === null) return null;
  const near = [...before.slice(-2), token];
  const start = near.find((one) => one.tokenType === k.every || one.tokenType === k.daily);
  const isSchedule = before.some((one) => one.tokenType === k.schedule);
  if (start === undefined || isSchedule) return null;
  const time = [token, ...after].slice(0, 4).find((one) => isA(one, TimeText));
  if (time === undefined) return null;
  const first = before.at(-1)?.tokenType === k.when ? before.at(-1) : start;
  return {
    message: say`a time of day is written \`when at ${time.image}\``,
    label: say`every day is meant without saying so`,
    help: say`for example   when at ${time.image} during weekdays and orders < 10`,
    span: { start: spanOf(first ?? start).start, end: spanOf(time).end },
  };
};

/** `when A then B within 15m` */
export const thenWithin: Guess = ({ before, token, after }) => {
  if (token === null || before.at(-1)?.tokenType !== k.then || !isA(token, Identifier)) return null;
  const within = after.slice(0, 20).findIndex((one) => one.tokenType === k.within);
  const duration = after[within + 1];
  if (within < 0 || duration === undefined || !isA(duration, Duration)) {
    return {
      message: say`\`${token.image}\` is not an action`,
      label: say`expected \`do\`, \`check\`, \`if\`, \`escalate\` or \`{\``,
      help: say`for example   then do notify.ops(text: "…")`,
    };
  }
  return {
    message: say`one thing after another is written \`followed by\``,
    label: say`a second condition, not an action`,
    help: say`write   A followed by B within ${duration.image}`,
  };
};

/** `until recovered or tomorrow 09:00` */
export const tomorrow: Guess = ({ token, after, before }) => {
  const time = after[0];
  if (token === null || !['tomorrow', 'today', '내일'].includes(token.image)) return null;
  if (time === undefined || !isA(time, TimeText)) return null;
  const head = before.at(-1)?.tokenType === k.or ? 'until recovered or' : 'until';
  return {
    message: say`a time of day means the next one, so it needs no day`,
    label: say`leave this out`,
    help: say`write \`${head} ${time.image}\``,
    fix: { span: { start: spanOf(token).start, end: spanOf(time).end }, text: time.image, safe: false },
  };
};

/** `retry 5 times every 1m else do …` */
export const elseAfterRetry: Guess = ({ before, token }) => {
  if (token?.tokenType !== k.else || !before.slice(-6).some((one) => one.tokenType === k.retry)) return null;
  return {
    message: say`what to do when all tries fail is written \`on failure\``,
    label: say`\`else\` belongs to an \`if\`, an \`expect\` or an approval`,
    help: say`write   on failure { … }`,
  };
};

/** `at most 10% of restaurants in region` */
export const placeOfShare: Guess = ({ before, token }) => {
  const [of, name, word] = before.slice(-3);
  if (
    token === null ||
    name === undefined ||
    word?.tokenType !== k.in ||
    of?.tokenType !== k.of ||
    !isA(token, Identifier)
  )
    return null;
  return {
    message: say`a share is already of the \`${token.image}\` that \`when\` binds`,
    label: say`leave out \`in ${token.image}\``,
    help: say`write \`of ${name.image}\`; after \`in\` stands a time, for example   in 1h`,
    fix: { span: { start: spanOf(name).end, end: spanOf(token).end }, text: '', safe: false },
  };
};

/** `> 40m within 15m for 10m`: alone it is OS0108; before another modifier the grammar cannot read it. */
export const windowByWithin: Guess = ({ before, token }) => {
  const [value, word, duration] = before.slice(-3);
  if (token === null || word?.tokenType !== k.within || duration === undefined) return null;
  if (value === undefined || !isA(value, Literal) || !AFTER_A_WINDOW.has(token.tokenType)) return null;
  const right = `over ${duration.image}`;
  return {
    message: say`the window of a value is written \`${right}\``,
    label: say`\`${word.image}\` is not for windows`,
    span: { start: spanOf(word).start, end: spanOf(duration).end },
    fix: { span: spanOf(word), text: 'over', safe: false },
  };
};

const AFTER_A_WINDOW = new Set([k.for, k.vs, k.with, k.and, k.or]);

/** `expect recovery in 30m`, `A followed by B in 20m`, `needs approval from "x" in 10m` */
export const deadlineByIn: Guess = ({ token, after, expected }) => {
  const duration = after[0];
  if (token === null || duration === undefined || ![k.in, k.over, k.for].includes(token.tokenType))
    return null;
  if (!isA(duration, Duration) || !expected.some(({ type }) => type === k.within)) return null;
  return {
    message: say`a deadline is written \`${`within ${duration.image}`}\``,
    label: say`expected \`within\``,
    fix: { span: spanOf(token), text: 'within', safe: false },
  };
};

/** `cooldown for 20m`, `wait for 10m` */
export const durationAtOnce: Guess = ({ before, token, after }) => {
  const [last, duration] = [before.at(-1), after[0]];
  if (token === null || last === undefined || duration === undefined || !isA(duration, Duration)) return null;
  if (![k.cooldown, k.wait, k.timeout, k.late, k.every].includes(last.tokenType)) return null;
  return {
    message: say`\`${last.image}\` is followed by its duration`,
    label: say`leave this out`,
    help: say`write \`${last.image} ${duration.image}\``,
    fix: durationFix(last, token, after),
  };
};

/** Takes out what stands between a clause and its duration, and the bracket behind it. */
function durationFix(last: IToken, token: IToken, [duration, closing]: readonly IToken[]): Fix {
  const isBracketed = isA(token, LParen) && closing !== undefined && isA(closing, RParen);
  if (isBracketed)
    return {
      span: { start: spanOf(last).end, end: spanOf(closing).end },
      text: ` ${duration?.image ?? ''}`,
      safe: false,
    };
  const isClose = spanOf(last).end === spanOf(token).start;
  const span = { start: spanOf(token).start, end: spanOf(duration ?? token).start };
  return { span, text: isClose ? ' ' : '', safe: false };
}
