import { expect, test } from '@jest/globals';
import { isInsane, sanityGuard } from './sanity.ts';

test.each<[string, number, number, boolean]>([
  ['nobody passes', 0, 100, false],
  ['exactly a fifth passes', 20, 100, false],
  ['one over a fifth is too many', 21, 100, true],
  ['everybody is too many', 100, 100, true],
  ['of the least population that counts a fifth passes', 4, 20, false],
  ['and one over it is too many', 5, 20, true],
  ['of fewer a share says nothing', 19, 19, false],
  ['a fifth that floating point does not hold exactly passes', 7, 35, false],
])('%s', (_title, count, population, isTooMany) => {
  expect(isInsane(count, population)).toBe(isTooMany);
  expect(sanityGuard('restaurants.pause', count, population, 0) !== null).toBe(isTooMany);
});

test.each<[string, number, boolean]>([
  ['as many as a person let go may go', 30, false],
  ['one more may not', 29, true],
  ['whom nobody let go may not', 0, true],
])('%s', (_title, permitted, isHeld) => {
  expect(sanityGuard('restaurants.pause', 30, 100, permitted) !== null).toBe(isHeld);
});

test('the words have the verb and the numbers, in both languages', () => {
  const { words, wordsKo, count } = sanityGuard('restaurants.pause', 21, 100, 0)!;
  expect(count).toBe(21);
  for (const said of [words, wordsKo])
    for (const part of ['`restaurants.pause`', '21', '100', '21.0%', '20.0%']) expect(said).toContain(part);
});
