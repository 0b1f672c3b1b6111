import { expect, test } from '@jest/globals';
import fc from 'fast-check';
import type { Truth } from '../../rules/truth.ts';
import { createLadder } from './ladder.ts';

const above =
  (value: number | null) =>
  (rung: number): Truth =>
    value === null ? null : value > rung;

test.each<[string, readonly number[], number | null, boolean, readonly [number, number]]>([
  ['below all of them', [10, 20, 30], 5, true, [0, 0]],
  ['between two', [10, 20, 30], 25, true, [0, 2]],
  ['above all', [10, 20, 30], 99, true, [0, 3]],
  ['on a rung', [10, 20, 30], 20, true, [0, 1]],
  ['wanted false, between two', [10, 20, 30], 25, false, [2, 3]],
  ['wanted false, below all', [10, 20, 30], 5, false, [0, 3]],
  ['unknown is as nobody wants', [10, 20, 30], null, true, [0, 0]],
  ['unknown is not wanted false either', [10, 20, 30], null, false, [0, 0]],
  ['one rung that holds', [10], 11, true, [0, 1]],
  ['one rung that does not', [10], 9, true, [0, 0]],
])('a series stands %s', (_title, rungs, value, want, stand) => {
  const { from, to } = createLadder(rungs, want).stand(above(value));
  expect([from, to]).toEqual(stand);
});

test('halving finds what asking every rung finds, whichever way the truth runs', () => {
  fc.assert(
    fc.property(
      fc.uniqueArray(fc.integer({ min: -50, max: 50 }), { minLength: 1, maxLength: 40 }),
      fc.integer({ min: -60, max: 60 }),
      fc.boolean(),
      fc.boolean(),
      (constants, value, want, rising) => {
        const rungs = constants.sort((a, b) => a - b);
        const truth = (rung: number) => (rising ? value > rung : value < rung);
        const { from, to } = createLadder(rungs, want).stand(truth);
        expect(rungs.slice(from, to)).toEqual(rungs.filter((rung) => truth(rung) === want));
      },
    ),
  );
});
