import { describe, expect, test } from '@jest/globals';
import type { Baseline, PastBaseline } from '../window.ts';
import type { Past, Usual } from './baseline.ts';
import { baselines, reachOf, usualOf } from './list.ts';
import { median } from './median.ts';

const MINUTE_MS = 60_000;
const DAY_MS = 86_400_000;
const WEEK_MS = 7 * DAY_MS;
const NOON = Date.parse('2026-03-10T12:00:00+09:00');
const WINDOW_MS = 15 * MINUTE_MS;

const weeks = (times: number): PastBaseline => ({ kind: 'sameTime', stepMs: WEEK_MS, times });
const days = (times: number): PastBaseline => ({ kind: 'sameTime', stepMs: DAY_MS, times });
const previous = (minutes: number): PastBaseline => ({ kind: 'previous', spanMs: minutes * MINUTE_MS });

/** A past that answers from a list of values per step back, and notes where it was asked. */
function pastOf(values: readonly (number | null)[], stepMs: number, more: Partial<Past> = {}) {
  const asked: string[] = [];
  const tell =
    (how: string) =>
    (fromMs: number, toMs: number): Usual | null => {
      asked.push(`${how} ${new Date(fromMs).toISOString().slice(5, 16)} ${(toMs - fromMs) / MINUTE_MS}m`);
      const value = values[Math.round((NOON - toMs) / stepMs) - 1] ?? null;
      return value === null ? null : { value, samples: value * 10 };
    };
  const past: Past = {
    zone: 'Asia/Seoul',
    growth: 'adds',
    exact: tell('exact'),
    stored: tell('stored'),
    ...more,
  };
  return { past, asked };
}

describe('the same time before', () => {
  test.each<[string, PastBaseline, readonly (number | null)[], number | null]>([
    ['the median of four is the mean of the middle two', weeks(4), [10, 40, 20, 30], 25],
    ['the median of three', weeks(3), [10, 40, 20], 20],
    ['one week', weeks(1), [10], 10],
    ['days', days(2), [10, 20], 15],
    ['one wild week changes little', weeks(4), [10, 10, 10, 9_000], 10],
    ['a zero is a value', weeks(2), [0, 10], 5],
    ['an unknown week is replaced by an earlier one', weeks(2), [null, 20, 40], 30],
    ['as far as twice back', weeks(2), [null, null, 20, 40], 30],
    ['and no further', weeks(1), [null, null, 20], null],
    ['only as many as were asked for', weeks(2), [10, 20, 90, 90], 15],
    ['half of four is enough', weeks(4), [null, 10, null, null, null, 20], 15],
    ['one of four is not', weeks(4), [null, 10, null, null, null, null, null, null, 20], null],
    ['two of three are enough', weeks(3), [10, null, null, 20], 15],
    ['one of three is not', weeks(3), [10], null],
    ['one of two is not', weeks(2), [10], null],
    ['three of six are enough', weeks(6), [1, 2, 3], 2],
    ['two of six are not', weeks(6), [1, 2], null],
    ['nothing is known', weeks(4), [], null],
  ])('%s', (_title, baseline, values, want) => {
    const stepMs = baseline.kind === 'sameTime' ? baseline.stepMs : WINDOW_MS;
    const usual = usualOf(baseline, pastOf(values, stepMs).past, WINDOW_MS, NOON);
    expect(usual).toEqual(want === null ? null : { value: want, samples: want * 10 });
  });

  test('reads the same windows, newest first, from what is stored', () => {
    const { past, asked } = pastOf([1, null, 3], WEEK_MS);
    usualOf(weeks(2), past, WINDOW_MS, NOON);
    expect(asked).toEqual(['stored 03-03T02:45 15m', 'stored 02-24T02:45 15m', 'stored 02-17T02:45 15m']);
  });

  test('keeps to the wall clock where it changed', () => {
    const { past, asked } = pastOf([], WEEK_MS, { zone: 'Europe/Berlin' });
    usualOf(weeks(1), past, WINDOW_MS, Date.parse('2026-04-02T12:00:00+02:00'));
    expect(asked).toEqual(['stored 03-26T10:45 15m', 'stored 03-19T10:45 15m']);
  });

  test('value and samples are medians of their own', () => {
    const found: Usual[] = [
      { value: 1, samples: 900 },
      { value: 2, samples: 5 },
      { value: 3, samples: 6 },
    ];
    const past: Past = {
      zone: 'UTC',
      growth: 'keeps',
      exact: () => null,
      stored: () => found.shift() ?? null,
    };
    expect(usualOf(weeks(3), past, WINDOW_MS, NOON)).toEqual({ value: 2, samples: 6 });
  });
});

describe('the stretch before', () => {
  const usual: Usual = { value: 120, samples: 240 };
  test.each<[string, number, Past['growth'], Usual]>([
    ['as long as the window', 15, 'adds', usual],
    ['four times as long: a quarter of its sum', 60, 'adds', { value: 30, samples: 60 }],
    ['shorter: more', 5, 'adds', { value: 360, samples: 720 }],
    ['a mean or share stays', 60, 'keeps', usual],
    ['a maximum is that of windows as long', 60, 'widens', usual],
    ['and of at least one', 5, 'widens', usual],
  ])('%s', (_title, minutes, growth, want) => {
    const past: Past = { zone: 'UTC', growth, exact: () => usual, stored: () => null };
    expect(usualOf(previous(minutes), past, WINDOW_MS, NOON)).toEqual(want);
  });

  test('of a maximum is the median of the windows that it holds, and nothing where it is not whole', () => {
    const values = [50, 10, 30];
    const past = (isWhole: boolean): Past => ({
      zone: 'UTC',
      growth: 'widens',
      exact(fromMs, toMs) {
        if (toMs - fromMs > WINDOW_MS) return isWhole ? { value: 50, samples: 9 } : null;
        const value = values[(NOON - toMs) / WINDOW_MS - 1];
        return value === undefined ? null : { value, samples: value };
      },
      stored: () => null,
    });
    expect(usualOf(previous(50), past(true), WINDOW_MS, NOON)).toEqual({ value: 30, samples: 30 });
    expect(usualOf(previous(50), past(false), WINDOW_MS, NOON)).toBeNull();
  });

  test('ends where the window begins, and is read from panes', () => {
    const { past, asked } = pastOf([], WEEK_MS);
    expect(usualOf(previous(60), past, WINDOW_MS, NOON)).toBeNull();
    expect(asked).toEqual(['exact 03-10T01:45 60m']);
  });
});

test.each<[string, Baseline, number]>([
  ['the stretch before', previous(60), 60 * MINUTE_MS],
  ['weeks, their replacements and a changed clock', weeks(4), 8 * WEEK_MS + 60 * MINUTE_MS],
  ['days', days(1), 2 * DAY_MS + 60 * MINUTE_MS],
  ['a target', { kind: 'target', value: 3 }, 0],
  ['another metric', { kind: 'metric', window: 'w' }, 0],
])('how far back it looks: %s', (_title, baseline, want) => {
  expect(reachOf(baseline)).toBe(want);
});

test.each<[readonly number[], number]>([
  [[7], 7],
  [[3, 1], 2],
  [[9, 1, 5], 5],
  [[10, 9, 100, 1], 9.5],
])('the median of %j is %d', (values, want) => {
  expect(median(values)).toBe(want);
});

test('each has a name and a sentence', () => {
  expect(baselines.map((b) => b.name)).toEqual(['previous', 'same time']);
  for (const { doc } of baselines) expect(doc).toMatch(/^[A-Z].{20,}\.$/);
});
