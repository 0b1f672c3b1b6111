import { expect, test } from '@jest/globals';
import { slotOfWindow, stepOf, watchOf } from './steps.ts';

const MINUTE_MS = 60_000;

test.each<[minutes: number, step: number]>([
  [1, 10],
  [10, 10],
  [11, 15],
  [45, 60],
  [60, 60],
  [90, 120],
  [1_440, 1_440],
  [10_080, 1_440],
])('a window of %d minutes is judged every %d', (minutes, step) => {
  expect(stepOf(minutes * MINUTE_MS)).toBe(step * MINUTE_MS);
});

const week = watchOf({ model: 'volume', sensitivity: 'medium', cycle: 'week' }, 60 * MINUTE_MS);
const day = watchOf({ model: 'volume', sensitivity: 'medium', cycle: 'day' }, 60 * MINUTE_MS);

test('a cycle has a slot for each step', () => {
  expect([week.windowsPerWeek, week.slots, day.windowsPerWeek, day.slots]).toEqual([168, 168, 168, 24]);
});

test.each<[string, string, string, number]>([
  ['an hour later is the next', '2026-03-02T10:00:00Z', '2026-03-02T11:00:00Z', 1],
  ['the same hour next week is the same', '2026-03-02T10:00:00Z', '2026-03-09T10:00:00Z', 0],
  ['the same hour tomorrow is another', '2026-03-02T10:00:00Z', '2026-03-03T10:00:00Z', 24],
])('slots of a week: %s', (_title, from, to, apart) => {
  const slot = (at: string): number => slotOfWindow(week, 60 * MINUTE_MS, Date.parse(at), 0);
  expect((slot(to) - slot(from) + 168) % 168).toBe(apart);
});

test('slots follow the wall clock, so a changed clock moves none', () => {
  const at = (iso: string, hours: number): number =>
    slotOfWindow(day, 60 * MINUTE_MS, Date.parse(iso), hours * 60 * MINUTE_MS);
  expect(at('2026-03-28T12:00:00+01:00', 1)).toBe(at('2026-03-30T12:00:00+02:00', 2));
});
