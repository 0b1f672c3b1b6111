import { expect, test } from '@jest/globals';
import {
  bandOfCount,
  type Counts,
  createCounts,
  learnCount,
  meanOf,
  scoreOfCount,
  sizeOf,
} from './counts.ts';

const PER_DAY = 24;
const SLOTS = 7 * PER_DAY;

function learned(weeks: number, countAt: (at: number) => number): Counts {
  const counts = createCounts(SLOTS, PER_DAY);
  for (let at = 0; at < weeks * SLOTS; at += 1) learnCount(counts, at % SLOTS, countAt(at), false);
  return counts;
}
/** 3 by day and none at night; one less or more by turns. */
const daily = (at: number): number => (at % PER_DAY < 8 ? 0 : 3 + (((at * 5) % 11) % 3) - 1);

test.each<[string, number, number, number]>([
  ['by day', 12, 2.6, 3.4],
  ['at night', 3, 0, 0.2],
])('the mean of an hour is its own: %s', (_title, hour, least, most) => {
  const mean = meanOf(learned(8, daily), hour);
  expect(mean).toBeGreaterThanOrEqual(least);
  expect(mean).toBeLessThanOrEqual(most);
});

test('a slot that was seen twice leans on its time of day', () => {
  const counts = learned(2, (at) => (at % SLOTS === 12 ? 0 : daily(at)));
  expect(meanOf(counts, 12)).toBeGreaterThan(0.7);
  expect(meanOf(counts, 12)).toBeLessThan(2.5);
});

test('the level follows a week that brings more', () => {
  const counts = learned(6, daily);
  const before = meanOf(counts, 12);
  for (let at = 0; at < SLOTS; at += 1) learnCount(counts, at, Math.round(daily(at) * 1.4), false);
  expect(meanOf(counts, 12) / before).toBeGreaterThan(1.15);
});

test.each<[string, (at: number) => number, boolean]>([
  ['steadier than Poisson: no excess', daily, false],
  ['nothing or ten', (at) => ((at * 7919) % 11 < 4 ? 10 : 0), true],
])('the excess of the variance: %s', (_title, countAt, isWide) => {
  const size = sizeOf(learned(10, countAt), 12);
  expect(size < 5).toBe(isWide);
});

test.each<[string, number, -1 | 0 | 1]>([
  ['the mean', 3, 0],
  ['nothing where three are usual is not odd by itself', 0, 0],
  ['five times as many', 15, 1],
])('score: %s', (_title, count, want) => {
  const score = scoreOfCount(learned(8, daily), 12, count);
  expect(Math.abs(score) < 2.3 ? 0 : Math.sign(score)).toBe(want);
});

test('a score is never odder than its tail: nothing at night is no news', () => {
  expect(Math.abs(scoreOfCount(learned(8, daily), 3, 0))).toBeLessThan(1);
});

test('the band holds the mean, and an odd count lies outside', () => {
  const counts = learned(8, daily);
  const { low, high } = bandOfCount(counts, 12, 2.576);
  expect(low).toBeLessThanOrEqual(3);
  expect(high).toBeGreaterThanOrEqual(5);
  expect(high).toBeLessThan(15);
});

test('one wild count changes little', () => {
  const counts = learned(8, daily);
  learnCount(counts, 12, 1_000, false);
  expect(meanOf(counts, 12)).toBeLessThan(5);
});

test('what is followed moves the level alone', () => {
  const counts = learned(8, daily);
  for (let at = 0; at < 2 * PER_DAY; at += 1) learnCount(counts, at, 3 * daily(at), true);
  expect(meanOf(counts, 12)).toBeGreaterThan(4);
});
