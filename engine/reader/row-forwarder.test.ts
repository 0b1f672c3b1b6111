import { expect, test } from '@jest/globals';
import fc from 'fast-check';
import type { Filter } from '../../rules/filter.ts';
import { takesRow } from '../../rules/filter-eval.ts';
import type { Forward } from '../../rules/forward.ts';
import type { Scalar } from '../../rules/unit.ts';
import { createBatchDecoder } from '../decode/batch-decoder.ts';
import type { ForwardedRow } from '../slice.ts';
import { NOON, sourceOf } from '../testing/orders-bundle.ts';
import { createStreamPanes } from './stream-panes.ts';

const SOURCE = sourceOf('orders');
const PARTITION = { topic: 'orders', partition: 0 };
const FORWARDS: readonly Forward[] = [
  forward('all', null, ['region'], ['event']),
  forward('large', { kind: 'compare', field: 'amount', op: '>=', value: 5 }, ['region'], ['amount']),
  forward('placed', { kind: 'in', field: 'event', values: ['placed', 'done'] }, ['event', 'region'], []),
  forward('odd', { kind: 'not', of: { kind: 'missing', field: 'amount' } }, [], ['amount', 'region']),
];

function forward(id: string, filter: Filter | null, by: readonly string[], more: readonly string[]): Forward {
  return { id, source: 'orders', filter, by, fields: [...new Set([...by, ...more])].sort() };
}

type Columns = Readonly<Record<string, Scalar>>;
const anyColumns = fc
  .record(
    {
      region: fc.constantFrom('a', '', '강남', 'quote"d'),
      amount: fc.integer({ min: 0, max: 9 }),
      event: fc.constantFrom('placed', 'done', 'lost'),
    },
    { requiredKeys: ['region'] },
  )
  .map((columns) => columns as Columns);

/** What travels of some events, by `takesRow` and nothing else. */
function naive(events: readonly Columns[]): readonly unknown[] {
  return events.flatMap((columns, offset) => {
    const taken = FORWARDS.filter(({ filter }) => takesRow(filter, (field) => columns[field] ?? null));
    const takenBy = taken
      .filter(({ by }) => by.every((name) => columns[name] !== undefined && columns[name] !== ''))
      .map(({ id }) => id);
    const fields = new Set(taken.flatMap((one) => one.fields));
    const sent = Object.fromEntries(Object.entries(columns).filter(([name]) => fields.has(name)));
    return takenBy.length === 0 ? [] : [{ key: `e${offset}`, offset, columns: sent, takenBy }];
  });
}

function read(events: readonly Columns[], wire: (event: object) => string): readonly ForwardedRow[] {
  const decoder = createBatchDecoder(PARTITION, [SOURCE], [], FORWARDS);
  const [rows] = decoder.batch.sources;
  if (rows === undefined) throw new Error('one source');
  const open = createStreamPanes(decoder.batch, rows, 'orders', [], FORWARDS);
  const records = events.map((columns, offset) => ({
    offset,
    arrivalMs: NOON,
    key: null,
    value: new TextEncoder().encode(wire({ id: `e${offset}`, at: NOON, ...columns })),
  }));
  decoder.decode(records, 0, records.length, () => {});
  records.forEach((_record, row) => {
    open.add(row, NOON, row);
  });
  return open.close(NOON + 10_000).flatMap((pane) => pane.rows);
}

test.each<[how: string, wire: (event: object) => string]>([
  ['scanned out of the bytes', (event) => JSON.stringify(event)],
  ['parsed', (event) => JSON.stringify(event, null, 1).replace('"id"', '"\\u0069d"')],
])('what travels, %s, is what the filters take, with what was asked of it', (_how, wire) => {
  fc.assert(
    fc.property(fc.array(anyColumns, { minLength: 1, maxLength: 20 }), (events) => {
      const sent = read(events, wire);
      expect(sent.map(({ timeMs, ...row }) => row)).toEqual(naive(events));
      expect(sent.every(({ timeMs }) => timeMs === NOON)).toBe(true);
    }),
  );
});

test('events of a stream that nobody asks for one by one stay where they are', () => {
  const decoder = createBatchDecoder(PARTITION, [SOURCE], []);
  const [rows] = decoder.batch.sources;
  if (rows === undefined) throw new Error('one source');
  const open = createStreamPanes(decoder.batch, rows, 'orders', []);
  open.add(0, NOON, 0);
  expect(open.close(NOON + 10_000)).toEqual([{ startMs: NOON, cells: [], rows: [] }]);
});
