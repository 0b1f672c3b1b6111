import { describe, expect, test } from '@jest/globals';
import { PANE_MS } from '../../rules/window.ts';
import type { ClosedPane, Slice } from '../slice.ts';
import { bundleOf, NOON, PANES, sourceOf } from '../testing/orders-bundle.ts';
import { createHistory } from './history.ts';
import { type PaneFacts, paneFacts } from './panes.ts';
import { createSeriesBook } from './series-book.ts';
import { createSourceLane } from './source-lane.ts';

const FACTS = paneFacts(bundleOf());
const COUNT = PANES.filter((pane) => pane.id === 'count');
const at = (pane: number) => NOON + pane * PANE_MS;
const closed = (pane: number, n: number): ClosedPane => ({
  startMs: at(pane),
  cells: [['count', 'a', [n]]],
  rows: [],
});
/** What a partition closed up to its watermark (in panes). */
const slice = (partition: number, watermark: number, panes: readonly ClosedPane[]): Slice => ({
  partition: { topic: 'orders', partition },
  firstMs: NOON,
  greatestMs: at(watermark),
  sources: [
    { source: 'orders', watermarkMs: at(watermark), lastArrivalMs: at(watermark), closed: panes, late: [] },
  ],
});
const stage = (partitions: number) => {
  const series = createSeriesBook(FACTS);
  const history = createHistory((id) => (FACTS.get(id) as PaneFacts).aggregate, []);
  const lane = createSourceLane(
    sourceOf('orders'),
    COUNT,
    { series, history, roster: () => [], isForwarded: () => false, isLookedUp: () => false },
    null,
    [],
  );
  for (let partition = 0; partition < partitions; partition += 1)
    lane.sight.expect({ topic: 'orders', partition });
  const hear = (given: Slice) => {
    const [part] = given.sources;
    if (part !== undefined) lane.accept(given, part);
  };
  const counts = (to: number) =>
    Array.from({ length: to }, (_, pane) => series.log('count', 'a')?.cell(at(pane))[0] ?? 0).join(' ');
  return { lane, history, hear, counts };
};

describe('panes become final', () => {
  test.each<[string, number, readonly Slice[], string, number]>([
    ['with the only partition', 1, [slice(0, 2, [closed(0, 1), closed(1, 2)])], '1 2 0 0', 2],
    ['not before the last partition', 2, [slice(0, 3, [closed(0, 1), closed(2, 4)])], '0 0 0 0', Number.NaN],
    [
      'with the last one',
      2,
      [slice(0, 3, [closed(0, 1), closed(2, 4)]), slice(1, 2, [closed(1, 2)])],
      '1 2 0 0',
      2,
    ],
    [
      'partitions meet in one pane',
      2,
      [slice(0, 1, [closed(0, 1)]), slice(1, 1, [closed(0, 5)])],
      '6 0 0 0',
      1,
    ],
    [
      'what is told again is known',
      1,
      [
        slice(0, 2, [closed(0, 1), closed(1, 2)]),
        slice(0, 1, [closed(0, 1)]),
        slice(0, 3, [closed(1, 2), closed(2, 4)]),
      ],
      '1 2 4 0',
      3,
    ],
    [
      'what is told again is known, final or not',
      2,
      [slice(0, 2, [closed(0, 1), closed(1, 2)]), slice(0, 2, [closed(0, 1), closed(1, 2)]), slice(1, 2, [])],
      '1 2 0 0',
      2,
    ],
  ])('%s', (_title, partitions, slices, want, final) => {
    const { lane, hear, counts } = stage(partitions);
    for (const one of slices) hear(one);
    expect(counts(4)).toBe(want);
    if (!Number.isNaN(final)) expect((lane.finalMs() - NOON) / PANE_MS).toBe(final);
    else expect(lane.finalMs()).toBe(Number.NEGATIVE_INFINITY);
  });

  test('a partition that comes later changes history, never what was judged', () => {
    const { hear, counts, history } = stage(1);
    hear(slice(0, 40, [closed(0, 1)]));
    hear(slice(1, 40, [closed(0, 9)]));
    expect(counts(4)).toBe('1 0 0 0');
    expect(history.fold('count', 'a', at(0), at(30))).toEqual([10]);
  });
});
