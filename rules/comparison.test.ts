import { expect, test } from '@jest/globals';
import { compare, opposite } from './comparison.ts';
import type { Comparison } from './filter.ts';

test.each<[Comparison, boolean, boolean, boolean]>([
  ['>', false, false, true],
  ['>=', false, true, true],
  ['<', true, false, false],
  ['<=', true, true, false],
])('1 %s 2 is %p, of equals %p, 2 with 1 %p', (op, less, equal, more) => {
  expect([compare(1, op, 2), compare(2, op, 2), compare(2, op, 1)]).toEqual([less, equal, more]);
});

test.each<[Comparison]>([['>'], ['>='], ['<'], ['<=']])(
  'the opposite of %s holds where it does not',
  (op) => {
    for (const [a, b] of [
      [1, 2],
      [2, 2],
      [2, 1],
    ] as const)
      expect(compare(a, opposite(op), b)).toBe(!compare(a, op, b));
    expect(opposite(opposite(op))).toBe(op);
  },
);
