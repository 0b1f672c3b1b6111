import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import type { State } from './aggregate.ts';
import { histogram } from './histogram.ts';
import { binOf, middleOf } from './histogram-bin.ts';

const safe = fc.oneof(
  fc.integer({ min: -600, max: 600 }),
  fc.integer({ min: Number.MIN_SAFE_INTEGER, max: Number.MAX_SAFE_INTEGER }),
);
const ranks = fc.oneof(
  fc.constantFrom(50, 90, 95, 99, 99.9),
  fc.integer({ min: 1, max: 999 }).map((t) => t / 10),
);

function fold(values: readonly number[]): State {
  const state = [...histogram.empty];
  for (const value of values) histogram.addInto(state, value, { key: '', timeMs: 0 });
  return state;
}

/** Definition 2 of Hyndman and Fan over the sorted values themselves. */
function byHand(values: readonly number[], rank: number): number {
  const sorted = [...values].sort((a, b) => a - b);
  const thousandths = sorted.length * Math.round(rank * 10);
  const at = Math.ceil(thousandths / 1_000) - 1;
  const value = sorted[at] as number;
  return thousandths % 1_000 === 0 ? (value + (sorted[at + 1] ?? value)) / 2 : value;
}

describe('a bin', () => {
  test.each<[value: number, bin: number]>([
    [0, 0],
    [255, 255],
    [-255, -255],
    [256, 256],
    [257, 256],
    [258, 257],
    [511, 383],
    [512, 384],
    [2 ** 53 - 1, 256 + 45 * 128 - 1],
  ])('of %d is %d', (value, bin) => {
    expect(binOf(value)).toBe(bin);
  });

  test('is in the order of values, and its middle within 1/257 of all it holds', () => {
    fc.assert(
      fc.property(safe, safe, (a, b) => {
        if (a <= b) expect(binOf(a)).toBeLessThanOrEqual(binOf(b));
        expect(Math.abs(middleOf(binOf(a)) - a)).toBeLessThanOrEqual(Math.abs(a) / 257);
        expect(binOf(-a) + binOf(a)).toBe(0);
      }),
    );
  });
});

describe('a percentile', () => {
  test('is that of the sorted values: exact where they are small, else within 0.4 %', () => {
    fc.assert(
      fc.property(fc.array(safe, { minLength: 1, maxLength: 60 }), ranks, (values, rank) => {
        const want = byHand(values, rank);
        const got = histogram.result(fold(values), 1, rank) as number;
        // Of two values the mean is taken, and they may have different signs: each may be off by its own size.
        const greatest = Math.max(...values.map(Math.abs));
        expect(Math.abs(got - want)).toBeLessThanOrEqual(greatest < 256 ? 0 : greatest / 257);
      }),
    );
  });

  test('of values of one sign lies within 0.4 % of itself', () => {
    fc.assert(
      fc.property(fc.array(fc.nat(10_000_000), { minLength: 1, maxLength: 60 }), ranks, (values, rank) => {
        const want = byHand(values, rank);
        const got = histogram.result(fold(values), 1, rank) as number;
        expect(Math.abs(got - want)).toBeLessThanOrEqual(want * 0.004);
      }),
    );
  });

  test.each<[values: readonly number[], scale: number, want: number]>([
    [[1_500_000], 1_000_000, 1.5032315],
    [[60_000, 60_000], 1, 60_031.5],
  ])('of %j in the scale of %d', (values, scale, want) => {
    expect(histogram.result(fold(values), scale)).toBeCloseTo(want, 5);
  });
});
