import type { Aggregate, State } from './aggregate.ts';
import { valueHash } from './value-hash.ts';

/**
 * The value of the newest event; state `[n, timeMs, mark, value]`. Of several events of one millisecond it is the one
 * with the greatest mark, a hash of the event's key: offsets would give another one for another number of partitions
 * (E7).
 */
export const latest: Aggregate = {
  name: 'latest',
  word: 'latest',
  doc: 'Value of the newest event in the window, by event time; no events, no value.',
  unit: 'same-as-field',
  takes: 'numbers',
  growth: 'keeps',
  width: 4,
  empty: [0, 0, 0, 0],
  addInto: (state, value, { key, timeMs }) => {
    const isFirst = state[0] === 0;
    state[0] = (state[0] as number) + 1;
    if (!isFirst && timeMs < (state[1] as number)) return;
    const mark = valueHash(key);
    if (!isFirst && timeMs === state[1] && !isNewer(mark, value, state)) return;
    state[1] = timeMs;
    state[2] = mark;
    state[3] = value;
  },
  merge: (a, b) => {
    const [n = 0, , ...rest] = a;
    const [m = 0, timeMs = 0, mark = 0, value = 0] = b;
    if (n === 0) return b;
    if (m === 0) return a;
    const aMs = a[1] as number;
    const isLater = timeMs > aMs || (timeMs === aMs && isNewer(mark, value, a));
    return isLater ? [n + m, timeMs, mark, value] : [n + m, aMs, ...rest];
  },
  subtract: null,
  result: ([n = 0, , , value = 0], scale) => (n === 0 ? null : value / scale),
  ofTotal: null,
  samples: ([n = 0]) => n,
  examples: [
    { values: [], result: null },
    { values: [3, 9, 7], result: 7 },
  ],
};

/** Two events of one key at one time (a table's row, told twice) are told apart by their value. */
function isNewer(mark: number, value: number, [, , other = 0, old = 0]: State): boolean {
  return mark > other || (mark === other && value > old);
}
