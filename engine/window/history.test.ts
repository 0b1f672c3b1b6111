import { describe, expect, test } from '@jest/globals';
import { count } from '../../rules/aggregates/count.ts';
import { PANE_MS, SLOT_MS } from '../../rules/window.ts';
import type { HistoryRow } from '../store.ts';
import { createHistory } from './history.ts';

const slot = (n: number) => n * SLOT_MS;
const made = (stored: readonly HistoryRow[] = []) => createHistory(() => count, stored);
/** One event in the first pane of each slot given. */
const filled = (slots: readonly number[], closedTo: number) => {
  const history = made();
  for (const n of slots) history.add('orders', slot(n), [['count', 'a', [1]]]);
  history.close('orders', slot(closedTo));
  return history;
};

describe('slots that start in a stretch', () => {
  const history = made();
  history.add('orders', slot(1), [['count', 'a', [30]]]);
  history.add('orders', slot(1) + 7 * PANE_MS, [['count', 'a', [30]]]);
  history.add('orders', slot(2), [['count', 'a', [120]]]);
  history.close('orders', slot(3));
  test.each<[string, number, number, number]>([
    ['one', slot(1), slot(2), 60],
    ['two', slot(1), slot(3), 180],
    ['before anything', slot(0), slot(1), 0],
    ['after everything', slot(3), slot(9), 0],
    ['none', slot(2), slot(2), 0],
  ])('%s', (_title, from, to, want) => {
    expect(history.fold('count', 'a', from, to)).toEqual([want]);
  });

  test('a series that never was is empty', () => {
    expect(history.fold('count', 'b', slot(0), slot(9))).toEqual([0]);
  });
});

describe('touched: whole slots that are over', () => {
  const history = filled([1, 3], 4);
  test.each<[number, number, boolean]>([
    [slot(1), slot(2), true],
    [slot(1), slot(2) - PANE_MS, false],
    [slot(1) + PANE_MS, slot(2), false],
    [slot(2), slot(3), false],
    [slot(0), slot(9), true],
    [slot(4), slot(9), false],
  ])('[%d, %d): %p', (from, to, want) => {
    expect(history.touched('count', 'a', from, to)).toBe(want);
  });
});

describe('what is stored', () => {
  test('a slot is written once it is over', () => {
    const history = filled([1, 2], 2);
    expect(history.take()).toEqual([{ pane: 'count', slotMs: slot(1), cells: [['a', [1]]] }]);
    expect(history.take()).toEqual([]);
    history.close('orders', slot(3));
    expect(history.take()).toEqual([{ pane: 'count', slotMs: slot(2), cells: [['a', [1]]] }]);
  });

  test('keys ascend, whatever their order was', () => {
    const history = made();
    for (const key of ['c', 'a', 'b']) history.add('orders', slot(1), [['count', key, [2]]]);
    history.close('orders', slot(2));
    expect(history.take()[0]?.cells.map(([key]) => key)).toEqual(['a', 'b', 'c']);
  });

  test('late events are written again with their slot', () => {
    const history = filled([1], 2);
    history.take();
    history.correct(slot(1) + 3 * PANE_MS, [
      ['count', 'a', [2]],
      ['count', 'z', [5]],
    ]);
    expect(history.take()).toEqual([
      {
        pane: 'count',
        slotMs: slot(1),
        cells: [
          ['a', [3]],
          ['z', [5]],
        ],
      },
    ]);
  });

  test('late events of a slot that is not over survive a restart', () => {
    const first = made();
    first.add('orders', slot(1), [['count', 'a', [1]]]);
    first.correct(slot(1), [['count', 'a', [4]]]);
    const rows = first.take();
    // The panes of the open slot come back from the partials.
    const second = made(rows);
    second.add('orders', slot(1), [['count', 'a', [1]]]);
    second.close('orders', slot(2));
    expect(second.take()).toEqual([{ pane: 'count', slotMs: slot(1), cells: [['a', [5]]] }]);
  });

  test('rows make the same history again', () => {
    const first = filled([1, 4, 9], 10);
    const second = made([...first.take()].reverse());
    for (let n = 0; n < 11; n += 1)
      expect(second.fold('count', 'a', slot(n) - PANE_MS, slot(n + 2))).toEqual(
        first.fold('count', 'a', slot(n) - PANE_MS, slot(n + 2)),
      );
  });

  test('what is forgotten takes its series with it', () => {
    const history = filled([1, 2], 3);
    history.dropBefore(slot(2));
    expect(history.names('count').keys).toEqual(['a']);
    expect(history.fold('count', 'a', slot(2), slot(3))).toEqual([1]);
    history.dropBefore(slot(3));
    expect(history.names('count').keys).toEqual([]);
    expect(history.names('count').edition).toBe(1);
  });
});
