import { expect, test } from '@jest/globals';
import { welch } from './welch.ts';

test.each<[string, number, number]>([
  ['10 degrees of freedom', 6, 2.2281],
  ['58', 30, 2.0017],
  ['198', 100, 1.972],
])('equal sides: Student’s t table at %s', (_title, n, t) => {
  const side = { n, mean: 5, variance: n / 2 };
  const { low, high } = welch({ ...side, mean: 7 }, side);
  expect((high + low) / 2).toBeCloseTo(2, 10);
  expect((high - low) / 2).toBeCloseTo(t, 3);
});

test('unequal variances: fewer degrees of freedom than both sides have', () => {
  // Spread 1 + 0: only the first side's 9 degrees of freedom count.
  const { high } = welch({ n: 10, mean: 0, variance: 10 }, { n: 1_000_000, mean: 0, variance: 1e-9 });
  expect(high).toBeCloseTo(2.2622, 3);
});

test('what does not vary has an interval without a width', () => {
  expect(welch({ n: 40, mean: 3, variance: 0 }, { n: 40, mean: 1, variance: 0 })).toEqual({
    low: 2,
    high: 2,
  });
});
