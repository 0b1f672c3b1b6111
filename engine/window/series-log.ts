import type { Aggregate, State } from '../../rules/aggregates/aggregate.ts';

/**
 * One series as the log of its touched cells with running totals: a window is the difference of two of them, for any
 * instant that is kept. Cells come in order of their start and are `stepMs` long.
 */
export interface SeriesLog {
  /** Adds a cell that starts after every other. */
  append(startMs: number, state: State): void;
  /** Adds to a cell that is there, or puts one in between; only corrections of history do this. */
  correct(startMs: number, state: State): void;
  /** Fold of the cells that start in [fromMs, toMs). */
  fold(fromMs: number, toMs: number): State;
  /** The cell that starts at `startMs`, empty where it was not touched. */
  cell(startMs: number): State;
  /** Whether any cell starts in [fromMs, toMs). */
  touched(fromMs: number, toMs: number): boolean;
  lastMs(): number;
  /** Forgets cells that start before. */
  dropBefore(ms: number): void;
  readonly size: number;
}

export function createSeriesLog({ empty, merge, subtract }: Aggregate): SeriesLog {
  let starts: number[] = [];
  let totals: State[] = [];
  /** Total of everything that was dropped: totals go on from it. */
  let base: State = empty;

  /** Number of cells that start before `ms`. */
  const before = (ms: number): number => {
    let low = 0;
    let high = starts.length;
    while (low < high) {
      const middle = (low + high) >> 1;
      if ((starts[middle] as number) < ms) low = middle + 1;
      else high = middle;
    }
    return low;
  };
  const totalAt = (count: number): State => (count === 0 ? base : (totals[count - 1] as State));

  return {
    append(startMs, state) {
      totals.push(merge(totalAt(starts.length), state));
      starts.push(startMs);
    },
    correct(startMs, state) {
      const at = before(startMs);
      if (starts[at] !== startMs) {
        starts.splice(at, 0, startMs);
        totals.splice(at, 0, totalAt(at));
      }
      for (let i = at; i < totals.length; i += 1) totals[i] = merge(totals[i] as State, state);
    },
    fold(fromMs, toMs) {
      const from = before(fromMs);
      const to = before(toMs);
      return from >= to ? empty : subtract(totalAt(to), totalAt(from));
    },
    cell(startMs) {
      const at = before(startMs);
      return starts[at] === startMs ? subtract(totalAt(at + 1), totalAt(at)) : empty;
    },
    touched: (fromMs, toMs) => before(fromMs) < before(toMs),
    lastMs: () => starts.at(-1) ?? Number.NEGATIVE_INFINITY,
    dropBefore(ms) {
      const count = before(ms);
      // Moving arrays costs their length: only when at least half of them goes.
      if (count < 64 || count * 2 < starts.length) return;
      base = totalAt(count);
      starts = starts.slice(count);
      totals = totals.slice(count);
    },
    get size() {
      return starts.length;
    },
  };
}
