/** Records that are looked at before an event time counts as the world's time. */
const LOOK_AHEAD = 8;
/** How far ahead of its arrival an event may be stamped before it is refused (E11); nothing below it needs proof. */
const TRUSTED_MS = 5 * 60_000;
/** A first event further behind all others has a clock that was never set; ticks must not begin there. */
const YEAR_MS = 366 * 24 * 3_600_000;

/** An item with the arrival that was found for it; null before anything in the recording tells a time. */
export interface Arrived<T> {
  readonly item: T;
  readonly arrivalMs: number | null;
}

/** Finds arrival times for records that were kept without them, in the order of the recording. */
export interface Arrivals<T> {
  /** @param eventMs  event time, null when the record has none that can be read */
  add(item: T, eventMs: number | null): void;
  /** Items whose arrival is settled, in order. */
  take(): readonly Arrived<T>[];
  /** Nothing follows: settles the rest. */
  finish(): readonly Arrived<T>[];
}

/**
 * Arrival = running maximum of event time, once other events confirm it (E11). An event that is ahead of the
 * maximum is believed when at least half of the next eight timed records are not more than five minutes behind
 * it: one bad clock, even two next to each other, cannot pull the others' time along. What is not believed
 * arrives "now" and is refused later for being from the future. The last record, which nothing can confirm, may
 * be ahead by as much as the longest step that was confirmed.
 */
export function arrivals<T>(): Arrivals<T> {
  let waiting: { readonly item: T; readonly eventMs: number | null }[] = [];
  let timed = 0;
  let maxMs: number | null = null;
  let longestMs = TRUSTED_MS;

  const settle = (at: number): number | null => {
    const { eventMs } = waiting[at] as (typeof waiting)[number];
    if (eventMs !== null && maxMs !== null && eventMs <= maxMs) return maxMs;
    const ahead: number[] = [];
    for (let i = at + 1; i < waiting.length && ahead.length < LOOK_AHEAD; i += 1) {
      const next = waiting[i]?.eventMs ?? null;
      if (next !== null) ahead.push(next);
    }
    const usual = maxMs ?? lowerMedian(ahead);
    if (eventMs === null) return usual;
    if (maxMs === null && usual !== null && usual - eventMs > YEAR_MS) return usual;
    const agree = ahead.filter((next) => next >= eventMs - TRUSTED_MS).length;
    const believed =
      ahead.length > 0 ? agree * 2 >= ahead.length : maxMs === null || eventMs - maxMs <= longestMs;
    if (!believed) return usual;
    if (maxMs !== null) longestMs = Math.max(longestMs, eventMs - maxMs);
    maxMs = eventMs;
    return eventMs;
  };

  const settleWhile = (more: () => boolean): readonly Arrived<T>[] => {
    const done: Arrived<T>[] = [];
    while (done.length < waiting.length && more()) {
      const { item, eventMs } = waiting[done.length] as (typeof waiting)[number];
      done.push({ item, arrivalMs: settle(done.length) });
      if (eventMs !== null) timed -= 1;
    }
    waiting = waiting.slice(done.length);
    return done;
  };

  return {
    add(item, eventMs) {
      waiting.push({ item, eventMs });
      if (eventMs !== null) timed += 1;
    },
    take: () => settleWhile(() => timed > LOOK_AHEAD),
    finish: () => settleWhile(() => true),
  };
}

function lowerMedian(values: readonly number[]): number | null {
  const sorted = [...values].sort((a, b) => a - b);
  return sorted[Math.floor((sorted.length - 1) / 2)] ?? null;
}
