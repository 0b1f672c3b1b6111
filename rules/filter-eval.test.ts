import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import type { Comparison, Filter } from './filter.ts';
import { evalFilter, fieldsOf, takesRow } from './filter-eval.ts';
import type { Truth } from './truth.ts';
import type { Scalar } from './unit.ts';

type Row = Readonly<Record<string, Scalar | null>>;
const reader = (row: Row) => (field: string) => row[field] ?? null;
const placed: Filter = { kind: 'in', field: 'event', values: ['placed'] };
const big: Filter = { kind: 'compare', field: 'amount', op: '>', value: 10 };

describe('one row', () => {
  test.each<[string, Filter, Row, Truth]>([
    ['a value in the list', placed, { event: 'placed' }, true],
    ['a value not in the list', placed, { event: 'ready' }, false],
    ['no value: unknown', placed, {}, null],
    ['not in, no value: still unknown', { kind: 'not', of: placed }, {}, null],
    ['a comparison', big, { amount: 11 }, true],
    ['at the border', big, { amount: 10 }, false],
    ['a comparison with nothing', big, {}, null],
    ['a comparison with a text', big, { amount: '11' }, null],
    ['the text "1" is not the number 1', { kind: 'in', field: 'x', values: [1] }, { x: '1' }, false],
    ['false is a value', { kind: 'in', field: 'ok', values: [false] }, { ok: false }, true],
    ['is missing', { kind: 'missing', field: 'event' }, {}, true],
    ['is not missing', { kind: 'not', of: { kind: 'missing', field: 'event' } }, { event: '' }, true],
    ['false and unknown', { kind: 'all', of: [placed, big] }, { event: 'ready' }, false],
    ['true and unknown', { kind: 'all', of: [placed, big] }, { event: 'placed' }, null],
    ['true or unknown', { kind: 'any', of: [big, placed] }, { event: 'placed' }, true],
    ['false or unknown', { kind: 'any', of: [big, placed] }, { event: 'ready' }, null],
  ])('%s', (_title, filter, row, want) => {
    expect(evalFilter(filter, reader(row))).toBe(want);
    expect(takesRow(filter, reader(row))).toBe(want === true);
  });

  test('no filter takes every row', () => {
    expect(takesRow(null, reader({}))).toBe(true);
  });
});

// The oracle: two-valued evaluation of both completions. A filter without repeated fields is known exactly where
// every value that a missing field could take gives the same answer.
const fields = ['a', 'b', 'c', 'd'] as const;
const ops: readonly Comparison[] = ['>', '>=', '<', '<='];
const leafOf = (field: string): fc.Arbitrary<Filter> =>
  fc.oneof(
    fc.record({
      kind: fc.constant('in' as const),
      field: fc.constant(field),
      values: fc.uniqueArray(fc.integer({ min: 0, max: 2 }), { minLength: 1, maxLength: 2 }),
    }),
    fc.record({
      kind: fc.constant('compare' as const),
      field: fc.constant(field),
      op: fc.constantFrom(...ops),
      value: fc.constantFrom(0.5, 1.5),
    }),
  );
const filters: fc.Arbitrary<Filter> = fc
  .tuple(
    fc.tuple(...fields.map(leafOf)),
    fc.array(fc.constantFrom('all', 'any', 'not'), { minLength: 6, maxLength: 6 }),
  )
  .map(([leaves, shape]) => {
    const wrap = (filter: Filter, how: string | undefined): Filter =>
      how === 'not' ? { kind: 'not', of: filter } : filter;
    const join = (of: readonly Filter[], how: string | undefined): Filter => ({
      kind: how === 'any' ? 'any' : 'all',
      of,
    });
    const [a, b, c, d] = leaves.map((leaf, i) => wrap(leaf, shape[i]));
    return join([join([a!, b!], shape[4]), join([c!, d!], shape[5])], shape[0]);
  });

function naive(filter: Filter, row: Readonly<Record<string, number>>): boolean {
  switch (filter.kind) {
    case 'all':
      return filter.of.every((part) => naive(part, row));
    case 'any':
      return filter.of.some((part) => naive(part, row));
    case 'not':
      return !naive(filter.of, row);
    case 'missing':
      return false;
    case 'in':
      return filter.values.includes(row[filter.field]!);
    case 'compare': {
      const [value, limit] = [row[filter.field]!, filter.value];
      return { '>': value > limit, '>=': value >= limit, '<': value < limit, '<=': value <= limit }[
        filter.op
      ];
    }
  }
}

function completions(row: Row): Record<string, number>[] {
  return fields.reduce<Record<string, number>[]>(
    (rows, field) => {
      const value = row[field];
      const values = typeof value === 'number' ? [value] : [0, 1, 2];
      return rows.flatMap((was) => values.map((v) => ({ ...was, [field]: v })));
    },
    [{}],
  );
}

test('is known exactly where every completion of the row agrees', () => {
  const rows = fc.record(Object.fromEntries(fields.map((f) => [f, fc.constantFrom(0, 1, 2, null)])));
  // Single leaves that are constant over 0..2 would be "known" to the oracle only: it is asked about the rest.
  const varies = (filter: Filter): boolean =>
    filter.kind === 'all' || filter.kind === 'any'
      ? filter.of.every(varies)
      : filter.kind === 'not'
        ? varies(filter.of)
        : new Set([0, 1, 2].map((v) => naive(filter, { [fieldsOf(filter)[0]!]: v }))).size === 2;
  fc.assert(
    fc.property(filters.filter(varies), rows, (filter, row) => {
      const answers = new Set(completions(row).map((full) => naive(filter, full)));
      const want = answers.size === 1 ? [...answers][0] : null;
      expect(evalFilter(filter, reader(row))).toBe(want);
    }),
    { numRuns: 500 },
  );
});

test('fieldsOf names each column once, in order', () => {
  expect(
    fieldsOf({ kind: 'all', of: [{ kind: 'not', of: placed }, big, { kind: 'missing', field: 'amount' }] }),
  ).toEqual(['amount', 'event']);
  expect(fieldsOf(null)).toEqual([]);
});
