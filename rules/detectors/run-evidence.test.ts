import { expect, test } from '@jest/globals';
import { normalTail } from './normal.ts';
import { independentWindows, windowsBetween } from './run-evidence.ts';

test.each<[string, number, number]>([
  ['independent ones are worth three', 0, 3],
  ['half of each known from the one before', 0.5, 5 / 3],
  ['all the same: one', 1, 1],
])('three neighbours: %s', (_title, correlation, want) => {
  expect(independentWindows(correlation)).toBeCloseTo(want, 10);
});

test.each<[string, readonly number[], 'up' | 'down', number]>([
  ['nothing yet', [], 'up', 1],
  ['one spike is nothing', [0, 0, 0, 9], 'up', 1],
  ['two are nothing', [9, 0, 0, 9], 'up', 1],
  ['three count by the least of them', [2, 5, 0, 9], 'up', 1 / (3 * normalTail(2) ** 3)],
  ['their order is nothing', [9, 0, 2, 5], 'up', 1 / (3 * normalTail(2) ** 3)],
  ['a fourth changes nothing', [5, 2, 9, 1.9], 'up', 1 / (3 * normalTail(2) ** 3)],
  ['three in the other direction do not count', [-3, -3, -3, 0], 'up', 1],
  ['but in their own', [-3, -3, -3, 0], 'down', 1 / (3 * normalTail(3) ** 3)],
  ['two up and two down are nothing', [3, 3, -3, -3], 'down', 1],
])('windows between: %s', (_title, scores, direction, want) => {
  expect(windowsBetween(scores, direction, 0)).toBeCloseTo(want, 6);
});

test('the more windows follow each other, the less three of them say', () => {
  const rarities = [0, 0.3, 0.6, 0.9].map((correlation) => windowsBetween([3, 3, 3], 'up', correlation));
  expect(rarities).toEqual([...rarities].sort((a, b) => b - a));
});
