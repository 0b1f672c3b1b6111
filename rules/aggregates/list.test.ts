import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import type { Aggregate, State } from './aggregate.ts';
import { aggregateNamed, aggregates } from './list.ts';
import { valueHash } from './value-hash.ts';

const safe = fc.integer({ min: Number.MIN_SAFE_INTEGER, max: Number.MAX_SAFE_INTEGER });
/** Events with these values, a second apart from `firstS` on. */
const fold = ({ empty, addInto, takes }: Aggregate, values: readonly number[], firstS = 0): State => {
  const state = [...empty];
  for (const [i, value] of values.entries())
    addInto(state, takes === 'anything' ? valueHash(value) : value, {
      key: `e${firstS + i}`,
      timeMs: (firstS + i) * 1_000,
    });
  return state;
};
const bigSum = (values: readonly number[]): bigint => values.reduce((sum, value) => sum + BigInt(value), 0n);

describe.each(aggregates.map((aggregate) => [aggregate.name, aggregate] as const))(
  '%s',
  (_name, aggregate) => {
    test.each(aggregate.examples.map(({ values, result, rank = 50 }) => [values, result, rank] as const))(
      'of %j is %j (p%d)',
      (values, result, rank) => {
        expect(aggregate.result(fold(aggregate, values), 1, rank)).toBe(result);
        expect(aggregate.samples(fold(aggregate, values))).toBe(values.length);
      },
    );

    test('has a state as wide as it says', () => {
      const { empty, width } = aggregate;
      expect(empty).toHaveLength(width ?? empty.length);
      expect(fold(aggregate, [1, 2]).length === empty.length).toBe(width !== null);
    });

    test('folds the same in typed cells, beside others', () => {
      const { addAt, width } = aggregate;
      if (addAt === undefined || width === null) return;
      fc.assert(
        fc.property(fc.array(safe), (values) => {
          const cells = new Float64Array(width + 2).fill(7);
          cells.set(aggregate.empty, 1);
          for (const value of values) addAt(cells, 1, value);
          expect([...cells]).toEqual([7, ...fold(aggregate, values), 7]);
        }),
      );
    });

    test('merge of the folds is the fold of both', () => {
      fc.assert(
        fc.property(fc.array(safe), fc.array(safe), (left, right) => {
          expect(aggregate.merge(fold(aggregate, left), fold(aggregate, right, left.length))).toEqual(
            fold(aggregate, [...left, ...right]),
          );
        }),
      );
    });

    test('merge is associative, commutative and has the empty state', () => {
      fc.assert(
        fc.property(fc.array(safe), fc.array(safe), fc.array(safe), (one, two, three) => {
          const [a, b, c] = [fold(aggregate, one), fold(aggregate, two, 99), fold(aggregate, three, 5)];
          const { merge, empty } = aggregate;
          expect(merge(merge(a, b), c)).toEqual(merge(a, merge(b, c)));
          expect(merge(a, b)).toEqual(merge(b, a));
          expect(merge(a, empty)).toEqual(a);
        }),
      );
    });

    test('a window is the difference of two prefixes', () => {
      fc.assert(
        fc.property(fc.array(safe), fc.nat(), (values, at) => {
          const cut = at % (values.length + 1);
          const [whole, before] = [fold(aggregate, values), fold(aggregate, values.slice(0, cut))];
          // What cannot be subtracted is merged from its panes.
          const window = aggregate.subtract?.(whole, before) ?? fold(aggregate, values.slice(cut), cut);
          expect(window).toEqual(fold(aggregate, values.slice(cut), cut));
          expect(aggregate.merge(before, window)).toEqual(whole);
        }),
      );
    });

    test('the order of the events does not matter', () => {
      fc.assert(
        fc.property(fc.array(safe), (values) => {
          const events = values.map((value, i) => ({ value, key: `e${i}`, timeMs: 1_000 * (i % 3) }));
          const folded = (list: typeof events): State => {
            const state = [...aggregate.empty];
            for (const { value, ...event } of list) aggregate.addInto(state, Math.abs(value), event);
            return state;
          };
          expect(folded([...events].reverse())).toEqual(folded(events));
        }),
      );
    });
  },
);

describe('sums past 2^53', () => {
  const sum = aggregateNamed('sum');

  test('are exact: the limbs say what BigInt says', () => {
    fc.assert(
      fc.property(fc.array(safe, { maxLength: 200 }), (values) => {
        const [n = 0, hi = 0, lo = 0] = fold(sum, values);
        expect(BigInt(hi) * 2n ** 32n + BigInt(lo)).toBe(bigSum(values));
        expect(lo).toBeGreaterThanOrEqual(0);
        expect(lo).toBeLessThan(2 ** 32);
        expect(n).toBe(values.length);
      }),
    );
  });

  test('are read as the nearest double', () => {
    fc.assert(
      fc.property(fc.array(safe, { maxLength: 50 }), (values) => {
        const state = fold(sum, values);
        expect(sum.result(state, 1)).toBe(Number(bigSum(values)));
      }),
    );
  });

  test.each<[string, number[], bigint]>([
    ['two of the greatest', [Number.MAX_SAFE_INTEGER, Number.MAX_SAFE_INTEGER], 18014398509481982n],
    ['one more than a double can hold', [2 ** 53 - 1, 1, 1], 9007199254740993n],
    ['a sum that comes back', [2 ** 53 - 1, 2 ** 53 - 1, -(2 ** 53 - 1)], 9007199254740991n],
    ['below zero', [-(2 ** 53 - 1), -2], -9007199254740993n],
  ])('%s', (_title, values, want) => {
    const [, hi = 0, lo = 0] = fold(sum, values);
    expect(BigInt(hi) * 2n ** 32n + BigInt(lo)).toBe(want);
  });
});

describe('scale', () => {
  test.each<[string, string, number[], number, number | null]>([
    ['sum of millionths', 'sum', [500_000, 250_000], 1_000_000, 0.75],
    ['mean of millionths', 'mean', [500_000, 250_000], 1_000_000, 0.375],
    ['mean of nothing', 'mean', [], 1_000_000, null],
    ['count has none', 'count', [500_000], 1_000_000, 1],
  ])('%s', (_title, name, values, scale, want) => {
    const aggregate = aggregateNamed(name);
    expect(aggregate.result(fold(aggregate, values), scale)).toBe(want);
  });
});

test('names and words are said once', () => {
  expect(new Set(aggregates.map((a) => a.name)).size).toBe(aggregates.length);
  expect(new Set(aggregates.map((a) => a.word)).size).toBe(aggregates.length);
  expect(() => aggregateNamed('median')).toThrow('no aggregate is called median');
});
