import { expect, test } from '@jest/globals';
import { newcombe } from './newcombe.ts';

/** Table II of the paper: eight contrasts, method 10. */
test.each<[string, readonly [number, number], readonly [number, number], number, number]>([
  ['(a)', [56, 70], [48, 80], 0.0524, 0.3339],
  ['(b)', [9, 10], [3, 10], 0.1705, 0.809],
  ['(c)', [6, 7], [2, 7], 0.0582, 0.8062],
  ['(d)', [5, 56], [0, 29], -0.0381, 0.1926],
  ['(e)', [0, 10], [0, 20], -0.1611, 0.2775],
  ['(f)', [0, 10], [0, 10], -0.2775, 0.2775],
  ['(g)', [10, 10], [0, 20], 0.6791, 1],
  ['(h)', [10, 10], [0, 10], 0.6075, 1],
])('contrast %s of Newcombe (1998)', (_title, [a, m], [b, n], low, high) => {
  const found = newcombe({ of: a, n: m }, { of: b, n });
  expect(found.low).toBeCloseTo(low, 4);
  expect(found.high).toBeCloseTo(high, 4);
});
