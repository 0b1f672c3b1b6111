import { expect, test } from '@jest/globals';
import { minimumGuard, remainsOf } from './minimum.ts';

test.each<[number, number]>([
  [0, 0],
  [1, 0],
  [2, 1],
  [3, 2],
  [20, 10],
  [101, 51],
])('of %d at least %d remain', (population, least) => {
  expect(remainsOf(population)).toBe(least);
});

const names = (count: number): ReadonlySet<string> =>
  new Set(Array.from({ length: count }, (_, i) => `r${i}`));

test.each<[string, number, string, number | null, boolean]>([
  ['the first of many', 0, 'x', 100, false],
  ['the last that may', 49, 'x', 100, false],
  ['one that would leave fewer than half', 50, 'x', 100, true],
  ['one on whom it is in force already', 50, 'r0', 100, false],
  ['the only one there is', 0, 'x', 1, false],
  ['one of two', 0, 'x', 2, false],
  ['the other of two', 1, 'x', 2, true],
  ['one of nobody knows how many', 0, 'x', null, true],
])('%s', (_title, inForce, name, population, isHeld) => {
  const skip = minimumGuard('restaurants.pause', names(inForce), name, population);
  expect(skip !== null).toBe(isHeld);
  if (skip !== null) expect([skip.reason, skip.words, skip.wordsKo].every(Boolean)).toBe(true);
});

test('the words say how many are in force, of how many, and how many must remain', () => {
  const skip = minimumGuard('restaurants.pause', names(50), 'x', 100)!;
  for (const said of [skip.words, skip.wordsKo])
    for (const part of ['50', '100']) expect(said).toContain(part);
});
