import type { Aggregate, State } from '../../rules/aggregates/aggregate.ts';
import type { SeriesLog } from './series-log.ts';

/** Cells of an empty log. */
const FIRST_ROOM = 8;

/** What can be taken out again leaves a window as the difference of two totals. */
export interface Totalled {
  readonly empty: State;
  readonly merge: Aggregate['merge'];
  readonly subtract: NonNullable<Aggregate['subtract']>;
  readonly width: number;
}

/**
 * A log with running totals in typed arrays: 8 bytes a cell for its start and 8 for each integer of the state. A window
 * costs the difference of two totals, however long it is.
 */
export function createTotalsLog({ empty, merge, subtract, width }: Totalled): SeriesLog {
  let starts = new Float64Array(FIRST_ROOM);
  let totals = new Float64Array(FIRST_ROOM * width);
  /** Cells before it are forgotten. */
  let head = 0;
  let end = 0;
  /** Total of everything that was forgotten: totals go on from it. */
  let base: State = empty;

  const makeRoom = (): void => {
    if (end < starts.length) return;
    // What was forgotten makes room first.
    const room = head * 2 >= starts.length ? starts.length : starts.length * 2;
    const [oldStarts, oldTotals] = [starts, totals];
    starts = new Float64Array(room);
    totals = new Float64Array(room * width);
    starts.set(oldStarts.subarray(head, end));
    totals.set(oldTotals.subarray(head * width, end * width));
    end -= head;
    head = 0;
  };

  /** Index of the first cell that starts at or after `ms`. Cells are nearly even in time, so a guess is mostly right. */
  const indexOf = (ms: number): number => {
    if (head === end || ms <= (starts[head] as number)) return head;
    const last = starts[end - 1] as number;
    if (ms > last) return end;
    const first = starts[head] as number;
    let low = head;
    let high = end - 1;
    const guess = head + Math.floor(((ms - first) / (last - first)) * (high - head));
    if ((starts[guess] as number) < ms) low = guess + 1;
    else high = guess;
    // Most often the cell lies next to the guess; the rest is halved.
    if (low === guess + 1 && low < high && (starts[low] as number) >= ms) return low;
    if (high === guess && (starts[guess - 1] as number) < ms) return guess;
    while (low < high) {
      const middle = (low + high) >> 1;
      if ((starts[middle] as number) < ms) low = middle + 1;
      else high = middle;
    }
    return low;
  };

  /** Total of all cells before an index. */
  const totalAt = (index: number): State => {
    if (index === head) return base;
    const at = (index - 1) * width;
    const first = totals[at] as number;
    if (width === 1) return [first];
    if (width === 3) return [first, totals[at + 1] as number, totals[at + 2] as number];
    return Array.from(totals.subarray(at, at + width));
  };
  const put = (index: number, state: State): void => {
    for (let i = 0; i < width; i += 1) totals[index * width + i] = state[i] as number;
  };

  return {
    append(startMs, state) {
      const total = merge(totalAt(end), state);
      makeRoom();
      starts[end] = startMs;
      put(end, total);
      end += 1;
    },
    correct(startMs, state) {
      makeRoom();
      const at = indexOf(startMs);
      if (at === end || starts[at] !== startMs) {
        const before = totalAt(at);
        starts.copyWithin(at + 1, at, end);
        totals.copyWithin((at + 1) * width, at * width, end * width);
        starts[at] = startMs;
        end += 1;
        put(at, before);
      }
      for (let i = at; i < end; i += 1) put(i, merge(totalAt(i + 1), state));
    },
    fold(fromMs, toMs) {
      const from = indexOf(fromMs);
      const to = indexOf(toMs);
      return from >= to ? empty : subtract(totalAt(to), totalAt(from));
    },
    cell(startMs) {
      const at = indexOf(startMs);
      return at < end && starts[at] === startMs ? subtract(totalAt(at + 1), totalAt(at)) : empty;
    },
    touched(fromMs, toMs) {
      const at = indexOf(fromMs);
      return at < end && (starts[at] as number) < toMs;
    },
    lastMs: () => (head === end ? Number.NEGATIVE_INFINITY : (starts[end - 1] as number)),
    dropBefore(ms) {
      const kept = indexOf(ms);
      if (kept === head) return;
      base = totalAt(kept);
      head = kept;
    },
    get size() {
      return end - head;
    },
  };
}
