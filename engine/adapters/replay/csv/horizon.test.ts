import { expect, test } from '@jest/globals';
import fc from 'fast-check';
import { horizon } from './horizon.ts';

const item = (timeMs: number, rank: number) => ({ timeMs, rank });

test('takes what is due, in order of time and rank, and keeps the rest', () => {
  const held = horizon<{ timeMs: number; rank: number }>();
  for (const [i, t] of [5, 1, 3, 1, 9].entries()) held.add(item(t, i));
  expect(held.take(3)).toEqual([item(1, 1), item(1, 3), item(3, 2)]);
  expect(held.size).toBe(2);
  expect(held.take(3)).toEqual([]);
  expect(held.take(Number.POSITIVE_INFINITY)).toEqual([item(5, 0), item(9, 4)]);
  expect(held.size).toBe(0);
});

test('adding and taking in any order is sorting', () => {
  fc.assert(
    fc.property(
      fc.array(fc.tuple(fc.integer({ min: 0, max: 50 }), fc.integer({ min: 0, max: 10 }))),
      (steps) => {
        const held = horizon<{ timeMs: number; rank: number }>();
        const out: { timeMs: number; rank: number }[] = [];
        let front = 0;
        steps.forEach(([ahead, move], rank) => {
          held.add(item(front + ahead, rank));
          out.push(...held.take(front));
          front += move;
        });
        out.push(...held.take(Number.POSITIVE_INFINITY));
        expect(out).toEqual([...out].sort((a, b) => a.timeMs - b.timeMs || a.rank - b.rank));
        expect(new Set(out.map((o) => o.rank)).size).toBe(steps.length);
      },
    ),
  );
});
