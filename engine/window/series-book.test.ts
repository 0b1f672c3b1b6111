import { describe, expect, test } from '@jest/globals';
import { PANE_MS } from '../../rules/window.ts';
import type { Cell } from '../slice.ts';
import { bundleOf } from '../testing/orders-bundle.ts';
import { paneFacts } from './panes.ts';
import { createSeriesBook, OVERFLOW_KEY } from './series-book.ts';

const PANES = paneFacts(bundleOf());
const at = (n: number) => n * PANE_MS;
const cells = (keys: string, pane = 'count'): Cell[] => [...keys].map((key): Cell => [pane, key, [1]]);
const shown = (kept: readonly Cell[]) => kept.map(([, key, [n]]) => `${key}${n}`).sort();

describe('the limit on series', () => {
  test.each<[string, readonly string[], readonly string[][]]>([
    ['room for all', ['ab', 'c'], [['a1', 'b1'], ['c1']]],
    [
      'known ones stay',
      ['abc', 'abc'],
      [
        ['a1', 'b1', 'c1'],
        ['a1', 'b1', 'c1'],
      ],
    ],
    ['the fourth has none', ['abcd'], [[`${OVERFLOW_KEY}1`, 'a1', 'b1', 'c1']]],
    ['the keys decide, not the order of partitions', ['dcba'], [[`${OVERFLOW_KEY}1`, 'a1', 'b1', 'c1']]],
    ['the first pane decides before the keys', ['z', 'abcd'], [['z1'], [`${OVERFLOW_KEY}2`, 'a1', 'b1']]],
    [
      'what is over is one series',
      ['abc', 'de', 'df'],
      [['a1', 'b1', 'c1'], [`${OVERFLOW_KEY}2`], [`${OVERFLOW_KEY}2`]],
    ],
    ['two partitions’ cells of one key are one', ['aab'], [['a2', 'b1']]],
  ])('%s', (_title, panes, want) => {
    const book = createSeriesBook(PANES, 3);
    const got = panes.map((keys, i) => shown(book.append(at(i), cells(keys))));
    expect(got).toEqual(want.map((row) => [...row].sort()));
  });

  test('nothing is lost: the whole is in the series', () => {
    const book = createSeriesBook(PANES, 2);
    book.append(at(0), cells('abcdefg'));
    book.append(at(1), cells('gfedcba'));
    const total = [...book.keys('count')].reduce(
      (sum, key) => sum + (book.log('count', key)?.fold(0, at(9))[0] ?? 0),
      0,
    );
    expect(total).toBe(14);
    expect([...book.keys('count')]).toContain(OVERFLOW_KEY);
  });

  test('late cells go where their events would have gone', () => {
    const book = createSeriesBook(PANES, 2);
    book.append(at(0), cells('ab'));
    expect(shown(book.admitted(cells('bc')))).toEqual([`${OVERFLOW_KEY}1`, 'b1']);
    expect([...book.keys('count')]).toEqual(['a', 'b']);
  });

  test('metrics do not share their room', () => {
    const book = createSeriesBook(PANES, 1);
    expect(shown(book.append(at(0), [...cells('a'), ...cells('b', 'placed')]))).toEqual(['a1', 'b1']);
  });
});

test('a series that is forgotten makes room, and says that something changed', () => {
  const book = createSeriesBook(PANES, 2);
  book.append(at(0), cells('ab'));
  book.append(at(5), cells('b'));
  book.dropBefore(['count'], at(5));
  expect(book.names('count')).toEqual({ keys: ['b'], edition: 1 });
  expect([...book.keys('count')]).toEqual(['b']);
  expect(shown(book.append(at(6), cells('c')))).toEqual(['c1']);
});

test('cells of a metric that the bundle does not have are passed by', () => {
  const book = createSeriesBook(PANES);
  expect(book.append(at(0), [['gone', 'a', [1]], ...cells('a')])).toEqual(cells('a'));
});

test('restored panes of several partitions meet in one cell', () => {
  const book = createSeriesBook(PANES);
  for (const n of [1, 1, 2]) book.restore(at(n), cells('a'));
  expect(book.log('count', 'a')?.cell(at(1))).toEqual([2]);
  expect(book.log('count', 'a')?.size).toBe(2);
});

describe('touched keys', () => {
  const book = createSeriesBook(PANES);
  book.append(at(1), cells('ab'));
  book.append(at(3), cells('b'));
  test.each<[number, readonly string[]]>([
    [0, []],
    [1, ['a', 'b']],
    [2, []],
    [3, ['b']],
  ])('of pane %d', (pane, keys) => {
    expect(book.touchedAt('count', at(pane))).toEqual(keys);
  });
  test('are forgotten with their panes', () => {
    book.dropBefore(['count'], at(3));
    expect(book.touchedAt('count', at(1))).toEqual([]);
    expect(book.touchedAt('count', at(3))).toEqual(['b']);
  });
});

test('a crowd is told from 160,000 series on', () => {
  const book = createSeriesBook(PANES);
  const many = Array.from({ length: 160_000 }, (_, i): Cell => ['count', `k${i}`, [1]]);
  book.append(at(0), many.slice(1));
  expect(book.crowded()).toEqual([]);
  book.append(at(1), many.slice(0, 1));
  expect(book.crowded()).toEqual([['count', 160_000]]);
});
