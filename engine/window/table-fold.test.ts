import { expect, test } from '@jest/globals';
import fc from 'fast-check';
import { aggregates } from '../../rules/aggregates/list.ts';
import type { Scalar } from '../../rules/unit.ts';
import type { PaneMetric } from '../../rules/window.ts';
import type { Cell, ForwardedRow } from '../slice.ts';
import type { TableRow } from '../store.ts';
import { NOON, sourceOf } from '../testing/orders-bundle.ts';
import { createTable, type Table } from './table.ts';
import { createTableFold, type FoldedRow } from './table-fold.ts';

const ALL: readonly PaneMetric[] = aggregates.map(
  ({ name, takes }): PaneMetric => ({
    id: name,
    source: 'riders',
    aggregate: name,
    filter: null,
    by: ['region'],
    field: takes === 'rows' ? null : 'load',
    ...(name === 'histogram' ? { rank: 50 } : {}),
  }),
);

const riders = sourceOf('riders', {
  expireAfterMs: 60_000,
  removeWhen: { kind: 'in', field: 'status', values: ['gone'] },
});

type Columns = Readonly<Record<string, Scalar>> | null;

/** A row comes, or a sample is taken so many seconds later. */
type Event = { readonly key: string; readonly columns: Columns } | { readonly laterS: number };

const aRow: fc.Arbitrary<Event> = fc.record({
  key: fc.constantFrom('r1', 'r2', 'r3', 'r4'),
  columns: fc.oneof(
    {
      weight: 8,
      arbitrary: fc.record({ region: fc.constantFrom('a', 'b'), load: fc.integer({ min: -3, max: 3 }) }),
    },
    fc.constantFrom<Columns>(null, { load: 1 }, { region: 'a' }, { region: 'a', load: 2, status: 'gone' }),
  ),
});
const aSample: fc.Arbitrary<Event> = fc.record({ laterS: fc.constantFrom(1, 10, 61) });

const inOrder = (cells: readonly Cell[]) => cells.map((cell) => JSON.stringify(cell)).sort();

test('after any rows the samples are those of a table that folds all its rows anew', () => {
  fc.assert(
    fc.property(fc.array(fc.oneof(aRow, aSample), { maxLength: 40 }), (events) => {
      const table = createTable(riders, ALL, []);
      const stored = new Map<string, TableRow>();
      const keep = ({ take }: Table) => {
        // One that was dropped is told without a time.
        for (const row of take())
          if (row.timeMs === 0) stored.delete(row.key);
          else stored.set(row.key, row);
      };
      let atMs = NOON;
      let offset = 0;
      for (const event of events) {
        if ('columns' in event) {
          offset += 1;
          const row: ForwardedRow = { ...event, timeMs: atMs, offset };
          table.apply([row]);
          continue;
        }
        atMs += event.laterS * 1_000;
        keep(table);
        const anew = createTable(riders, ALL, [...stored.values()]);
        const keys = () => ['a', 'c'];
        expect(inOrder(table.sample(atMs, keys))).toEqual(inOrder(anew.sample(atMs, keys)));
        expect([...table.takeDropped()].sort()).toEqual([...anew.takeDropped()].sort());
      }
    }),
    { seed: 1, numRuns: 300 },
  );
});

const [count] = aggregates.filter(({ name }) => name === 'count');
const [max] = aggregates.filter(({ name }) => name === 'max');
const one = (key: string, series: string, value: number): FoldedRow => ({
  row: { key, timeMs: NOON },
  adds: [
    [0, series, value],
    [1, series, value],
  ],
});

test('a series goes with its last row', () => {
  const fold = createTableFold([count!, max!]);
  fold.put(one('r1', 'a', 5));
  fold.take(one('r1', 'a', 5));
  expect([...fold.statesOf(0, []), ...fold.statesOf(1, [])]).toEqual([]);
});

test('only what cannot be taken out again is read from the rows', () => {
  const fold = createTableFold([count!, max!]);
  const [least, most] = [one('r1', 'a', 3), one('r2', 'a', 5)];
  for (const row of [least, most]) fold.put(row);
  fold.take(most);
  expect([...fold.statesOf(0, [])]).toEqual([['a', [1]]]);
  const [[, state = []] = []] = fold.statesOf(1, [least]);
  expect(max!.result(state, 1)).toBe(3);
});

test('a sample that was taken keeps its numbers when the table goes on', () => {
  const mean = ALL.filter(({ id }) => id === 'mean');
  const table = createTable(riders, mean, []);
  const row = (key: string, load: number): ForwardedRow => ({
    key,
    timeMs: NOON,
    offset: 0,
    columns: { region: 'a', load },
  });
  table.apply([row('r1', 4)]);
  const before = table.sample(NOON, () => []);
  table.apply([row('r2', 2)]);
  expect(before).toEqual([['mean', 'a', [1, 0, 4]]]);
});
