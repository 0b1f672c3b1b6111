import { expect, test } from '@jest/globals';
import { SLOT_MS, type WindowMetric } from '../../rules/window.ts';
import type { HistoryRow } from '../store.ts';
import { bundleOf, NOON, windowOf } from '../testing/orders-bundle.ts';
import { createHistory } from './history.ts';
import { createMetricRows } from './metric-rows.ts';
import { type PaneFacts, paneFacts } from './panes.ts';
import { createSeriesBook, OVERFLOW_KEY } from './series-book.ts';

const NEXT = NOON + SLOT_MS;
const slots: readonly HistoryRow[] = [
  {
    pane: 'count',
    slotMs: NOON,
    cells: [
      ['gangnam', [50]],
      ['mapo', [20]],
    ],
  },
  { pane: 'count', slotMs: NEXT, cells: [['mapo', [1]]] },
  { pane: 'placed', slotMs: NOON, cells: [['gangnam', [40]]] },
  { pane: 'mean', slotMs: NOON, cells: [['gangnam', [4, 0, 60_000]]] },
  { pane: 'all', slotMs: NOON, cells: [['', [70]]] },
];
const told = (windows: readonly WindowMetric[], fresh: readonly HistoryRow[] = slots) => {
  const bundle = bundleOf({ windows });
  const panes = paneFacts(bundle);
  const history = createHistory((id) => (panes.get(id) as PaneFacts).aggregate, slots);
  const rows = createMetricRows(bundle, { panes, series: createSeriesBook(panes), history })(fresh);
  return rows.map(
    ({ metric, labels, slotMs, value, samples }) =>
      `${metric} ${Object.values(labels).join(' ') || '-'} +${(slotMs - NOON) / SLOT_MS}: ${value} of ${samples}`,
  );
};
const perRegion = (of: WindowMetric['value'], more: Partial<WindowMetric> = {}) =>
  windowOf('count', { id: `w${JSON.stringify(of)}`, metric: 'it', value: of, ...more });
const count = windowOf('count');

test.each<[string, readonly WindowMetric[], readonly string[]]>([
  [
    'a count is told for each series and slot that has something',
    [count],
    ['count gangnam +0: 50 of 50', 'count mapo +0: 20 of 20', 'count mapo +1: 1 of 1'],
  ],
  [
    'once, however many windows read it',
    [count, windowOf('count', { id: 'longer', windowMs: 3_600_000 })],
    ['count gangnam +0: 50 of 50', 'count mapo +0: 20 of 20', 'count mapo +1: 1 of 1'],
  ],
  ['a mean is of its events', [windowOf('mean')], ['mean gangnam +0: 15000 of 4']],
  ['over everything there are no labels', [windowOf('all', { by: [] })], ['all - +0: 70 of 70']],
  [
    'a rate is over the five minutes',
    [perRegion({ kind: 'rate', pane: 'count', perMs: 60_000 })],
    ['it gangnam +0: 10 of 50', 'it mapo +0: 4 of 20', 'it mapo +1: 0.2 of 1'],
  ],
  [
    'a share is told where the whole has events, also without any part',
    [perRegion({ kind: 'share', part: 'placed', whole: 'count' })],
    ['it gangnam +0: 0.8 of 50', 'it mapo +0: 0 of 20', 'it mapo +1: 0 of 1'],
  ],
  [
    'a formula is told for its own series, and may divide by what counts over everything',
    [
      count,
      windowOf('all', { by: [] }),
      perRegion({
        kind: 'formula',
        formula: {
          kind: 'binary',
          op: '/',
          left: { kind: 'window', window: 'count' },
          right: { kind: 'window', window: 'all' },
        },
      }),
    ],
    [
      'count gangnam +0: 50 of 50',
      'count mapo +0: 20 of 20',
      `it gangnam +0: ${50 / 70} of 70`,
      `it mapo +0: ${20 / 70} of 70`,
      'count mapo +1: 1 of 1',
      'it mapo +1: null of 0',
      'all - +0: 70 of 70',
    ],
  ],
  [
    'what a use asks for beside the metric’s own is not told',
    [{ ...count, slice: { kind: 'in', field: 'event', values: ['placed'] } }],
    [],
  ],
])('%s', (_title, windows, want) => {
  expect(told(windows)).toEqual(want);
});

test('a slot with more series than anybody looks at is not told', () => {
  const cells = (n: number) => Array.from({ length: n }, (_, i) => [`r${i}`, [1]] as const);
  const slot = (n: number): readonly HistoryRow[] => [{ pane: 'count', slotMs: NEXT, cells: cells(n) }];
  expect([told([count], slot(1_000)).length, told([count], slot(1_001)).length]).toEqual([1_000, 0]);
});

test('only what was written since is told, and never the keys that stand for too many', () => {
  const fresh: readonly HistoryRow[] = [
    {
      pane: 'count',
      slotMs: NEXT,
      cells: [
        ['mapo', [1]],
        [OVERFLOW_KEY, [9]],
      ],
    },
  ];
  expect(told([count], fresh)).toEqual(['count mapo +1: 1 of 1']);
});
