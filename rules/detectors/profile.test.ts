import { expect, test } from '@jest/globals';
import { createProfile, learnValue, middleOf, type Profile, scoreOf, varianceOf } from './profile.ts';

const DAYS = 7;
const PER_DAY = 4;
const SLOTS = DAYS * PER_DAY;
/** A wave that has no period in common with a week, of amplitude 0.1: noise that every run has the same. */
const noise = (at: number): number => 0.1 * Math.sin(at * 12.9898) * Math.SQRT2;
const curve = (slot: number): number => 5 + (slot % PER_DAY) + (slot >= 5 * PER_DAY ? 2 : 0);

function learned(weeks: number, valueAt: (at: number) => number): Profile {
  const profile = createProfile(SLOTS, PER_DAY);
  for (let at = 0; at < weeks * SLOTS; at += 1) learnValue(profile, at % SLOTS, valueAt(at), false);
  return profile;
}
const plain = (at: number): number => curve(at % SLOTS) + noise(at);

test('each slot of the week has a middle of its own', () => {
  const profile = learned(6, plain);
  for (let slot = 0; slot < SLOTS; slot += 1)
    expect(Math.abs(middleOf(profile, slot) - curve(slot))).toBeLessThan(0.15);
});

test('the spread is that of the noise, and what is not known of the middle', () => {
  const profile = learned(8, plain);
  const sd = Math.sqrt(varianceOf(profile, 3));
  expect(sd).toBeGreaterThan(0.07);
  expect(sd).toBeLessThan(0.18);
});

test.each<[string, number, boolean]>([
  ['what is usual is not odd', 0.05, false],
  ['ten standard deviations are', 1, true],
  ['below as above', -1, true],
])('%s', (_title, off, isOdd) => {
  const profile = learned(6, plain);
  const score = scoreOf(profile, 2, curve(2) + off);
  expect(Math.abs(score) > 3).toBe(isOdd);
  expect(Math.sign(score)).toBe(Math.sign(off));
});

test('one wild value moves the middle by little', () => {
  const profile = learned(8, plain);
  const before = middleOf(profile, 5);
  learnValue(profile, 5, before + 50, false);
  expect(Math.abs(middleOf(profile, 5) - before)).toBeLessThan(0.2);
});

test('of three values of a slot the middle one counts, wherever the odd one is', () => {
  for (const odd of [0, 1, 2]) {
    const profile = learned(3, (at) => plain(at) + (at === odd * SLOTS + 6 ? 4 : 0));
    expect(Math.abs(middleOf(profile, 6) - curve(6))).toBeLessThan(0.3);
  }
});

test('where one of two values is odd, nobody knows which: neither is an alarm', () => {
  const profile = learned(2, (at) => plain(at) + (at === 6 ? 4 : 0));
  expect(Math.abs(scoreOf(profile, 6, curve(6)))).toBeLessThan(2);
  expect(Math.abs(scoreOf(profile, 7, curve(7) + 4))).toBeGreaterThan(3);
});

test('the level follows what drifts', () => {
  const profile = learned(10, (at) => plain(at) + at * 0.002);
  expect(Math.abs(scoreOf(profile, 0, curve(0) + 10 * SLOTS * 0.002))).toBeLessThan(2.5);
});

test('what is followed moves the level at once, and no spread', () => {
  const profile = learned(6, plain);
  const spread = varianceOf(profile, 1);
  for (let at = 0; at < 4 * PER_DAY; at += 1) learnValue(profile, at, curve(at) + 3, true);
  expect(middleOf(profile, 1)).toBeGreaterThan(curve(1) + 2.5);
  expect(varianceOf(profile, 1)).toBeCloseTo(spread, 6);
});
