import { extreme } from './extreme.ts';

/** Least value of a field. */
export const min = extreme(
  {
    name: 'min',
    word: 'min',
    doc: 'Least value of the field in the window; no events, no value.',
    examples: [
      { values: [], result: null },
      { values: [3, -7, 9], result: -7 },
    ],
  },
  (value, other) => value < other,
);
