import { spanOf } from '../build/cst.ts';
import { isA } from '../grammar/gates.ts';
import { say } from '../say.ts';
import { Duration, Num } from '../token/literals.ts';
import { Slash } from '../token/signs.ts';
import { Identifier, words as k, wordText } from '../token/words.ts';
import type { Guess } from './guesses.ts';

/** `cooldown per region 1h` */
export const cooldownTurned: Guess = ({ before, token, after }) => {
  const [name, time] = after;
  if (token?.tokenType !== k.per || before.at(-1)?.tokenType !== k.cooldown) return null;
  if (name === undefined || time === undefined || !isA(name, Identifier) || !isA(time, Duration)) return null;
  const right = `${time.image} per ${name.image}`;
  return {
    message: say`\`cooldown\` is followed by its duration`,
    label: say`the duration stands first`,
    help: say`write \`${`cooldown ${right}`}\``,
    fix: { span: { start: spanOf(token).start, end: spanOf(time).end }, text: right, safe: false },
    span: { start: spanOf(token).start, end: spanOf(name).end },
  };
};

/** `cooldown 1h in region`, `cooldown 1h for region` */
export const cooldownOfEach: Guess = ({ before, token, after }) => {
  const [name] = after;
  const isJoint = token?.tokenType === k.in || token?.tokenType === k.for || token?.tokenType === k.of;
  if (token === null || !isJoint || before.at(-2)?.tokenType !== k.cooldown || name === undefined)
    return null;
  if (!isA(name, Identifier) || wordText(name.tokenType) !== null) return null;
  const isDimension = /^[a-z_]+$/.test(name.image);
  return {
    message: say`a pause of each one by itself is written with \`per\``,
    label: say`expected \`${'per'}\``,
    help: isDimension
      ? say`write \`per ${name.image}\``
      : say`leave it out: a pause is for all, or \`per\` what \`when\` tells apart`,
    fix: isDimension ? { span: spanOf(token), text: 'per', safe: false } : null,
  };
};

const TIMES: ReadonlyMap<string, string> = new Map([
  ['once', '1'],
  ['twice', '2'],
  ['thrice', '3'],
]);
const UNITS: ReadonlyMap<string, string> = new Map([
  ['minute', '1m'],
  ['hour', '1h'],
  ['day', '1d'],
  ['week', '1w'],
]);

/** `at most twice in 1h`, `at most once an hour`, `at most once per day` */
export const timesAsWord: Guess = ({ before, token, after }) => {
  const times = TIMES.get(token?.image.toLowerCase() ?? '');
  if (token === null || times === undefined || before.at(-1)?.tokenType !== k.most) return null;
  const [joint, unit] = after;
  const time = /^(?:an?|per|every|each)$/i.test(joint?.image ?? '')
    ? UNITS.get(unit?.image ?? '')
    : undefined;
  const end = time !== undefined && unit !== undefined ? unit : token;
  const right = `${times} times${time === undefined ? '' : ` in ${time}`}`;
  return {
    message: say`how often is written as a number of \`${'times'}\``,
    label: say`expected \`${right}\``,
    help: say`write \`at most ${right}\``,
    fix: { span: { start: spanOf(token).start, end: spanOf(end).end }, text: right, safe: false },
  };
};

/** `at most 2/1h`, `at most 2 runs / 1h` */
export const timesPerSlash: Guess = ({ before, token, after }) => {
  const [time] = after;
  const last = before.at(-1);
  if (token === null || last === undefined || !isA(token, Slash) || time === undefined) return null;
  const length = isA(time, Duration)
    ? time.image
    : (UNITS.get(time.image) ?? UNITS.get(LETTERS[time.image] ?? ''));
  const isLimit = before.slice(-4).some(({ tokenType }) => tokenType === k.most);
  if (length === undefined || !isLimit) return null;
  const right = `${isA(last, Num) ? ' runs' : ''} in ${length}`;
  return {
    message: say`a limit counts in a time, not per time`,
    label: say`expected \`${'in'}\``,
    help: say`write \`${`at most ${isA(last, Num) ? last.image : '…'}${right}`}\``,
    fix: { span: { start: spanOf(last).end, end: spanOf(time).end }, text: right, safe: false },
  };
};

const LETTERS: Readonly<Record<string, string>> = { h: 'hour', d: 'day', w: 'week', m: 'minute', hr: 'hour' };
