import { expect, test } from '@jest/globals';
import fc from 'fast-check';
import { betaBinomialTail } from './beta-binomial.ts';

/** Chance and share with which α = β = 1: every number of hits is equally likely. */
const UNIFORM = [0.5, 1 / 3] as const;

test.each<[number, number, number]>([
  [0, 9, 0.1],
  [4, 9, 0.5],
  [9, 9, 1],
])('of a uniform chance, %d or fewer of %d: %d', (k, n, want) => {
  expect(betaBinomialTail(k, n, ...UNIFORM, 'down')).toBeCloseTo(want, 10);
  expect(betaBinomialTail(n - k, n, ...UNIFORM, 'up')).toBeCloseTo(want, 10);
});

test.each<[string, number, number, number, number]>([
  ['none of ten', 0, 10, 0.1, 0.9 ** 10],
  ['one or none of ten', 1, 10, 0.1, 0.9 ** 10 + 10 * 0.1 * 0.9 ** 9],
  ['none of two', 0, 2, 0.5, 0.25],
])('where nothing is shared it is binomial: %s', (_title, k, n, chance, want) => {
  expect(betaBinomialTail(k, n, chance, 1e-7, 'down')).toBeCloseTo(want, 5);
});

test('the more is shared, the less odd is an extreme', () => {
  const tails = [0.001, 0.01, 0.1].map((shared) => betaBinomialTail(30, 100, 0.1, shared, 'up'));
  expect(tails).toEqual([...tails].sort((a, b) => a - b));
});

test('the two sides of any number of hits make one', () => {
  fc.assert(
    fc.property(
      fc.integer({ min: 1, max: 400 }),
      fc.double({ min: 0, max: 1, noNaN: true }),
      fc.double({ min: 0.01, max: 0.99, noNaN: true }),
      fc.double({ min: 0.001, max: 0.4, noNaN: true }),
      (n, at, chance, shared) => {
        const k = Math.max(0, Math.min(n - 1, Math.floor(n * (chance + (at - 0.5) / 2))));
        const sum =
          betaBinomialTail(k, n, chance, shared, 'down') + betaBinomialTail(k + 1, n, chance, shared, 'up');
        expect(sum).toBeCloseTo(1, 6);
      },
    ),
  );
});
