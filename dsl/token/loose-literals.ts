import type { TokenType } from 'chevrotain';
import { say, type Text } from '../say.ts';
import { DURATION_UNIT, LETTER, LITERAL_END, NUMBER } from './alphabet.ts';
import {
  Count,
  DateText,
  Distance,
  Duration,
  Factor,
  Literal,
  Money,
  Num,
  Percent,
  Points,
  TimeText,
} from './literals.ts';
import { type Matcher, slipToken } from './slip.ts';

const DIGITS = [...'0123456789'];
const BLANK = '[ \\t\\u00A0]';
const GROUPED = '\\d{1,3}(?:,\\d{3})+(?:\\.\\d+)?';
const AMOUNT = `(?:${GROUPED}|${NUMBER})${BLANK}*`;
const STEPS = `(?:${AMOUNT}천${BLANK}*)?(?:${AMOUNT}백${BLANK}*)?(?:${AMOUNT})?`;

/** English words for the units of a duration. */
const UNIT_WORDS: Readonly<Record<string, string>> = {
  seconds: 's',
  second: 's',
  secs: 's',
  sec: 's',
  minutes: 'm',
  minute: 'm',
  mins: 'm',
  min: 'm',
  hours: 'h',
  hour: 'h',
  hrs: 'h',
  hr: 'h',
  days: 'd',
  day: 'd',
  weeks: 'w',
  week: 'w',
};
const PIECE = `${NUMBER}${BLANK}*(?:${Object.keys(UNIT_WORDS).join('|')}|${DURATION_UNIT})(?:(?![${LETTER}])|(?=(?:간|동안)(?![${LETTER}])))`;

export const NO_SUCH_DAY = say`no such day`;

const BadDate = slipToken('BadDate', /\d{4}-\d{2}-\d{2}(?!\d)/, [DateText], {
  label: NO_SUCH_DAY,
  message: noSuchDay,
  help: say`write year, month and day, for example \`2026-03-10\``,
});
/** `2026.03.10`, `50.5.5%` */
const DottedNumber = slipToken('DottedNumber', /\d+(?:\.\d+){2,}%?/, [DateText, Literal, Num, Percent], {
  label: say`more than one point`,
  message: (written) => say`\`${written}\` is no number`,
  help: say`a number has one point at most, and a day is written \`2026-03-10\``,
  repair: repairDate,
  safe: () => false,
});
const BadTime = slipToken('BadTime', /\d{1,2}:\d{2}(?!\d)/, [TimeText, Literal], {
  label: say`no such time`,
  message: (written) => say`there is no such time as \`${written}\``,
  help: say`write a time from \`00:00\` to \`23:59\``,
});
const LooseMoney = slipToken(
  'LooseMoney',
  loose(
    `(?=\\d)(?:(?:${STEPS}억${BLANK}*)?(?:(?=\\d)${STEPS}만${BLANK}*)?${STEPS}원|${AMOUNT}(?:KRW|USD|won|달러|dollars?))${LITERAL_END}`,
  ),
  [Literal, Money],
  { label: say`an amount is written in one piece, without commas`, repair: repairMoney },
  DIGITS,
);
const LooseWon = slipToken(
  'LooseWon',
  loose(`₩${BLANK}*(?:${GROUPED}${LITERAL_END}|${NUMBER}[천백]?[만억]?원?${LITERAL_END})`),
  [Literal, Money],
  { label: say`an amount is written in one piece, without commas`, repair: repairWon },
  ['₩'],
);
const CurrencyFirst = slipToken(
  'CurrencyFirst',
  new RegExp(`(?:KRW|USD)${BLANK}*(?:${GROUPED}|${NUMBER})${LITERAL_END}`),
  [Literal, Money],
  { label: say`the currency comes after the number`, repair: (s) => `${tight(s.slice(3))}${s.slice(0, 3)}` },
);
const LooseDistance = slipToken(
  'LooseDistance',
  loose(`${NUMBER}${BLANK}*(?:킬로미터|킬로|미터|kilomet(?:er|re)s?|met(?:er|re)s?)${LITERAL_END}`),
  [Literal, Distance],
  { label: say`a distance is written in \`km\``, repair: repairDistance },
  DIGITS,
);
/** `3번`: how often something may be. */
const LooseTimes = slipToken(
  'LooseTimes',
  loose(`${NUMBER}${BLANK}*(?:번|차례)${LITERAL_END}`),
  [Literal, Num],
  { label: say`how often is counted in \`${'times'}\``, repair: (s) => `${parseInt(s, 10)} times` },
  DIGITS,
);
/** `2k`, `1.5K` */
const LooseThousand = slipToken(
  'LooseThousand',
  loose(`${NUMBER}[kK]${LITERAL_END}`),
  [Literal, Num],
  {
    label: say`a thousand is written out`,
    repair: (s) => grouped(Math.round(Number(s.slice(0, -1).replaceAll('_', '')) * 1000)),
    safe: () => false,
  },
  DIGITS,
);
/** `5:30pm`, `17시 30분`: tried before a time of day, which is its beginning. */
export const ClockWords = slipToken(
  'ClockWords',
  loose(
    `(?:1?\\d|2[0-4])(?::[0-5]\\d)?${BLANK}*[AaPp]\\.?[Mm](?:\\.|${LITERAL_END})|(?:1?\\d|2[0-4])시(?!간)(?:${BLANK}*[1-5]?\\d분(?!간)|${BLANK}*반)?${LITERAL_END}`,
  ),
  [Literal, TimeText],
  { label: say`a time of day has 24 hours and a colon`, repair: repairClock, safe: () => false },
  DIGITS,
);
/** `1시간반`; with a blank the words are apart, and the grammar's guess answers. */
const HalfMore = slipToken('HalfMore', new RegExp(`\\d+시간반${LITERAL_END}`), [Literal, Duration], {
  label: say`half an hour more`,
  repair: (s) => s.replace('반', '30분'),
});
/** `15m 10분 동안` behind `over`: a window and a hold, no sum of both. */
const TwoDurations = slipToken(
  'TwoDurations',
  twoDurations,
  [Literal, Duration],
  {
    label: say`two durations`,
    message: (written) => say`\`${written}\` are two durations, where one is due`,
    help: say`write a window and how long it holds as   over 15m for 10m`,
    repair: repairTwo,
    safe: () => false,
  },
  DIGITS,
);
/** `> 40:00`: minutes and seconds of a stopwatch; no day has so many hours. */
const StopWatch = slipToken(
  'StopWatch',
  stopWatch,
  [Literal, Duration],
  { label: say`not a time of day`, repair: repairStopWatch, safe: () => false },
  DIGITS,
);
const LooseDuration = slipToken(
  'LooseDuration',
  loose(`${PIECE}(?:${BLANK}*${PIECE})*(?:간|${BLANK}*동안)?${LITERAL_END}`),
  [Literal, Duration],
  { label: say`a duration is written in one piece`, repair: repairDuration },
  DIGITS,
);
const LoosePercent = slipToken(
  'LoosePercent',
  loose(`(?:${GROUPED}|${NUMBER})${BLANK}*(?:%|프로|퍼센트|percent)${LITERAL_END}`),
  [Literal, Percent],
  {
    label: say`a percentage is written in one piece`,
    repair: (s) => tight(s).replace(/프로|퍼센트|percent/, '%'),
  },
  DIGITS,
);
const PercentFirst = slipToken(
  'PercentFirst',
  new RegExp(`%${BLANK}*${NUMBER}${LITERAL_END}`),
  [Literal, Percent],
  { label: say`the sign comes after the number`, repair: (s) => `${tight(s).slice(1)}%` },
);
const LooseUnit = slipToken(
  'LooseUnit',
  loose(`(?:${GROUPED}|${NUMBER})${BLANK}*(?:pp|%p|x|배|km|건|명|회|곳|개)${LITERAL_END}`),
  [Literal, Points, Factor, Distance, Count],
  { label: say`a number and its unit are written in one piece`, repair: tight },
  DIGITS,
);
const CommaNumber = slipToken('CommaNumber', new RegExp(`${GROUPED}${LITERAL_END}`), [Literal, Num], {
  label: say`digits are grouped with \`_\``,
  repair: tight,
  safe: (nested) => !nested,
});

/** `2026-02-30`, which the strict form lets through. */
export function noSuchDay(written: string): Text {
  return say`there is no such day as \`${written}\``;
}

/** Literals as one speaks or pastes them; the lexer tries them before the strict ones. */
export const looseLiterals: readonly TokenType[] = [
  BadDate,
  DottedNumber,
  StopWatch,
  BadTime,
  LooseMoney,
  LooseWon,
  CurrencyFirst,
  LooseDistance,
  LooseTimes,
  LooseThousand,
  HalfMore,
  TwoDurations,
  LooseDuration,
  LoosePercent,
  PercentFirst,
  LooseUnit,
  CommaNumber,
];

/** Matches the loose form only where it is not the strict form too. */
function grouped(count: number): string {
  return String(count).replace(/\B(?=(\d{3})+$)/g, '_');
}

function loose(source: string): Matcher {
  const any = new RegExp(source, 'y');
  const strict = [Duration, Money, Percent, Count, Points, Factor, Distance].map(
    (token) => new RegExp(`^(?:${(token.PATTERN as RegExp).source})$`),
  );
  return (text, offset) => {
    any.lastIndex = offset;
    const match = any.exec(text);
    return match === null || strict.some((form) => form.test(match[0])) ? null : [match[0]];
  };
}

function tight(written: string): string {
  return written.replace(/[ \t\u00A0]/g, '').replace(/(\d),(?=\d{3})/g, '$1_');
}

function repairWon(written: string): string {
  const inPiece = tight(written);
  return /[천백만억원]/.test(written) ? inPiece.slice(1).replace(/원?$/, '원') : inPiece;
}

/** `2026.3.10` to `2026-03-10`; null for what is no day. */
function repairDate(written: string): string | null {
  const [, year, month = '', day = ''] = /^(\d{4})\.(\d{1,2})\.(\d{1,2})$/.exec(written) ?? [];
  return year === undefined ? null : `${year}-${month.padStart(2, '0')}-${day.padStart(2, '0')}`;
}

/** `3000 won` to `3000원`, `3달러` to `3USD`. */
function repairMoney(written: string): string {
  return tight(written)
    .replace(/won$/, '원')
    .replace(/달러$|dollars?$/, 'USD');
}

/** `500미터` to `0.5km`. */
function repairDistance(written: string): string {
  const amount = Number.parseFloat(written.replaceAll('_', ''));
  return `${/킬로|kilo/.test(written) ? amount : amount / 1000}km`;
}

/** `5:30pm` to `17:30`, `5시 반` to `5:30`: in Korean nobody says which half of the day is meant. */
function repairClock(written: string): string | null {
  const [, hour = '', minute = written.includes('반') ? '30' : '00'] =
    /^(\d+)(?::|시\D*)?(\d+)?/.exec(written.replace(/반$/, '')) ?? [];
  const isAfternoon = /p/i.test(written);
  const hours =
    isAfternoon || /a/i.test(written) ? (Number(hour) % 12) + (isAfternoon ? 12 : 0) : Number(hour);
  return `${String(hours).padStart(2, '0')}:${minute.padStart(2, '0')}`;
}

function repairDuration(written: string): string {
  return tight(written.replace(/(?<!시)간$|\s*동안$/, '')).replace(
    /(\d)([a-z]+)/g,
    (_all, digit: string, unit: string) => digit + (UNIT_WORDS[unit] ?? unit),
  );
}

const TWO = new RegExp(`(${PIECE})${BLANK}+(${PIECE})(간|${BLANK}*동안)?${LITERAL_END}`, 'y');

/** Two that cannot be one: the second counts in no smaller unit (`15m 10분`), or is said in another tongue and held. */
function twoDurations(text: string, offset: number): [string] | null {
  TWO.lastIndex = offset;
  const [all, first = '', second = '', held] = TWO.exec(text) ?? [];
  if (all === undefined) return null;
  const isTongueMixed = held !== undefined && /[a-z]$/.test(first) && !/[a-z]$/.test(second);
  return isTongueMixed || unitRank(second) <= unitRank(first) ? [all] : null;
}

/** Units of a duration from the largest down. */
const UNIT_RANKS = ['w주', 'd일', 'h시', 'm분', 's초'];

function unitRank(piece: string): number {
  const unit = /[^\d_. \t\u00A0]/.exec(piece)?.[0] ?? '';
  return /ms$/.test(piece) ? UNIT_RANKS.length : UNIT_RANKS.findIndex((units) => units.includes(unit));
}

/** `15m 10분 동안` to `15m for 10분`; what two bare durations mean nobody can know. */
function repairTwo(written: string): string | null {
  TWO.lastIndex = 0;
  const [, first, second, held] = TWO.exec(written) ?? [];
  return first === undefined || second === undefined || held === undefined
    ? null
    : `${repairDuration(first)} for ${repairDuration(second)}`;
}

const CLOCK = /(2[5-9]|[3-9]\d):([0-5]\d)(?![\d:])/y;

/** Behind `<` or `>` alone, where no time of day is compared. */
function stopWatch(text: string, offset: number): [string] | null {
  if (!/[<>]=?\s{0,9}$/.test(text.slice(Math.max(0, offset - 12), offset))) return null;
  CLOCK.lastIndex = offset;
  const match = CLOCK.exec(text);
  return match === null ? null : [match[0]];
}

function repairStopWatch(written: string): string {
  const [minutes = '', seconds = ''] = written.split(':');
  return Number(seconds) === 0 ? `${minutes}m` : `${minutes}m${Number(seconds)}s`;
}
