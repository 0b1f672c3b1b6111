import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import type { State } from './aggregate.ts';
import { distinct } from './distinct.ts';
import { valueHash } from './value-hash.ts';

const STORED = [3052111351097931, 4434948358446664, 1684548480321507, 3012557719185380];
const event = { key: '', timeMs: 0 };

function fold(hashes: Iterable<number>): State {
  const state = [...distinct.empty];
  for (const hash of hashes) distinct.addInto(state, hash, event);
  return state;
}
const hashesOf = (count: number, prefix = ''): readonly number[] =>
  Array.from({ length: count }, (_, i) => valueHash(`${prefix}${i}`));

test.each<[count: number]>([[0], [1], [2], [511], [512]])('%d values are counted one by one', (count) => {
  const hashes = hashesOf(count);
  expect(distinct.result(fold([...hashes, ...hashes]), 1)).toBe(count);
});

test.each<[count: number]>([[513], [700], [2_000], [10_000], [100_000]])(
  '%d values are counted within four standard errors of 1.6 %%',
  (count) => {
    const names = ['a', 'b', 'c', '손님'];
    for (const name of names.slice(0, count > 10_000 ? 1 : 4)) {
      const got = distinct.result(fold(hashesOf(count, name)), 1) as number;
      expect(Math.abs(got / count - 1)).toBeLessThan(4 * 0.01625);
    }
  },
);

describe('a list and a sketch', () => {
  /** Small numbers meet often, and together they are more than a list holds. */
  const some = fc.array(fc.nat(900), { maxLength: 700 }).map((list) => list.map(valueHash));

  test('merge into what the whole would be, whatever the parts are', () => {
    fc.assert(
      fc.property(some, some, some, (a, b, c) => {
        const whole = fold([...a, ...b, ...c]);
        const { merge } = distinct;
        expect(merge(merge(fold(a), fold(b)), fold(c))).toEqual(whole);
        expect(merge(fold(c), merge(fold(b), fold(a)))).toEqual(whole);
      }),
      { numRuns: 40 },
    );
  });

  test('merging changes neither part', () => {
    const [a, b] = [fold(hashesOf(400, 'a')), fold(hashesOf(400, 'b'))];
    const before = JSON.stringify([a, b]);
    distinct.merge(a, b);
    expect(JSON.stringify([a, b])).toBe(before);
  });
});

describe('the hash of a value', () => {
  test('is of its text: a stored state must read the same in every later version', () => {
    expect([valueHash('강남구'), valueHash(3), valueHash(true), valueHash('')]).toEqual(STORED);
    expect(valueHash('3')).toBe(valueHash(3));
  });

  test('is a safe integer, and 200,000 near texts have 200,000 of them', () => {
    const hashes = hashesOf(200_000, 'rider-');
    expect(hashes.every((hash) => Number.isSafeInteger(hash) && hash >= 0 && hash < 2 ** 52)).toBe(true);
    expect(new Set(hashes).size).toBe(hashes.length);
  });
});
