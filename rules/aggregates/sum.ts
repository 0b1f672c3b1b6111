import type { Aggregate } from './aggregate.ts';
import { addToLimbs, addToLimbsAt, emptyLimbs, mergeLimbs, subtractLimbs, totalOfLimbs } from './limbs.ts';

/** Exact sum of a field; state `[n, hi, lo]`. */
export const sum: Aggregate = {
  name: 'sum',
  word: 'sum',
  doc: 'Sum of the field over the window; no events, 0.',
  unit: 'same-as-field',
  takes: 'numbers',
  growth: 'adds',
  width: 3,
  empty: emptyLimbs,
  addInto: addToLimbs,
  addAt: addToLimbsAt,
  merge: mergeLimbs,
  subtract: subtractLimbs,
  result: (state, scale) => totalOfLimbs(state) / scale,
  ofTotal: (_n, total, scale) => total / scale,
  samples: ([n = 0]) => n,
  examples: [
    { values: [], result: 0 },
    { values: [2, -5, 4], result: 1 },
  ],
};
