import { describe, expect, test } from '@jest/globals';
import type { Scalar } from '../../rules/unit.ts';
import type { ForwardedRow } from '../slice.ts';
import type { TableRow } from '../store.ts';
import { NOON, PANES, sourceOf } from '../testing/orders-bundle.ts';
import { createTable } from './table.ts';

const IDLE = PANES.filter((pane) => pane.id === 'idle');
type Columns = Readonly<Record<string, Scalar>> | null;
let offset = 0;
const row = (key: string, s: number, columns: Columns): ForwardedRow => {
  offset += 1;
  return { key, timeMs: NOON + s * 1_000, offset, columns };
};
const idle = (region: string): Columns => ({ region, status: 'idle' });
const busy = (region: string): Columns => ({ region, status: 'busy' });
/** `region count` of one sample, s seconds after noon. */
const sampled = (table: ReturnType<typeof createTable>, s: number, keys: readonly string[] = []) =>
  table
    .sample(NOON + s * 1_000, () => keys)
    .map(([, key, [n = 0, , low = 0]]) => `${key} ${low} of ${n}`)
    .sort()
    .join(', ');

describe('the latest row per key', () => {
  const riders = sourceOf('riders', {
    expireAfterMs: 180_000,
    removeWhen: { kind: 'in', field: 'status', values: ['gone'] },
  });
  test.each<[string, readonly ForwardedRow[], number, string]>([
    ['no rows, no roster', [], 10, ''],
    ['one idle', [row('r1', 1, idle('a'))], 10, 'a 1 of 1'],
    ['two idle', [row('r1', 1, idle('a')), row('r2', 2, idle('a'))], 10, 'a 2 of 1'],
    ['the last word counts', [row('r1', 1, idle('a')), row('r1', 2, busy('a'))], 10, ''],
    ['an older one does not', [row('r1', 2, busy('a')), row('r1', 1, idle('a'))], 10, ''],
    ['at the same time the later one', [row('r1', 1, busy('a')), row('r1', 1, idle('a'))], 10, 'a 1 of 1'],
    ['it moved', [row('r1', 1, idle('a')), row('r1', 2, idle('b'))], 10, 'b 1 of 1'],
    ['a null deletes', [row('r1', 1, idle('a')), row('r1', 2, null)], 10, ''],
    ['an older null does not', [row('r1', 2, idle('a')), row('r1', 1, null)], 10, 'a 1 of 1'],
    ['`remove when`', [row('r1', 1, idle('a')), row('r1', 2, { region: 'a', status: 'gone' })], 10, ''],
    ['a moment before it expires', [row('r1', 1, idle('a'))], 180, 'a 1 of 1'],
    ['it expires', [row('r1', 1, idle('a'))], 181, ''],
    ['without the dimension it is in no series', [row('r1', 1, { status: 'idle' })], 10, ''],
    ['without what the filter asks it is not counted', [row('r1', 1, { region: 'a' })], 10, ''],
  ])('%s', (_title, rows, s, want) => {
    const table = createTable(riders, IDLE, []);
    table.apply(rows);
    expect(sampled(table, s)).toBe(want);
  });

  test('known series without a row are 0, not missing', () => {
    const table = createTable(riders, IDLE, []);
    table.apply([row('r1', 1, idle('a'))]);
    expect(sampled(table, 10, ['a', 'b'])).toBe('a 1 of 1, b 0 of 1');
    table.apply([row('r1', 11, busy('a'))]);
    expect(sampled(table, 20, ['a', 'b'])).toBe('a 0 of 1, b 0 of 1');
  });

  test('a restart goes on from the rows that were stored', () => {
    const first = createTable(riders, IDLE, []);
    const stored = new Map<string, TableRow>();
    const commit = () => {
      for (const changed of first.take()) stored.set(changed.key, changed);
    };
    first.apply([row('r1', 1, idle('a')), row('r2', 2, idle('b')), row('r3', 3, idle('b'))]);
    commit();
    first.apply([row('r2', 12, null), row('r3', 13, idle('a'))]);
    sampled(first, 20);
    commit();
    expect(first.take()).toEqual([]);
    const second = createTable(riders, IDLE, structuredClone([...stored.values()]));
    expect(sampled(second, 30, ['a', 'b'])).toBe(sampled(first, 30, ['a', 'b']));
    expect(sampled(second, 30, ['b'])).toBe('a 2 of 1, b 0 of 1');
  });

  test('rows of other tables are not its own', () => {
    const other: TableRow = { source: 'kitchens', key: 'k', timeMs: NOON, columns: idle('a') };
    expect(sampled(createTable(riders, IDLE, [other]), 10)).toBe('');
  });
});

describe('what is added up over rows', () => {
  const load = { id: 'load', source: 'riders', filter: null, by: ['region'], field: 'load' } as const;
  const rows = [
    row('r1', 1, { region: 'a', load: 3 }),
    row('r2', 2, { region: 'a', load: -1 }),
    row('r3', 3, { region: 'a' }),
  ];
  test.each<[string, readonly number[]]>([
    ['sum', [1, 0, 2]],
    ['mean', [2, 0, 2]],
  ])('%s', (aggregate, state) => {
    const table = createTable(sourceOf('riders'), [{ ...load, aggregate }], []);
    table.apply(rows);
    expect(table.sample(NOON + 10_000, () => [])).toEqual([['load', 'a', state]]);
  });
  test.each<[string, readonly string[]]>([
    ['sum', ['b']],
    ['mean', []],
  ])('nothing adds up to nothing for a %s', (aggregate, keys) => {
    const table = createTable(sourceOf('riders'), [{ ...load, aggregate }], []);
    expect(table.sample(NOON, () => ['b']).map(([, key]) => key)).toEqual(keys);
  });
});
