import { expect, test } from '@jest/globals';
import fc from 'fast-check';
import { stddev } from './stddev.ts';

/** Σ(x − mean)² · n² as a whole number, without ever rounding. */
function byHand(values: readonly number[]): number {
  const n = BigInt(values.length);
  const sum = values.reduce((all, value) => all + BigInt(value), 0n);
  const spread = values.reduce((all, value) => all + (n * BigInt(value) - sum) ** 2n, 0n);
  return Math.sqrt(Number(spread / n)) / values.length;
}

test('is that of the values however far they lie from 0 and from each other', () => {
  const base = fc.integer({ min: -(2 ** 52), max: 2 ** 52 });
  const near = fc.array(fc.integer({ min: -3, max: 3 }), { minLength: 1, maxLength: 40 });
  const wide = fc.array(fc.integer({ min: Number.MIN_SAFE_INTEGER, max: Number.MAX_SAFE_INTEGER }), {
    minLength: 1,
    maxLength: 40,
  });
  const lists = fc.oneof(
    wide,
    fc.tuple(base, near).map(([from, steps]) => steps.map((step) => from + step)),
  );
  fc.assert(
    fc.property(lists, (values) => {
      const state = [...stddev.empty];
      for (const value of values) stddev.addInto(state, value, { key: '', timeMs: 0 });
      const [got, want] = [stddev.result(state, 1) as number, byHand(values)];
      expect(Math.abs(got - want)).toBeLessThanOrEqual(want * 1e-12);
      expect(state.every(Number.isSafeInteger)).toBe(true);
    }),
  );
});
