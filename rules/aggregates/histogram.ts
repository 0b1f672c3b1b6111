import type { Aggregate, OpenState, State } from './aggregate.ts';
import { binOf, middleOf } from './histogram-bin.ts';

/**
 * Spread of a field as a log-linear histogram; state `[n, bin, count, bin, count …]`, bins ascending. Percentiles and
 * the median of one field read the same panes.
 *
 * Percentile p of n values is definition 2 of Hyndman and Fan (The American Statistician 50, 1996): the ⌈np⌉-th
 * smallest, or where np is whole the mean of that one and the next. So p50 of an even number is the mean of the middle
 * two. It is exact below 256 of the field's smallest unit, and within 0.4 % above.
 */
export const histogram: Aggregate = {
  name: 'histogram',
  word: 'median',
  doc: 'The value that so many in a hundred do not exceed, the mean of two where it lies between them; within 0.4 %; no events, no value. The median is `p50`.',
  unit: 'same-as-field',
  takes: 'numbers',
  growth: 'keeps',
  width: null,
  empty: [0],
  addInto: (state, value) => {
    const bin = binOf(value);
    const at = placeOf(state, bin);
    state[0] = (state[0] as number) + 1;
    if (state[at] === bin) state[at + 1] = (state[at + 1] as number) + 1;
    else insert(state, at, bin);
  },
  merge,
  // Merging a few blocks of panes costs less than keeping a running total at every one of them.
  subtract: null,
  result: (state, scale, rank = 50) => {
    const n = state[0] as number;
    if (n === 0) return null;
    // Ranks have one decimal, so whole numbers say exactly whether n·p is whole.
    const thousandths = n * Math.round(rank * 10);
    const nth = Math.ceil(thousandths / 1_000);
    const low = nthOf(state, nth);
    return (thousandths % 1_000 === 0 ? (low + nthOf(state, nth + 1)) / 2 : low) / scale;
  },
  ofTotal: null,
  samples: (state) => state[0] as number,
  examples: [
    { values: [], result: null },
    { values: [9, 1, 5], result: 5 },
    { values: [4, 2], result: 3 },
    { values: [1, 2, 3, 4, 5, 6, 7, 8, 9, 10], rank: 95, result: 10 },
    { values: [1, 2, 3, 4, 5, 6, 7, 8, 9, 10], rank: 90, result: 9.5 },
    { values: [-300, -300, -300], result: -300.5 },
  ],
};

/** Index of the first bin of a state that is not below. */
function placeOf(state: State, bin: number): number {
  let low = 0;
  let high = (state.length - 1) / 2;
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((state[1 + 2 * middle] as number) < bin) low = middle + 1;
    else high = middle;
  }
  return 1 + 2 * low;
}

function insert(state: OpenState, at: number, bin: number): void {
  state.push(0, 0);
  state.copyWithin(at + 2, at, state.length - 2);
  state[at] = bin;
  state[at + 1] = 1;
}

function merge(a: State, b: State): State {
  const merged: OpenState = [(a[0] as number) + (b[0] as number)];
  let [i, j] = [1, 1];
  while (i < a.length || j < b.length) {
    const left = a[i] ?? Number.POSITIVE_INFINITY;
    const right = b[j] ?? Number.POSITIVE_INFINITY;
    merged.push(Math.min(left, right));
    merged.push((left <= right ? (a[i + 1] as number) : 0) + (right <= left ? (b[j + 1] as number) : 0));
    if (left <= right) i += 2;
    if (right <= left) j += 2;
  }
  return merged;
}

/** The nth smallest value, counted from 1, as the middle of its bin. */
function nthOf(state: State, nth: number): number {
  let left = nth;
  for (let at = 1; at < state.length; at += 2) {
    left -= state[at + 1] as number;
    if (left <= 0) return middleOf(state[at] as number);
  }
  return middleOf(state.at(-2) as number);
}
