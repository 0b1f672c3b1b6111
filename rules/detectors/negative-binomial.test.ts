import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import { logNegativeBinomial, negativeBinomialTail } from './negative-binomial.ts';

/** Chances of 0, 1, 2 … by the ratio of neighbours from P(0) on. */
function chances(mean: number, size: number, most: number): readonly number[] {
  const all = [Number.isFinite(size) ? (size / (size + mean)) ** size : Math.exp(-mean)];
  for (let x = 1; x <= most; x += 1)
    all.push(
      (all[x - 1] as number) *
        (Number.isFinite(size) ? ((x - 1 + size) / x) * (mean / (size + mean)) : mean / x),
    );
  return all;
}

describe.each<[number, number]>([
  [0.5, 2],
  [3, 10],
  [40, 5],
  [7, Number.POSITIVE_INFINITY],
])('mean %d, size %d', (mean, size) => {
  const all = chances(mean, size, 2_000);
  test('each chance is that of the recursion', () => {
    for (const x of [0, 1, 5, 60])
      expect(Math.exp(logNegativeBinomial(x, mean, size)) / (all[x] as number)).toBeCloseTo(1, 8);
  });
  test('a tail is the sum of its chances', () => {
    for (const x of [0, 1, 4, 30]) {
      const below = all.slice(0, x + 1).reduce((a, b) => a + b, 0);
      expect(negativeBinomialTail(x, mean, size, 'down')).toBeCloseTo(below, 9);
      expect(negativeBinomialTail(x, mean, size, 'up')).toBeCloseTo(1 - below + (all[x] as number), 9);
    }
  });
});

test('the two sides of any count make one', () => {
  fc.assert(
    fc.property(
      fc.double({ min: 0, max: 6, noNaN: true }),
      fc.double({ min: 0.1, max: 200, noNaN: true }),
      fc.double({ min: 0.5, max: 100, noNaN: true }),
      (spreads, mean, size) => {
        const x = Math.floor(spreads * Math.sqrt(mean + mean ** 2 / size));
        const sum =
          negativeBinomialTail(x, mean, size, 'down') + negativeBinomialTail(x + 1, mean, size, 'up');
        expect(sum).toBeCloseTo(1, 6);
      },
    ),
  );
});

test('a far tail keeps its digits', () => {
  const [forty, fortyOne] = [40, 41].map((x) => negativeBinomialTail(x, 5, Number.POSITIVE_INFINITY, 'up'));
  const chance = Math.exp(logNegativeBinomial(40, 5, Number.POSITIVE_INFINITY));
  expect(((forty as number) - (fortyOne as number)) / chance).toBeCloseTo(1, 9);
  expect(forty).toBeLessThan(1e-21);
});

test('a mean of 0 is never above it', () => {
  expect(logNegativeBinomial(0, 0, 3)).toBe(0);
  expect(logNegativeBinomial(1, 0, 3)).toBe(Number.NEGATIVE_INFINITY);
});
