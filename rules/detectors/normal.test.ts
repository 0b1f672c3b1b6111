import { expect, test } from '@jest/globals';
import fc from 'fast-check';
import { normalScore, normalTail } from './normal.ts';

test.each<[string, number, number]>([
  ['half of all lies above the middle', 0, 0.5],
  ['one standard deviation', 1, 0.158655254],
  ['the usual five per cent, both sides', 1.959964, 0.025],
  ['three', 3, 0.001349898],
  ['a tail that 1 − P would lose', 8, 6.220961e-16],
  ['below the middle', -2, 0.977249868],
])('tail: %s', (_title, z, want) => {
  expect(normalTail(z) / want).toBeCloseTo(1, 6);
});

test.each<[number, number]>([
  [0.5, 0],
  [0.158655254, 1],
  [0.025, 1.959964],
  [0.005, 2.575829],
  [0.975, -1.959964],
  [1e-9, 5.997807],
])('score of %d is %d', (p, want) => {
  expect(normalScore(p)).toBeCloseTo(want, 5);
});

test('a score is what its tail came from', () => {
  fc.assert(
    fc.property(fc.double({ min: -5, max: 8, noNaN: true }), (z) => {
      expect(normalScore(normalTail(z))).toBeCloseTo(z, 4);
    }),
  );
});
