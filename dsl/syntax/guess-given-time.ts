import type { IToken } from 'chevrotain';
import { spanOf } from '../build/cst.ts';
import { isA } from '../grammar/gates.ts';
import { say } from '../say.ts';
import { Duration, TimeText } from '../token/literals.ts';
import { RCurly } from '../token/signs.ts';
import { words as k } from '../token/words.ts';
import { givenFrom, waitFor } from './given-from.ts';
import type { Guess } from './guesses.ts';

/** What people write before a time from which something is given. */
const FROM = /^(?:at|from|since|starting|after)$/i;

/** `given at 18:30 orders is 3`, `at 18:30 given orders is 3`, `given orders is 3 at 18:30`, `… from 18:30` */
export const timeOfGiven: Guess = ({ before, token, after, text }) => {
  const all = token === null ? before : [...before, token, ...after];
  const time = timeAt(all, before.length);
  if (all[0]?.tokenType !== k.test || time === null) return null;
  const given = givenOf(all, time);
  if (given === null) return null;
  // `after 30m expect …` is a time of what is expected.
  if (all[time.end]?.tokenType === k.expect) return null;
  const end = endOf(all, given);
  if (!all.slice(given, end).some(({ tokenType }) => tokenType === k.is)) return null;
  const [from, to] = [spanOf(all[time.start]!).start, spanOf(all[time.end - 1]!).end];
  const whole = {
    start: Math.min(from, spanOf(all[given]!).start),
    end: Math.max(to, spanOf(all[end - 1]!).end),
  };
  const line = `${text.slice(whole.start, from)} ${text.slice(to, whole.end)}`;
  const said = all[time.end - 1]!.image;
  const right = givenFrom(line, said, text.slice(spanOf(all[0]).start, spanOf(all.at(-1)!).end));
  return {
    message: say`what is given begins with the test, not at a time of its own`,
    label: say`no time stands here`,
    help:
      right === null
        ? say`one value follows the other from the start: \`${`given … is … for ${said.includes(':') ? '30m' : said} then …`}\``
        : say`write \`${right.line}\``,
    fix: right?.isWhole ? { span: whole, text: right.line, safe: false } : null,
    span: { start: from, end: to },
  };
};

/** `given orders is 3 until 18:50`, `… until 50m` */
export const givenUntil: Guess = ({ before, token, after, text }) => {
  const [time] = after;
  const given = before.findLastIndex(({ tokenType }) => tokenType === k.given || tokenType === k.expect);
  if (token?.tokenType !== k.until || before[0]?.tokenType !== k.test || time === undefined) return null;
  if (before[given]?.tokenType !== k.given || !(isA(time, TimeText) || isA(time, Duration))) return null;
  const isFirst = !before.slice(given).some(({ tokenType }) => tokenType === k.then);
  const wait = isFirst ? waitFor(time.image, text.slice(spanOf(before[0]).start, spanOf(time).end)) : null;
  const right = `for ${wait === null || wait === '' ? '50m' : wait}`;
  return {
    message: say`how long something is given is written with \`for\``,
    label: say`expected \`${'for'}\``,
    help: wait === null || wait === '' ? say`for example \`${right}\`` : say`write \`${right}\``,
    fix:
      wait === null || wait === ''
        ? null
        : { span: { start: spanOf(token).start, end: spanOf(time).end }, text: right, safe: false },
  };
};

/** The words of a time around the place where reading stopped: `at 18:30`, `from 18:30`, `18:30`; or null. */
function timeAt(all: readonly IToken[], at: number): { readonly start: number; readonly end: number } | null {
  for (const place of [at, at - 1, at + 1]) {
    const one = all[place];
    if (one === undefined || (!isA(one, TimeText) && !isA(one, Duration))) continue;
    const word = all[place - 1];
    if (word !== undefined && FROM.test(word.image)) return { start: place - 1, end: place + 1 };
    if (isA(one, TimeText) && word?.tokenType === k.given) return { start: place, end: place + 1 };
  }
  return null;
}

/** The `given` that a time stands with: before it, or behind it on the same line. */
function givenOf(
  all: readonly IToken[],
  time: { readonly start: number; readonly end: number },
): number | null {
  const next = all[time.end];
  if (next?.tokenType === k.given && next.startLine === all[time.start]?.startLine) return time.end;
  const last = all
    .slice(0, time.start)
    .findLastIndex(({ tokenType }) => tokenType === k.given || tokenType === k.expect);
  // Each line of an answer counts from its question.
  const isValue = !['approval', 'answer', 'start', 'events', 'action'].includes(all[last + 1]?.image ?? '');
  return all[last]?.tokenType === k.given && isValue ? last : null;
}

/** Behind the last token of the line of a test that begins there. */
function endOf(all: readonly IToken[], given: number): number {
  const length = all
    .slice(given + 1)
    .findIndex(
      (one, index) =>
        [k.given, k.expect, k.test].includes(one.tokenType) ||
        (one.tokenType === k.at && index > 0 && one.startLine !== all[given]?.startLine) ||
        (isA(one, RCurly) && !all.slice(given + 1, given + 1 + index).some(({ image }) => image === '{')),
    );
  return length < 0 ? all.length : given + 1 + length;
}
