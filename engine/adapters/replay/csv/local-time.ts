/** The wall clock of a place, month from 1. */
export interface WallClock {
  readonly year: number;
  readonly month: number;
  readonly day: number;
  readonly hour: number;
  readonly minute: number;
  readonly second: number;
  readonly ms: number;
}

const DAY_MS = 24 * 3_600_000;
/** Zones change their offset on quarters of an hour. */
const QUARTER_MS = 900_000;

/** Whether the machine knows a zone by this IANA name. */
export function isTimeZone(zone: string): boolean {
  try {
    new Intl.DateTimeFormat('en-US', { timeZone: zone });
    return true;
  } catch {
    return false;
  }
}

/**
 * Turns wall clocks of one zone into epoch ms. A time that happens twice (clocks are set back) is the first of
 * the two; one that never happens (clocks are set forward) is counted on from before the change, an hour later.
 *
 * @param zone  IANA name, `isTimeZone`
 */
export function localTime(zone: string): (clock: WallClock) => number {
  const offset = zone === 'UTC' ? () => 0 : offsets(zone);
  return ({ year, month, day, hour, minute, second, ms }) => {
    const asUtc = Date.UTC(year, month - 1, day, hour, minute, second, ms);
    const before = offset(asUtc - DAY_MS);
    const after = offset(asUtc + DAY_MS);
    const candidates = [asUtc - before, asUtc - after].filter(
      (t, i) => offset(t) === (i === 0 ? before : after),
    );
    return candidates.length === 0 ? asUtc - before : Math.min(...candidates);
  };
}

/** Offset of a zone from UTC in ms at an instant, remembered per quarter of an hour. */
function offsets(zone: string): (atMs: number) => number {
  const format = new Intl.DateTimeFormat('en-US', {
    timeZone: zone,
    hourCycle: 'h23',
    year: 'numeric',
    month: 'numeric',
    day: 'numeric',
    hour: 'numeric',
    minute: 'numeric',
    second: 'numeric',
  });
  const known = new Map<number, number>();
  return (atMs) => {
    const quarter = Math.floor(atMs / QUARTER_MS);
    const remembered = known.get(quarter);
    if (remembered !== undefined) return remembered;
    const start = quarter * QUARTER_MS;
    const part: Record<string, number> = {};
    for (const { type, value } of format.formatToParts(start)) part[type] = Number(value);
    const { year = 0, month = 1, day = 1, hour = 0, minute = 0, second = 0 } = part;
    const found = Date.UTC(year, month - 1, day, hour, minute, second) - start;
    known.set(quarter, found);
    return found;
  };
}
