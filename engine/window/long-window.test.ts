import { expect, test } from '@jest/globals';
import fc from 'fast-check';
import { aggregateNamed } from '../../rules/aggregates/list.ts';
import { LONGEST_OF_PANES_MS, PANE_MS, SLOT_MS } from '../../rules/window.ts';
import { bundleOf, NOON, windowOf } from '../testing/orders-bundle.ts';
import { createHistory, slotOf } from './history.ts';
import { type FoldedWindow, paneFacts, panesOfWindow } from './panes.ts';
import { createSeriesBook } from './series-book.ts';
import { createMeasuring } from './window-measure.ts';

const DAYS = 14 * LONGEST_OF_PANES_MS;
const START = slotOf(NOON);

test('a window of two weeks counts every event of it from the first whole slot on, though panes are long gone', () => {
  const window = windowOf('count', { windowMs: DAYS }) as FoldedWindow;
  const panes = paneFacts(bundleOf({ windows: [window] }));
  const [pane = ''] = panesOfWindow(window);
  fc.assert(
    fc.property(
      fc.uniqueArray(fc.nat(20 * 8_640), { maxLength: 60 }),
      fc.integer({ min: 14 * 8_640, max: 20 * 8_640 }),
      (offsets, end) => {
        const series = createSeriesBook(panes);
        const history = createHistory(() => aggregateNamed('count'), []);
        const atMs = START + end * PANE_MS;
        const starts = offsets.map((n) => START + n * PANE_MS).sort((a, b) => a - b);
        for (const startMs of starts.filter((ms) => ms < atMs)) {
          history.add('orders', startMs, series.append(startMs, [[pane, 'k', [1]]]));
          history.close('orders', startMs);
        }
        history.close('orders', atMs);
        series.dropBefore([pane], atMs - 2 * SLOT_MS);
        const fromMs = Math.ceil((atMs - DAYS) / SLOT_MS) * SLOT_MS;
        const { exact } = createMeasuring({ panes, series, history });
        const want = starts.filter((ms) => ms >= fromMs && ms < atMs).length;
        expect(exact(window, 'k', atMs - DAYS, atMs).samples).toBe(want);
      },
    ),
    { numRuns: 100 },
  );
});
