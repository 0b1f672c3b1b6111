const DAY_MS = 86_400_000;
const DAYS_BEFORE = [0, 31, 59, 90, 120, 151, 181, 212, 243, 273, 304, 334];
const DAYS_IN = [31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31];

/**
 * Reads the ISO 8601 time whose first byte is at `from`, without a text or a date being made: epoch ms as `decodeTime`
 * reads it go to `into[at]`.
 *
 * @returns where the time is over; -1 where it has a form or a year that is left to `decodeTime` (without seconds, before
 *          1970, a zone that is neither `Z` nor `+hh:mm`)
 */
export type TimeReader = (bytes: Uint8Array, from: number, into: Float64Array, at: number) => number;

/** The last date is remembered: a stream's events are mostly of one day. */
export function createTimeReader(): TimeReader {
  let lastDate = -1;
  /** Midnight of it. */
  const last = new Float64Array(1);
  return (bytes, from, into, at) => {
    const year = pair(bytes, from) * 100 + pair(bytes, from + 2);
    const month = pair(bytes, from + 5);
    const day = pair(bytes, from + 8);
    const hour = pair(bytes, from + 11);
    const minute = pair(bytes, from + 14);
    const second = pair(bytes, from + 17);
    if (
      bytes[from + 4] !== 45 ||
      bytes[from + 7] !== 45 ||
      bytes[from + 10] !== 84 ||
      bytes[from + 13] !== 58 ||
      bytes[from + 16] !== 58 ||
      !(isUpTo(hour, 23) && isUpTo(minute, 59) && isUpTo(second, 59))
    )
      return -1;
    const date = year * 10_000 + month * 100 + day;
    if (date !== lastDate) {
      const ms = dateMs(year, month, day);
      if (Number.isNaN(ms)) return -1;
      lastDate = date;
      last[0] = ms;
    }
    let i = from + 19;
    let fraction = 0;
    if (bytes[i] === 46) {
      i += 1;
      let digits = 0;
      for (; digits < 10; digits += 1, i += 1) {
        const digit = (bytes[i] as number) - 48;
        if (digit < 0 || digit > 9) break;
        // A part of a millisecond is cut, as Date.parse does.
        if (digits < 3) fraction = fraction * 10 + digit;
      }
      if (digits === 0 || digits > 9) return -1;
      for (; digits < 3; digits += 1) fraction *= 10;
    }
    const sign = bytes[i];
    let zoneMinutes = 0;
    if (sign === 90) i += 1;
    else {
      const hours = pair(bytes, i + 1);
      const minutes = pair(bytes, i + 4);
      if ((sign !== 43 && sign !== 45) || bytes[i + 3] !== 58) return -1;
      if (!isUpTo(hours, 23) || !isUpTo(minutes, 59)) return -1;
      zoneMinutes = (sign === 43 ? 1 : -1) * (hours * 60 + minutes);
      i += 6;
    }
    into[at] = (last[0] as number) + (hour * 3_600 + (minute - zoneMinutes) * 60 + second) * 1_000 + fraction;
    return i;
  };
}

/** What no part of a time can be. */
const NO_NUMBER = -1_000_000_000;

/** Two digits, `NO_NUMBER` for anything else. */
function pair(bytes: Uint8Array, at: number): number {
  const tens = (bytes[at] as number) - 48;
  const ones = (bytes[at + 1] as number) - 48;
  return tens >= 0 && tens <= 9 && ones >= 0 && ones <= 9 ? tens * 10 + ones : NO_NUMBER;
}

function isUpTo(value: number, most: number): boolean {
  return value >= 0 && value <= most;
}

/** Midnight of a day of the Gregorian calendar from 1970 on, NaN for a day that there is not. */
function dateMs(year: number, month: number, day: number): number {
  if (year < 1970 || month < 1 || month > 12 || day < 1) return Number.NaN;
  const isLeap = (year % 4 === 0 && year % 100 !== 0) || year % 400 === 0;
  if (day > (DAYS_IN[month - 1] as number) + (isLeap && month === 2 ? 1 : 0)) return Number.NaN;
  const before = year - 1;
  const leaps = Math.floor(before / 4) - Math.floor(before / 100) + Math.floor(before / 400);
  const daysBeforeYear = before * 365 + leaps - 719_162;
  const dayOfYear = (DAYS_BEFORE[month - 1] as number) + (isLeap && month > 2 ? 1 : 0) + day - 1;
  return (daysBeforeYear + dayOfYear) * DAY_MS;
}
