import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import { PANE_MS } from '../../rules/window.ts';
import { keyHash } from '../decode/key-hash.ts';
import { createDuplicateFilter } from './duplicate-filter.ts';

const pane = (n: number) => n * PANE_MS;
/** A filter that is asked by keys. */
const filterOfKeys = () => {
  const filter = createDuplicateFilter();
  return {
    ...filter,
    add(key: string, timeMs: number, offset: number) {
      const { high, low } = keyHash(key);
      return filter.add(high, low, timeMs, offset);
    },
  };
};

describe('the filter', () => {
  test('knows a key until its pane is forgotten', () => {
    const filter = filterOfKeys();
    expect(filter.add('a', pane(5) + 1, 0)).toBe(true);
    expect(filter.add('a', pane(5) + 1, 1)).toBe(false);
    filter.forgetBefore(pane(5));
    expect(filter.add('a', pane(5) + 1, 2)).toBe(false);
    filter.forgetBefore(pane(6));
    expect(filter.add('a', pane(6), 3)).toBe(true);
  });

  test('an event older than its memory is taken and not remembered', () => {
    const filter = filterOfKeys();
    filter.forgetBefore(pane(6));
    expect(filter.add('a', pane(5), 0)).toBe(true);
    expect(filter.add('a', pane(5), 1)).toBe(true);
    expect(filter.oldestOffset()).toBeNull();
  });

  test('a key that comes again with a later time is remembered longer, from its first offset', () => {
    const filter = filterOfKeys();
    filter.add('a', pane(5), 10);
    filter.add('b', pane(6), 11);
    expect(filter.add('a', pane(9), 12)).toBe(false);
    filter.forgetBefore(pane(7));
    expect(filter.oldestOffset()).toBe(10);
    expect(filter.add('a', pane(7), 13)).toBe(false);
    expect(filter.add('b', pane(7), 14)).toBe(true);
  });

  test('memory never goes back', () => {
    const filter = filterOfKeys();
    filter.add('a', pane(1), 0);
    filter.forgetBefore(pane(2));
    filter.forgetBefore(pane(1));
    expect(filter.add('a', pane(2), 1)).toBe(true);
  });

  test('equals a map of keys, through growth and forgetting', () => {
    const step = fc.tuple(fc.nat(3_000), fc.nat(6), fc.boolean());
    fc.assert(
      fc.property(fc.array(step, { minLength: 200, maxLength: 4_000 }), (steps) => {
        const filter = filterOfKeys();
        const map = new Map<string, { pane: number; first: number }>();
        let horizon = 0;
        steps.forEach(([id, ahead, forget], offset) => {
          if (forget && offset % 97 === 0) {
            horizon += 3;
            filter.forgetBefore(pane(horizon));
          }
          const at = horizon + ahead;
          const known = map.get(`k${id}`);
          const isNew = known === undefined || known.pane < horizon;
          expect(filter.add(`k${id}`, pane(at) + (id % PANE_MS), offset)).toBe(isNew);
          map.set(
            `k${id}`,
            isNew ? { pane: at, first: offset } : { ...known, pane: Math.max(at, known.pane) },
          );
        });
        const alive = [...map.values()].filter((entry) => entry.pane >= horizon).map((entry) => entry.first);
        expect(filter.oldestOffset() ?? Number.POSITIVE_INFINITY).toBeLessThanOrEqual(Math.min(...alive));
      }),
      { numRuns: 30 },
    );
  });
});

describe('keyHash', () => {
  test.each<[string, string]>([
    ['', '\u0000'],
    ['a', 'b'],
    ['ab', 'ba'],
    ['order-1', 'order-10'],
    ['강남', '강북'],
    ['a\u0000', 'a'],
  ])('tells %j and %j apart in both halves', (a, b) => {
    expect(keyHash(a).high).not.toBe(keyHash(b).high);
    expect(keyHash(a).low).not.toBe(keyHash(b).low);
  });

  test('200,000 similar ids do not collide, and their halves are independent', () => {
    const whole = new Set<bigint>();
    let equalHalves = 0;
    for (let i = 0; i < 200_000; i += 1) {
      const { high, low } = keyHash(`o-${i}`);
      whole.add((BigInt(high) << 32n) | BigInt(low >>> 0));
      if (high === low) equalHalves += 1;
    }
    expect(whole.size).toBe(200_000);
    expect(equalHalves).toBeLessThan(5);
  });
});
