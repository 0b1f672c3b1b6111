import { expect, test } from '@jest/globals';
import { chanceOf, createRates, learnRate, type Rates, scoreOfRate, sharedOf } from './rates.ts';

const PER_DAY = 24;
const SLOTS = 7 * PER_DAY;

function learned(weeks: number, n: number, hitsAt: (at: number) => number): Rates {
  const rates = createRates(SLOTS, PER_DAY);
  for (let at = 0; at < weeks * SLOTS; at += 1) learnRate(rates, at % SLOTS, hitsAt(at), n, false);
  return rates;
}
/** One in ten of a hundred, by turns one more or less; at night one in five. */
const daily = (at: number): number => (at % PER_DAY < 8 ? 20 : 10) + (((at * 5) % 11) % 3) - 1;

test.each<[string, number, number]>([
  ['by day', 12, 0.1],
  ['at night', 3, 0.2],
])('the chance of an hour is its own: %s', (_title, hour, want) => {
  expect(Math.abs(chanceOf(learned(6, 100, daily), hour) - want)).toBeLessThan(0.02);
});

test.each<[string, number, number, -1 | 0 | 1]>([
  ['the usual', 10, 100, 0],
  ['three times as many', 32, 100, 1],
  ['none', 0, 100, -1],
  ['the same share of few says nothing', 2, 6, 0],
  ['no trials say nothing', 0, 0, 0],
])('score: %s', (_title, k, n, want) => {
  const score = scoreOfRate(learned(6, 100, daily), 12, k, n);
  expect(Math.abs(score) < 2.3 ? 0 : Math.sign(score)).toBe(want);
});

test('what all trials of a window have in common is seen', () => {
  const swinging = learned(8, 100, (at) => ((at * 7919) % 5 < 2 ? 30 : 3));
  expect(sharedOf(swinging, 12)).toBeGreaterThan(2 * sharedOf(learned(8, 100, daily), 12));
});

test('no trials are no lesson', () => {
  const rates = learned(4, 100, daily);
  const before = chanceOf(rates, 12);
  learnRate(rates, 12, 0, 0, false);
  expect(chanceOf(rates, 12)).toBe(before);
});

test.each<[string, boolean, boolean]>([
  ['one wild window changes little', false, false],
  ['what is followed is learned', true, true],
])('%s', (_title, follows, isLearned) => {
  const rates = learned(6, 100, daily);
  for (let times = 0; times < (follows ? 4 : 1); times += 1) learnRate(rates, 12, 90, 100, follows);
  expect(chanceOf(rates, 12) > 0.4).toBe(isLearned);
});
