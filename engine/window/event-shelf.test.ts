import { expect, test } from '@jest/globals';
import type { ForwardedRow } from '../slice.ts';
import { NOON } from '../testing/orders-bundle.ts';
import { createEventShelf } from './event-shelf.ts';

const row = (key: string, s: number, amount = 1, offset = 0): ForwardedRow => ({
  key,
  timeMs: NOON + s * 1_000,
  offset,
  columns: { amount },
  takenBy: ['a'],
});

test('events of all partitions stand by (time, key), whoever told first', () => {
  const one = createEventShelf();
  one.add(NOON, [row('b', 1), row('c', 9)]);
  one.add(NOON, [row('a', 1), row('d', 2)]);
  const other = createEventShelf();
  other.add(NOON, [row('a', 1), row('d', 2)]);
  other.add(NOON, [row('b', 1), row('c', 9)]);
  expect(one.at(NOON).map(({ key }) => key)).toEqual(['a', 'b', 'd', 'c']);
  expect(other.at(NOON)).toEqual(one.at(NOON));
});

test('an event that came twice is one, the same one whichever came first', () => {
  const one = createEventShelf();
  one.add(NOON, [row('a', 1, 5, 7)]);
  one.add(NOON, [row('a', 1, 6, 0)]);
  const other = createEventShelf();
  other.add(NOON, [row('a', 1, 6, 0)]);
  other.add(NOON, [row('a', 1, 5, 7)]);
  expect(one.at(NOON)).toEqual([row('a', 1, 5, 7)]);
  expect(other.at(NOON)).toEqual(one.at(NOON));
});

test('what ended at or before an instant is let go', () => {
  const shelf = createEventShelf();
  shelf.add(NOON, [row('a', 1)]);
  shelf.add(NOON + 10_000, [row('b', 11)]);
  shelf.dropThrough(NOON + 10_000);
  expect([shelf.at(NOON).length, shelf.at(NOON + 10_000).length]).toEqual([0, 1]);
});
