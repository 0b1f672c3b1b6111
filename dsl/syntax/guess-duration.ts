import type { IToken } from 'chevrotain';
import { spanOf } from '../build/cst.ts';
import { isA } from '../grammar/gates.ts';
import { say } from '../say.ts';
import { Duration, Num, Text, TimeText } from '../token/literals.ts';
import { Colon } from '../token/signs.ts';
import { slipOf } from '../token/slip.ts';
import { words as k } from '../token/words.ts';
import type { Guess } from './guesses.ts';
import type { Answer, Stop } from './syntax-error.ts';

/** Durations as one speaks; two words stand with one blank. */
const SPOKEN: Readonly<Record<string, string>> = {
  하루: '1d',
  이틀: '2d',
  사흘: '3d',
  일주일: '1w',
  '한 주': '1w',
  보름: '15d',
  반나절: '12h',
  반시간: '30m',
  '반 시간': '30m',
  한시간: '1h',
  '한 시간': '1h',
  두시간: '2h',
  '두 시간': '2h',
  세시간: '3h',
  '세 시간': '3h',
  '십 분': '10m',
  '삼십 분': '30m',
  'a minute': '1m',
  'one minute': '1m',
  'an hour': '1h',
  'one hour': '1h',
  hour: '1h',
  'half an hour': '30m',
  'a day': '1d',
  'one day': '1d',
  day: '1d',
  'a week': '1w',
  'one week': '1w',
};

/** `for 하루`, `in an hour`, `for 00:30`, `for "30m"` */
export const durationAsSpoken: Guess = (stop) => {
  const { token, after } = stop;
  if (token === null || !expectsDuration(stop)) return null;
  for (const length of [3, 2, 1]) {
    const said = [token, ...after].slice(0, length);
    const text = said.map(({ image }) => image).join(' ');
    const meant = Object.hasOwn(SPOKEN, text) ? SPOKEN[text] : undefined;
    if (meant !== undefined) return written(said, text, meant);
  }
  if (isA(token, TimeText)) {
    const [colon, seconds] = after;
    const hasSeconds = colon !== undefined && isA(colon, Colon) && seconds !== undefined && isA(seconds, Num);
    const said = hasSeconds ? [token, colon, seconds] : [token];
    return written(said, said.map(({ image }) => image).join(''), lengthOf(token.image));
  }
  const quoted = isA(token, Text)
    ? /^"(\d+(?:ms|[smhdw]|초|분|시간|일|주))"$/.exec(token.image)?.[1]
    : undefined;
  return quoted === undefined ? null : written([token], token.image, quoted);
};

/** `for 1시간 반` */
export const andAHalf: Guess = ({ before, token }) => {
  const hours = before.at(-1);
  const number = /^(\d+)(?:시간|h)$/.exec(hours?.image ?? '')?.[1];
  if (token?.image !== '반' || hours === undefined || number === undefined) return null;
  return written([hours, token], `${hours.image} 반`, `${number}h30m`);
};

/** `00:30` is half an hour, `01:30` an hour and a half. */
function lengthOf(time: string): string {
  const [hours = 0, minutes = 0] = time.split(':').map(Number);
  return `${hours > 0 ? `${hours}h` : ''}${minutes > 0 || hours === 0 ? `${minutes}m` : ''}`;
}

const FILLERS = new Set([
  'the',
  'last',
  'past',
  'next',
  'at',
  'least',
  'most',
  'more',
  'than',
  'about',
  'around',
]);
const KOREAN_FILLERS = new Set(['최근', '지난', '약', '최소', '적어도']);

/** `over the last 15m`, `for at least 10m`, `orders > 5 in the last 15m`, `> 5 within last 15m`, `> 5 during 15m` */
export const fillersBeforeDuration: Guess = (stop) => {
  const { before, token, after, expected } = stop;
  const last = before.at(-1);
  if (token === null || last === undefined) return null;
  const line = [token, ...after.slice(0, 3)];
  const at = line.findIndex((one) => isA(one, Duration));
  const [duration, fillers] = [line[at], line.slice(0, at)];
  if (duration === undefined || fillers.length === 0) return null;
  const areFillers = fillers.every(
    ({ image }) => FILLERS.has(image.toLowerCase()) || KOREAN_FILLERS.has(image),
  );
  const isWindow = expected.some(({ type }) => type === k.over);
  // `15 minutes` is no duration yet either.
  const length = slipOf(duration.tokenType)?.repair(duration.image) ?? duration.image;
  // `drop > 50% for the last 15m` is what it is counted over.
  const isFirst = before.at(-3)?.tokenType !== k.over;
  const isLast =
    isFirst && last.tokenType === k.for && fillers.some(({ image }) => /^(?:last|past)$/i.test(image));
  if (expectsDuration(stop) && areFillers && !isLast) {
    return {
      message: say`\`${last.image}\` is followed by its duration`,
      label: say`leave this out`,
      help: say`write \`${`${last.image} ${length}`}\``,
      fix: { span: { start: spanOf(token).start, end: spanOf(duration).end }, text: length, safe: false },
    };
  }
  const isIn = (last.tokenType === k.in || last.tokenType === k.within || isLast) && areFillers;
  const isBare = isWindow && (areFillers || token.tokenType === k.during);
  if (!isIn && !isBare) return null;
  const right = `over ${length}`;
  const span = { start: spanOf(isIn ? last : token).start, end: spanOf(duration).end };
  return {
    message: say`the window of a value is written \`${right}\``,
    label: say`expected \`over\``,
    fix: { span, text: right, safe: false },
    span,
  };
};

/** `when at 오후 5시`, `when at 17` */
export const clockAsSpoken: Guess = ({ token, after, expected }) => {
  if (token === null || !expected.some(({ type }) => type === TimeText)) return null;
  const [next] = after;
  const isHalf = /^(오전|오후|am|pm)$/i.test(token.image);
  const said = isHalf && next !== undefined ? [token, next] : [token];
  const [, hour, minute = ''] =
    /^(\d{1,2})(?:(?::|시\s*)(\d{2}|반)?)?(?:분)?$/.exec(said.at(-1)?.image ?? '') ?? [];
  if (hour === undefined || Number(hour) > 24) return null;
  const isAfternoon = /오후|pm/i.test(token.image);
  const hours = isHalf ? (Number(hour) % 12) + (isAfternoon ? 12 : 0) : Number(hour);
  const text = said.map(({ image }) => image).join(' ');
  return written(said, text, `${String(hours).padStart(2, '0')}:${minute === '반' ? '30' : minute || '00'}`);
};

/** `A not followed by B for 40m`: what is waited for has a deadline. */
export const deadlineByFor: Guess = ({ before, token, expected }) => {
  const [word, duration] = before.slice(-2);
  if (word === undefined || duration === undefined || !isA(duration, Duration)) return null;
  if (![k.for, k.over, k.in].includes(word.tokenType)) return null;
  const start = before.findLastIndex(({ tokenType }) => tokenType === k.when || tokenType === k.if);
  const isSequence = before.slice(start).some(({ tokenType }) => tokenType === k.followed);
  if (!isSequence || !expected.some(({ type }) => type === k.within) || token?.tokenType === k.within)
    return null;
  const right = `within ${duration.image}`;
  return {
    message: say`a deadline is written \`${right}\``,
    label: say`expected \`within\``,
    fix: { span: spanOf(word), text: 'within', safe: false },
    span: { start: spanOf(word).start, end: spanOf(duration).end },
  };
};

function expectsDuration({ expected }: Stop): boolean {
  return expected.some(({ type }) => type === Duration);
}

function written(said: readonly IToken[], text: string, meant: string): Answer {
  const [first, last] = [said[0], said.at(-1)];
  const span = { start: first?.startOffset ?? 0, end: last === undefined ? 0 : spanOf(last).end };
  return {
    message: say`\`${text}\` is written \`${meant}\``,
    label: say`expected a number with its unit, or a time of day`,
    fix: { span, text: meant, safe: false },
    span,
  };
}
