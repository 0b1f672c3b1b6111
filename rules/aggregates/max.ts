import { extreme } from './extreme.ts';

/** Greatest value of a field. */
export const max = extreme(
  {
    name: 'max',
    word: 'max',
    doc: 'Greatest value of the field in the window; no events, no value.',
    examples: [
      { values: [], result: null },
      { values: [-3, -7, -9], result: -3 },
    ],
  },
  (value, other) => value > other,
);
