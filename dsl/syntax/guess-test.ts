import type { IToken } from 'chevrotain';
import { spanOf } from '../build/cst.ts';
import { isA } from '../grammar/gates.ts';
import { say } from '../say.ts';
import { DateText, Text, TimeText } from '../token/literals.ts';
import { Comma } from '../token/signs.ts';
import { Identifier, words as k } from '../token/words.ts';
import type { Guess } from './guesses.ts';

/** The word that begins the line of a test that is being read; null outside of tests. */
function lineOf(before: readonly IToken[]): IToken | null {
  if (before[0]?.tokenType !== k.test) return null;
  return before.findLast(({ tokenType }) => tokenType === k.given || tokenType === k.expect) ?? null;
}

/** `given orders in 강남구, 서초구 is 3`, `expect incident in 강남구 and 서초구` */
export const placesInTest: Guess = ({ before, token, after }) => {
  const [word, first] = before.slice(-2);
  const line = lineOf(before);
  const next = after[0];
  if (token === null || line === null || next === undefined || first === undefined) return null;
  const isPlace = isA(next, Text) || (isA(next, Identifier) && next.tokenType === Identifier);
  if (word?.tokenType !== k.in || !isPlace) return null;
  if (!isA(token, Comma) && token.tokenType !== k.and && token.tokenType !== k.or) return null;
  return {
    message: say`a line of a test names one place`,
    label: say`a second place`,
    help: say`leave it out here, and write the line once more with \`in ${next.image}\``,
    span: { start: spanOf(token).start, end: spanOf(next).end },
  };
};

/** `given orders in (강남구, 서초구) is 3` */
export const listInTest: Guess = ({ before, token, after }) => {
  if (token?.image !== '(' || before.at(-1)?.tokenType !== k.in || lineOf(before) === null) return null;
  const [place] = after;
  return {
    message: say`a line of a test names one place`,
    label: say`a list`,
    help: say`write \`in ${place?.image ?? '강남구'}\`, and the line once more for each other place`,
  };
};

/** `expect do log.note twice`, `given action log.note fails twice` */
export const timesInTest: Guess = ({ before, token }) => {
  const times = TIMES.get(token?.image.toLowerCase() ?? '');
  const line = lineOf(before);
  if (token === null || line === null || times === undefined) return null;
  const rest = before.slice(before.indexOf(line));
  if (!rest.some(({ tokenType, image }) => tokenType === k.do || image === 'fails')) return null;
  return {
    message: say`how often is written as a number of \`${'times'}\``,
    label: say`expected \`${times}\``,
    help: say`write \`${times}\``,
    fix: { span: spanOf(token), text: times, safe: false },
  };
};

const TIMES: ReadonlyMap<string, string> = new Map([
  ['twice', '2 times'],
  ['thrice', '3 times'],
  ['두번', '2 times'],
  ['세번', '3 times'],
]);

/** `expect not incident` */
export const notInTest: Guess = ({ before, token }) => {
  if (token?.tokenType !== k.not || before.at(-1)?.tokenType !== k.expect || lineOf(before) === null)
    return null;
  return {
    message: say`what must not happen is expected with \`no\``,
    label: say`expected \`no\``,
    help: say`write \`expect no …\``,
    fix: { span: spanOf(token), text: 'no', safe: false },
  };
};

/** `given orders in 강남구 is 3 every 1m`, `… 3 per 1m` */
export const everyInTest: Guess = ({ before, token, expected }) => {
  if (token === null || !/^(?:every|per|마다)$/.test(token.image)) return null;
  if (lineOf(before)?.tokenType !== k.given || !expected.some(({ type }) => type === k.each)) return null;
  return {
    message: say`how often something is given is written with \`each\``,
    label: say`expected \`each\``,
    help: say`for example \`is 3 each 1m\``,
    fix: { span: spanOf(token), text: 'each', safe: false },
  };
};

/** `given orders is 3 each 1m for 30m then` with nothing behind it */
export const stepWithoutValue: Guess = ({ before, token }) => {
  const last = before.at(-1);
  if (last?.tokenType !== k.then || lineOf(before)?.tokenType !== k.given) return null;
  if (token !== null && ![k.given, k.at, k.expect, k.then, k.for, k.each].includes(token.tokenType))
    return null;
  return {
    message: say`a value is missing after \`then\``,
    label: say`what comes next is not said`,
    help: say`write it, for example \`then 30 each 1m for 10m\`, or leave \`then\` out`,
    span: spanOf(last),
  };
};

/** Day and time as they are often written: `2026/03/06 18:00`, `"2026-03-06T18:00"`. */
const START = /^"?(\d{4})[-./](\d{1,2})[-./](\d{1,2})(?:[T ]\s*(\d{1,2}:\d{2}))?"?/;

/** `given start 2026/03/06 18:00`, `given start 18:00`, `given start 2026-03-06` */
export const startOtherwise: Guess = ({ before, token, text }) => {
  const at = before.findLastIndex(({ tokenType }) => tokenType === k.given);
  const [word, day] = before.slice(at + 1);
  const isStart = word?.image === 'start' && before.length - at <= 3 && lineOf(before)?.tokenType === k.given;
  if (token === null || word === undefined || !isStart) return null;
  if (day === undefined ? isA(token, DateText) || !beginsStart(token) : !isA(day, DateText)) return null;
  const from = day === undefined ? spanOf(token).start : spanOf(day).start;
  const [written = '', year, month, date, time] = START.exec(text.slice(from, from + 40)) ?? [];
  const isDay = written !== '';
  const right = isDay
    ? `${year}-${month!.padStart(2, '0')}-${date!.padStart(2, '0')} ${time ?? '18:00'}`
    : `2026-03-06 ${isA(token, TimeText) ? token.image : '18:00'}`;
  const span = isDay ? { start: from, end: from + written.trimEnd().length } : spanOf(token);
  return {
    message: say`a test starts on a day, at a time`,
    label:
      isDay && time === undefined
        ? say`no time`
        : isDay
          ? say`written otherwise`
          : say`no day such as 2026-03-06`,
    help: say`write \`given start ${right}\``,
    fix: isDay && time !== undefined ? { span, text: right, safe: false } : null,
    span,
  };
};

/** What could only be a day or a time behind `given start`, where a metric called `start` has `is`. */
function beginsStart({ image }: IToken): boolean {
  return /^["\d]/.test(image);
}

/** `test "t" for "region_drop"` */
export const playbookInQuotes: Guess = ({ before, token }) => {
  if (before.length !== 3 || before[0]?.tokenType !== k.test || before[2]?.tokenType !== k.for) return null;
  if (token === null || !isA(token, Text)) return null;
  const name = token.image.slice(1, -1);
  return {
    message: say`the playbook of a test is named without quotes`,
    label: say`a text`,
    help: say`write \`for ${name}\``,
    fix: { span: spanOf(token), text: name, safe: false },
  };
};
