import { expect, test } from '@jest/globals';
import { createKeyLists } from './key-list.ts';

test.each<[string, string, readonly string[], number]>([
  ['in the order in which they came', 'a', ['z', 'b', 'c'], 0],
  ['what is left after some went, in a new edition', 'b', ['y'], 1],
  ['nothing of a metric without series', 'c', [], 0],
  ['nothing left', 'd', [], 2],
])('%s', (_title, pane, keys, edition) => {
  const lists = createKeyLists();
  for (const key of ['z', 'b', 'c']) lists.add('a', key);
  for (const key of ['x', 'y']) lists.add('b', key);
  lists.reset('b', ['y']);
  lists.add('d', 'q');
  lists.reset('d', ['q']);
  lists.reset('d', []);
  expect(lists.of(pane)).toEqual({ keys, edition });
});

test('goes on after keys went', () => {
  const lists = createKeyLists();
  lists.add('a', 'x');
  lists.reset('a', ['x']);
  lists.add('a', 'y');
  expect(lists.of('a')).toEqual({ keys: ['x', 'y'], edition: 1 });
});
