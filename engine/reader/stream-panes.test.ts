import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import type { EventFormula } from '../../rules/event-formula.ts';
import type { Filter } from '../../rules/filter.ts';
import { takesRow } from '../../rules/filter-eval.ts';
import type { Field, Source } from '../../rules/source.ts';
import type { Scalar } from '../../rules/unit.ts';
import type { PaneMetric } from '../../rules/window.ts';
import { createBatchDecoder } from '../decode/batch-decoder.ts';
import { createColumnFilters, TRUE, UNKNOWN } from '../decode/column-filter.ts';
import { createDecoder } from '../decode/decoder.ts';
import type { LogRecord } from '../ports.ts';
import type { Cell } from '../slice.ts';
import { NOON, sourceOf } from '../testing/orders-bundle.ts';
import { createFilterClasses } from './filter-classes.ts';
import { cellsOf, foldRow, foldsOf, type OpenCells } from './fold.ts';
import { createStreamPanes } from './stream-panes.ts';

const PARTITION = { topic: 'orders', partition: 0 };
const field = (name: string, type: Field['type']): Field => ({ name, type, optional: true, private: false });
const SOURCE: Source = sourceOf('orders', {
  fields: [
    field('region', { kind: 'place' }),
    field('shop', { kind: 'text' }),
    field('amount', { kind: 'money', currency: 'KRW' }),
    field('vip', { kind: 'bool' }),
    field('level', { kind: 'oneOf', values: [1, 2, 'none', true] }),
    field('stars', { kind: 'oneOf', values: [1, 2, 3] }),
  ],
});
const NAMES = ['region', 'shop', 'amount', 'vip', 'level', 'stars', 'nobody has it'] as const;

const anyColumns = fc.record(
  {
    region: fc.constantFrom('a', 'b', '나', '', 'c'),
    shop: fc.constantFrom('x', 'y', 'z', ''),
    amount: fc.integer({ min: -4, max: 4 }),
    vip: fc.boolean(),
    level: fc.constantFrom<Scalar>(1, 2, 'none', true),
    stars: fc.constantFrom(1, 2, 3),
  },
  { requiredKeys: [] },
);
type Columns = Readonly<Record<string, Scalar | undefined>>;

const anyLeaf: fc.Arbitrary<Filter> = fc.oneof(
  fc.record({
    kind: fc.constant('in' as const),
    field: fc.constantFrom(...NAMES),
    values: fc.uniqueArray(fc.constantFrom<Scalar>('a', 'b', '나', 'x', 'q', 1, 2, 0, true, false, 'none'), {
      maxLength: 12,
    }),
  }),
  fc.record({
    kind: fc.constant('compare' as const),
    field: fc.constantFrom(...NAMES),
    op: fc.constantFrom('>' as const, '>=' as const, '<' as const, '<=' as const),
    value: fc.integer({ min: -4, max: 4 }),
  }),
  fc.record({ kind: fc.constant('missing' as const), field: fc.constantFrom(...NAMES) }),
);
const anyFilter: fc.Arbitrary<Filter> = fc.letrec<{ filter: Filter }>((tie) => ({
  filter: fc.oneof(
    { depthSize: 'small', withCrossShrink: true },
    anyLeaf,
    fc.record({ kind: fc.constant('not' as const), of: tie('filter') }),
    fc.record({
      kind: fc.constantFrom('all' as const, 'any' as const),
      of: fc.array(tie('filter'), { maxLength: 4 }),
    }),
  ),
})).filter;

const recordOf = (columns: Columns, offset: number): LogRecord => ({
  offset,
  arrivalMs: NOON,
  key: null,
  value: new TextEncoder().encode(JSON.stringify({ id: `e${offset}`, at: NOON - offset, ...columns })),
});
const metric = (id: string, more: Partial<PaneMetric> = {}): PaneMetric => ({
  id,
  source: 'orders',
  filter: null,
  by: ['region'],
  aggregate: 'count',
  field: null,
  ...more,
});
const decoded = (panes: readonly PaneMetric[], rows: readonly Columns[]) => {
  const decoder = createBatchDecoder(PARTITION, [SOURCE], panes);
  const { batch } = decoder;
  const [own] = batch.sources;
  if (own === undefined) throw new Error('one source');
  const refused: unknown[] = [];
  const open = createStreamPanes(batch, own, 'orders', panes);
  decoder.decode(rows.map(recordOf), 0, rows.length, (letter) => refused.push(letter));
  expect(refused).toEqual([]);
  return { batch, open };
};

describe('filters over columns', () => {
  const panes = (filters: readonly Filter[]) => filters.map((filter, n) => metric(`m${n}`, { filter }));

  test('have the three values of filters over rows', () => {
    fc.assert(
      fc.property(anyFilter, fc.array(anyColumns, { minLength: 1, maxLength: 20 }), (filter, rows) => {
        const decoder = createBatchDecoder(PARTITION, [SOURCE], panes([filter]));
        const { set, cells, pool } = decoder.batch;
        const filters = createColumnFilters(set.columns, (name) => set.indexOf('orders', name), cells, pool);
        const negated: Filter = { kind: 'not', of: filter };
        const [plain, opposite] = [filters.add(filter), filters.add(negated)];
        decoder.decode(rows.map(recordOf), 0, rows.length, () => {});
        rows.forEach((columns: Columns, row) => {
          const read = (name: string) => columns[name] ?? null;
          const truth = filters.truthOf(plain, row);
          expect(truth === TRUE).toBe(takesRow(filter, read));
          expect(truth !== TRUE && truth !== UNKNOWN).toBe(takesRow(negated, read));
          expect(filters.truthOf(opposite, row)).toBe(TRUE - truth);
        });
      }),
      { numRuns: 400 },
    );
  });

  test('are found by the values of a row, each once', () => {
    const many = fc.array(fc.option(anyFilter), { minLength: 1, maxLength: 12 });
    fc.assert(
      fc.property(many, fc.array(anyColumns, { minLength: 1, maxLength: 20 }), (list, rows) => {
        const decoder = createBatchDecoder(PARTITION, [SOURCE], panes(list.filter((one) => one !== null)));
        const { set, cells, pool } = decoder.batch;
        const indexOf = (name: string) => set.indexOf('orders', name);
        const programs = createColumnFilters(set.columns, indexOf, cells, pool);
        const compiled = list.map((filter) => (filter === null ? -1 : programs.add(filter)));
        const classes = createFilterClasses(list, compiled, programs, set.columns, indexOf, cells, pool);
        decoder.decode(rows.map(recordOf), 0, rows.length, () => {});
        rows.forEach((columns: Columns, row) => {
          const count = classes.find(row);
          const want = list.flatMap((one, n) => (takesRow(one, (name) => columns[name] ?? null) ? [n] : []));
          expect([...classes.found.subarray(0, count)].sort((a, b) => a - b)).toEqual(want);
        });
      }),
      { numRuns: 400 },
    );
  });
});

const ratio: EventFormula = {
  kind: 'binary',
  op: '/',
  left: { kind: 'field', field: 'amount', scale: 1 },
  right: { kind: 'field', field: 'stars', scale: 1 },
};
const anyMetric = fc
  .record({
    filter: fc.option(anyFilter),
    by: fc.constantFrom<readonly string[]>(
      [],
      ['region'],
      ['level', 'region'],
      ['amount', 'vip'],
      ['nobody has it'],
    ),
    folded: fc.constantFrom<Partial<PaneMetric>>(
      {},
      { aggregate: 'sum', field: 'amount' },
      { aggregate: 'mean', field: 'stars' },
      { aggregate: 'sum', field: 'shop' },
      { aggregate: 'sum', field: 'level' },
      { aggregate: 'distinct', field: 'shop' },
      { aggregate: 'distinct', field: 'vip' },
      { aggregate: 'histogram', field: 'amount' },
      { aggregate: 'latest', field: 'amount' },
      { aggregate: 'stddev', field: 'amount' },
      { aggregate: 'sum', computed: { formula: ratio, scale: 1_000 } },
      { aggregate: 'sum', field: 'nobody has it' },
    ),
  })
  .map(({ filter, by, folded }) => ({ filter, by, ...folded }));
const anyMetrics = fc
  .array(anyMetric, { minLength: 1, maxLength: 12 })
  .map((list) => list.map((more, n) => metric(`m${n}`, more)));

/** What the plain fold makes of the same records. */
function plainly(panes: readonly PaneMetric[], rows: readonly Columns[], first = 0): readonly Cell[] {
  const cells: OpenCells = new Map();
  const decode = createDecoder([SOURCE]);
  rows.forEach((columns, i) => {
    const one = decode(PARTITION, recordOf(columns, first + i));
    if (!one.ok) return;
    for (const { key, timeMs, columns: own } of one.rows)
      if (own !== null) foldRow(foldsOf(panes, 'orders'), { key, timeMs, columns: own }, cells);
  });
  return cellsOf(cells);
}

describe('folding columns', () => {
  const anyRows = fc.array(anyColumns, { minLength: 1, maxLength: 60 });

  test('gives the cells of folding rows, in the same order', () => {
    fc.assert(
      fc.property(anyMetrics, anyRows, (panes, rows) => {
        const { open } = decoded(panes, rows);
        rows.forEach((_, row) => {
          open.add(row, NOON, row);
          open.correct(row, NOON - 60_000);
        });
        const want = plainly(panes, rows);
        expect(open.close(NOON + 10_000)).toEqual([{ startMs: NOON, cells: want, rows: [] }]);
        expect(open.takeLate()).toEqual([{ startMs: NOON - 60_000, cells: want, rows: [] }]);
        expect(open.takeLate()).toEqual([]);
      }),
      { numRuns: 400 },
    );
  });

  test('goes on after names of series were forgotten', () => {
    fc.assert(
      fc.property(anyMetrics, anyRows, anyRows, anyRows, (panes, gone, before, after) => {
        const decoder = createBatchDecoder(PARTITION, [SOURCE], panes);
        const { batch } = decoder;
        const [own] = batch.sources;
        if (own === undefined) throw new Error('one source');
        const open = createStreamPanes(batch, own, 'orders', panes);
        const constants = batch.pool.size;
        const add = (rows: readonly Columns[], startMs: number, first: number): void => {
          decoder.decode(
            rows.map((columns, i) => recordOf(columns, first + i)),
            0,
            rows.length,
            () => {},
          );
          rows.forEach((_, row) => {
            open.add(row, startMs, row);
          });
        };
        add(gone, NOON - 10_000, 0);
        open.close(NOON);
        add(before, NOON, 0);
        open.forget();
        batch.pool.cut(constants);
        add(after, NOON, before.length);
        expect(open.close(NOON + 10_000)[0]?.cells).toEqual(plainly(panes, [...before, ...after]));
      }),
      { numRuns: 200 },
    );
  });

  test('more series and metrics than a first table holds', () => {
    const panes = Array.from({ length: 40 }, (_, n) =>
      metric(`m${n}`, n % 3 === 0 ? {} : { by: ['amount'], aggregate: 'sum', field: 'amount' }),
    );
    const decoder = createBatchDecoder(PARTITION, [SOURCE], panes);
    const [own] = decoder.batch.sources;
    if (own === undefined) throw new Error('one source');
    const open = createStreamPanes(decoder.batch, own, 'orders', panes);
    const rows = Array.from({ length: 3_000 }, (_, i) => ({
      region: `r${i % 700}`,
      amount: (i * 7) % 1_900,
    }));
    for (let at = 0; at < rows.length; at += 200) {
      decoder.decode(rows.map(recordOf), at, 200, () => {});
      for (let row = 0; row < 200; row += 1) open.add(row, NOON, at + row);
    }
    expect(open.named()).toBe(700 + 1_900);
    expect(open.close(NOON + 10_000)[0]?.cells).toEqual(plainly(panes, rows));
  });
});
