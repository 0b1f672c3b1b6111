import { describe, expect, test } from '@jest/globals';
import { valueHash } from '../../rules/aggregates/value-hash.ts';
import type { EventFormula } from '../../rules/event-formula.ts';
import type { Scalar } from '../../rules/unit.ts';
import type { PaneMetric } from '../../rules/window.ts';
import { cellsOf, foldRow, foldsOf, keyOf, type OpenCells } from './fold.ts';

const metric = (more: Partial<PaneMetric>): PaneMetric => ({
  id: 'm',
  source: 'orders',
  filter: null,
  by: ['region'],
  aggregate: 'count',
  field: null,
  ...more,
});
type Columns = Readonly<Record<string, Scalar>>;

describe('the series of a row', () => {
  test.each<[string, readonly string[], Columns, string | null]>([
    ['no dimensions: the only one', [], { region: 'a' }, ''],
    ['one', ['region'], { region: 'a' }, 'a'],
    ['two, in the metric’s order', ['kind', 'region'], { region: 'a', kind: 'x' }, 'x\u001fa'],
    ['numbers and bools as they are written', ['level', 'vip'], { level: 3, vip: true }, '3\u001ftrue'],
    ['0 and false are values', ['level', 'vip'], { level: 0, vip: false }, '0\u001ffalse'],
    ['one is missing: none', ['kind', 'region'], { region: 'a' }, null],
    ['an empty text is missing', ['region'], { region: '' }, null],
  ])('%s', (_title, by, columns, want) => {
    expect(keyOf(metric({ by }), columns)).toBe(want);
  });
});

const third: EventFormula = {
  kind: 'binary',
  op: '/',
  left: { kind: 'field', field: 'amount', scale: 1 },
  right: { kind: 'constant', value: 3 },
};

describe('one row', () => {
  const placed = { kind: 'in', field: 'event', values: ['placed'] } as const;
  test.each<[string, Partial<PaneMetric>, Columns, readonly number[] | null]>([
    ['counts', {}, { region: 'a' }, [1]],
    ['counts where the filter is known true', { filter: placed }, { region: 'a', event: 'placed' }, [1]],
    ['not where it is false', { filter: placed }, { region: 'a', event: 'gone' }, null],
    ['not where it is unknown', { filter: placed }, { region: 'a' }, null],
    ['not where `not` of it is unknown', { filter: { kind: 'not', of: placed } }, { region: 'a' }, null],
    [
      'adds its field',
      { aggregate: 'sum', field: 'amount' },
      { region: 'a', amount: -7 },
      [1, -1, 2 ** 32 - 7],
    ],
    [
      'adds a large field exactly',
      { aggregate: 'sum', field: 'amount' },
      { region: 'a', amount: 2 ** 53 - 1 },
      [1, 2 ** 21 - 1, 2 ** 32 - 1],
    ],
    ['nothing without its field', { aggregate: 'mean', field: 'amount' }, { region: 'a' }, null],
    [
      'the hash of a text that is only told apart',
      { aggregate: 'distinct', field: 'event' },
      { region: 'a', event: 'gone' },
      [1, 0, valueHash('gone')],
    ],
    [
      'adds what is computed of it, rounded to its scale',
      { aggregate: 'sum', computed: { formula: third, scale: 1_000 } },
      { region: 'a', amount: 20 },
      [1, 0, 6_667],
    ],
    [
      'nothing where nothing can be computed',
      { aggregate: 'sum', computed: { formula: third, scale: 1_000 } },
      { region: 'a' },
      null,
    ],
    [
      'nothing where no exact integer is large enough',
      { aggregate: 'sum', computed: { formula: third, scale: 1_000 } },
      { region: 'a', amount: 2 ** 53 - 1 },
      null,
    ],
    [
      'nothing where the field is no number',
      { aggregate: 'sum', field: 'amount' },
      { region: 'a', amount: '7' },
      null,
    ],
  ])('%s', (_title, more, columns, state) => {
    const cells: OpenCells = new Map();
    foldRow(foldsOf([metric(more)], 'orders'), { key: 'o1', timeMs: 0, columns }, cells);
    expect(cellsOf(cells)).toEqual(state === null ? [] : [['m', 'a', state]]);
  });
});

test('only metrics of the source fold its rows', () => {
  expect(
    foldsOf([metric({ id: 'x' }), metric({ id: 'y', source: 'riders' })], 'orders').map((f) => f.metric.id),
  ).toEqual(['x']);
});

test('an aggregate that nobody wrote is our bug, told at once', () => {
  expect(() => foldsOf([metric({ aggregate: 'guess' })], 'orders')).toThrow('guess');
});

test('cells come in one order, whatever the order of rows', () => {
  const folds = foldsOf([metric({ id: 'z' }), metric({ id: 'b', by: [] })], 'orders');
  const ordered = (regions: readonly string[]) => {
    const cells: OpenCells = new Map();
    for (const region of regions) foldRow(folds, { key: 'o1', timeMs: 0, columns: { region } }, cells);
    return cellsOf(cells).map(([pane, key]) => pane + key);
  };
  expect(ordered(['나', '가', 'a'])).toEqual(['b', 'za', 'z가', 'z나']);
  expect(ordered(['a', '나', '가'])).toEqual(ordered(['가', 'a', '나']));
});
