import type { Aggregate } from './aggregate.ts';
import { addToLimbs, addToLimbsAt, emptyLimbs, mergeLimbs, subtractLimbs, totalOfLimbs } from './limbs.ts';

/** Arithmetic mean of a field; state `[n, hi, lo]`, so that means of parts merge into the mean of the whole. */
export const mean: Aggregate = {
  name: 'mean',
  word: 'avg',
  doc: 'Arithmetic mean of the field over the window; no events, no value.',
  unit: 'same-as-field',
  takes: 'numbers',
  growth: 'keeps',
  width: 3,
  empty: emptyLimbs,
  addInto: addToLimbs,
  addAt: addToLimbsAt,
  merge: mergeLimbs,
  subtract: subtractLimbs,
  result: (state, scale) => ofTotal(state[0] ?? 0, totalOfLimbs(state), scale),
  ofTotal,
  samples: ([n = 0]) => n,
  examples: [
    { values: [], result: null },
    { values: [2, 4], result: 3 },
  ],
};

function ofTotal(n: number, total: number, scale: number): number | null {
  return n === 0 ? null : total / (n * scale);
}
