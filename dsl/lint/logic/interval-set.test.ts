/** Every operation against membership: a number is in the result exactly where logic says so. */
import { expect, test } from '@jest/globals';
import fc from 'fast-check';
import {
  allNumbers,
  between,
  bothOf,
  comparedTo,
  eitherOf,
  fromZero,
  type IntervalSet,
  noNumber,
  numberAlone,
  numbersBut,
  touch,
} from './interval-set.ts';

const has = (set: IntervalSet, x: number): boolean =>
  set.some(
    ({ from, fromClosed, to, toClosed }) =>
      (x > from || (fromClosed && x === from)) && (x < to || (toClosed && x === to)),
  );

/** Ends lie on whole numbers, so that these points meet every run, every gap and every end. */
const points = Array.from({ length: 41 }, (_, index) => (index - 20) / 2);
const end = fc.integer({ min: -8, max: 8 });
const simple = fc.oneof(
  fc.tuple(fc.constantFrom('>', '>=', '<', '<=' as const), end).map(([op, at]) => comparedTo(op, at)),
  end.map(numberAlone),
  end.map((at) => numbersBut(numberAlone(at))),
  fc.constantFrom(allNumbers, noNumber, fromZero, between(-1, 1)),
);
const set = fc
  .array(simple, { minLength: 1, maxLength: 5 })
  .map((parts) =>
    parts.reduce((whole, part, index) => (index % 2 === 0 ? eitherOf(whole, part) : bothOf(whole, part))),
  );

test('a comparison holds exactly the numbers it says', () => {
  for (const x of points) {
    expect([has(comparedTo('>', 2), x), has(comparedTo('>=', 2), x)]).toEqual([x > 2, x >= 2]);
    expect([has(comparedTo('<', 2), x), has(comparedTo('<=', 2), x)]).toEqual([x < 2, x <= 2]);
    expect([has(numberAlone(2), x), has(between(-1, 1), x)]).toEqual([x === 2, Math.abs(x) <= 1]);
    expect([has(allNumbers, x), has(noNumber, x), has(fromZero, x)]).toEqual([true, false, x >= 0]);
  }
});

test('both, either and the rest are what logic says of each number', () => {
  fc.assert(
    fc.property(set, set, fc.constantFrom(...points), (a, b, x) => {
      expect(has(bothOf(a, b), x)).toBe(has(a, x) && has(b, x));
      expect(has(eitherOf(a, b), x)).toBe(has(a, x) || has(b, x));
      expect(has(numbersBut(a), x)).toBe(!has(a, x));
    }),
    { numRuns: 2000 },
  );
});

test('sets are ordered, with a gap between runs, and empty only as no run', () => {
  fc.assert(
    fc.property(set, set, (a, b) => {
      for (const result of [bothOf(a, b), eitherOf(a, b), numbersBut(a)]) {
        expect(result.length > 0).toBe(points.some((x) => has(result, x)));
        for (const [index, run] of result.entries()) {
          const before = result[index - 1];
          if (before === undefined) continue;
          expect(
            before.to < run.from || (before.to === run.from && !before.toClosed && !run.fromClosed),
          ).toBe(true);
        }
      }
    }),
  );
});

test('the rest of the rest is the set itself', () => {
  fc.assert(fc.property(set, (a) => expect(numbersBut(numbersBut(a))).toEqual(a)));
});

test.each([
  ['one ends where the other begins', comparedTo('>', 40), comparedTo('<=', 40), true],
  ['both ends are open', comparedTo('>', 40), comparedTo('<', 40), true],
  ['there is a gap', comparedTo('>', 40), comparedTo('<', 32), false],
  ['one is inside the other', comparedTo('>', 40), comparedTo('>', 60), true],
  ['one is empty', comparedTo('>', 40), noNumber, false],
] as const)('touch: %s', (_title, a, b, expected) => {
  expect([touch(a, b), touch(b, a)]).toEqual([expected, expected]);
});
