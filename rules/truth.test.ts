import { expect, test } from '@jest/globals';
import { allOf, anyOf, negate, type Truth } from './truth.ts';

const all: readonly Truth[] = [true, false, null];

test.each<[Truth, Truth, Truth, Truth]>([
  [true, true, true, true],
  [true, false, false, true],
  [true, null, null, true],
  [false, false, false, false],
  [false, null, false, null],
  [null, null, null, null],
])('%p with %p: and %p, or %p', (a, b, and, or) => {
  expect(allOf([a, b])).toBe(and);
  expect(allOf([b, a])).toBe(and);
  expect(anyOf([a, b])).toBe(or);
  expect(anyOf([b, a])).toBe(or);
});

test.each<[Truth, Truth]>([
  [true, false],
  [false, true],
  [null, null],
])('not %p is %p', (a, want) => {
  expect(negate(a)).toBe(want);
});

test('De Morgan holds with unknowns', () => {
  for (const a of all)
    for (const b of all)
      for (const c of all) expect(negate(allOf([a, b, c]))).toBe(anyOf([negate(a), negate(b), negate(c)]));
});

test('of nothing: all are true, none is any', () => {
  expect(allOf([])).toBe(true);
  expect(anyOf([])).toBe(false);
});
