import { localTime } from './local-time.ts';

const ISO =
  /^(\d{4})-(\d\d?)-(\d\d?)(?:[T ](\d\d?):(\d\d)(?::(\d\d)(?:[.,](\d{1,9}))?)?)?\s*(Z|UTC|[+-]\d\d:?\d\d)?$/;

/** Letters of a pattern and the group that they read. */
const TOKENS: Readonly<Record<string, readonly [name: string, digits: string]>> = {
  yyyy: ['year', '(\\d{4})'],
  MM: ['month', '(\\d\\d?)'],
  dd: ['day', '(\\d\\d?)'],
  HH: ['hour', '(\\d\\d?)'],
  mm: ['minute', '(\\d\\d)'],
  ss: ['second', '(\\d\\d)'],
};

/** Reads the text of a cell as a time: epoch ms, or the reason why it is none. */
export type TimeReader = (text: string) => number | string;

/**
 * @param format  `iso` (date, optional time and zone), `epoch ms`, `epoch s`, or a pattern of `yyyy MM dd HH mm ss`
 * @param zone    IANA name for stamps without a zone of their own; null: such a stamp is refused
 */
export function timeReader(format: string, zone: string | null): TimeReader {
  const local = zone === null ? null : localTime(zone);
  if (format === 'epoch ms' || format === 'epoch s') return epochReader(format === 'epoch s' ? 1000 : 1);
  const read = format === 'iso' ? isoParts : patternParts(format);
  return (text) => {
    const parts = read(text.trim());
    if (parts === null)
      return format === 'iso' ? 'is no time like 2026-03-06 18:10:00' : `is no time like \`${format}\``;
    const { year, month, day, hour = 0, minute = 0, second = 0, ms = 0, zone: own } = parts;
    const clock = { year, month, day, hour, minute, second, ms };
    // A day that overflows into the next month is a typing error, not the next month.
    const asUtc = Date.UTC(year, month - 1, day, hour, minute, second, ms);
    const date = new Date(asUtc);
    if (
      date.getUTCMonth() !== month - 1 ||
      date.getUTCDate() !== day ||
      hour > 23 ||
      minute > 59 ||
      second > 59
    )
      return 'is a date or time that does not exist';
    if (own !== undefined) return asUtc - zoneMs(own);
    return local === null ? 'has no time zone: say `zone:` in the map' : local(clock);
  };
}

/** Whether `timeReader` understands it. */
export function isTimeFormat(format: string): boolean {
  if (format === 'iso' || format === 'epoch ms' || format === 'epoch s') return true;
  return ['yyyy', 'MM', 'dd'].every((token) => format.split(token).length === 2);
}

/** What a stamp says; `zone` only where it carries one. */
interface Parts {
  readonly year: number;
  readonly month: number;
  readonly day: number;
  readonly hour?: number;
  readonly minute?: number;
  readonly second?: number;
  readonly ms?: number;
  readonly zone?: string;
}

function epochReader(factor: number): TimeReader {
  return (text) => {
    const ms = Math.round(Number(text) * factor);
    return text.trim() === '' || !Number.isSafeInteger(ms) ? 'is no number of epoch time' : ms;
  };
}

function isoParts(text: string): Parts | null {
  const found = ISO.exec(text);
  if (found === null) return null;
  const [, year, month, day, hour = '0', minute = '0', second = '0', fraction = '', zone] = found;
  return {
    year: Number(year),
    month: Number(month),
    day: Number(day),
    hour: Number(hour),
    minute: Number(minute),
    second: Number(second),
    ms: Number(fraction.padEnd(3, '0').slice(0, 3)),
    ...(zone === undefined ? {} : { zone }),
  };
}

/** Compiles a pattern; letters that are no token stand for themselves. */
function patternParts(pattern: string): (text: string) => Parts | null {
  const names: string[] = [];
  const source = pattern.replaceAll(/yyyy|MM|dd|HH|mm|ss|[\s\S]/g, (piece) => {
    const token = TOKENS[piece];
    if (token === undefined) return piece.replaceAll(/[\\^$.*+?()[\]{}|/]/g, '\\$&');
    names.push(token[0]);
    return token[1];
  });
  const regex = new RegExp(`^${source}$`);
  return (text) => {
    const found = regex.exec(text);
    if (found === null) return null;
    const parts: Record<string, number> = {};
    names.forEach((name, i) => {
      parts[name] = Number(found[i + 1]);
    });
    const { year = 0, month = 1, day = 1, ...clock } = parts;
    return { year, month, day, ...clock };
  };
}

/** `+09:00` in ms. */
function zoneMs(zone: string): number {
  if (zone === 'Z' || zone === 'UTC') return 0;
  const minutes = Number(zone.slice(1, 3)) * 60 + Number(zone.slice(-2));
  return (zone[0] === '-' ? -1 : 1) * minutes * 60_000;
}
