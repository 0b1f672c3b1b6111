import { expect, test } from '@jest/globals';
import { createShelf } from './shelf.ts';

test.each<[string, readonly number[], number, readonly number[]]>([
  ['nothing put, nothing there', [], 5, []],
  ['what is before leaves, the instant itself stays', [10, 20, 30], 20, [20, 30]],
  ['everything may leave', [10, 20], 100, []],
  ['nothing may leave', [10, 20], 10, [10, 20]],
  ['out of order comes back in order', [30, 10, 20], 0, [10, 20, 30]],
  ['out of order is dropped too', [30, 10, 20], 15, [20, 30]],
  ['an old instant after everything newer', [10, 20, 30, 5], 6, [10, 20, 30]],
])('%s', (_title, puts, before, left) => {
  const shelf = createShelf<number>();
  for (const ms of puts) shelf.put(ms, ms);
  shelf.dropBefore(before);
  expect([...shelf.values()]).toEqual(left);
});

test('the second value of an instant replaces the first', () => {
  const shelf = createShelf<string>();
  shelf.put(10, 'first');
  shelf.put(20, 'other');
  shelf.put(10, 'second');
  expect([...shelf.values()]).toEqual(['second', 'other']);
});
