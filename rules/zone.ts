const formats = new Map<string, Intl.DateTimeFormat>();
/** Offsets change on quarter hours at most, so one look-up a quarter hour is exact. */
const QUARTER_MS = 900_000;
/** No offset reaches this far, and no zone changes twice in two of them. */
const DAY_MS = 86_400_000;
const offsets = new Map<string, Map<number, number>>();

/** Distance of a zone's wall clock from UTC at an instant, ms. */
export function zoneOffset(zone: string, atMs: number): number {
  const quarter = Math.floor(atMs / QUARTER_MS);
  let known = offsets.get(zone);
  if (known === undefined || known.size > 50_000) {
    known = new Map();
    offsets.set(zone, known);
  }
  let offset = known.get(quarter);
  if (offset === undefined) {
    offset = offsetAt(zone, quarter * QUARTER_MS);
    known.set(quarter, offset);
  }
  return offset;
}

/**
 * The instant whose wall clock in `zone` is `spanMs` earlier than that of `atMs`: "the same time last week" also where
 * the clocks were changed in between. Of a wall time that was there twice it is the first; one that a change skipped
 * is read with the offset before it.
 */
export function earlierByWallClock(zone: string, atMs: number, spanMs: number): number {
  const wall = atMs + zoneOffset(zone, atMs) - spanMs;
  const first = wall - zoneOffset(zone, wall - DAY_MS);
  if (first + zoneOffset(zone, first) === wall) return first;
  const second = wall - zoneOffset(zone, wall + DAY_MS);
  return second + zoneOffset(zone, second) === wall ? second : first;
}

function offsetAt(zone: string, atMs: number): number {
  let format = formats.get(zone);
  if (format === undefined) {
    format = new Intl.DateTimeFormat('en-US', {
      timeZone: zone,
      hourCycle: 'h23',
      year: 'numeric',
      month: 'numeric',
      day: 'numeric',
      hour: 'numeric',
      minute: 'numeric',
      second: 'numeric',
    });
    formats.set(zone, format);
  }
  const part = Object.fromEntries(format.formatToParts(atMs).map(({ type, value }) => [type, Number(value)]));
  const { year = 0, month = 1, day = 1, hour = 0, minute = 0, second = 0 } = part as Record<string, number>;
  return Date.UTC(year, month - 1, day, hour, minute, second) - Math.floor(atMs / 1000) * 1000;
}
