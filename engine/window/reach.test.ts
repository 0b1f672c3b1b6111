import { describe, expect, test } from '@jest/globals';
import type { Baseline } from '../../rules/window.ts';
import { bundleOf, playbookOf, windowOf } from '../testing/orders-bundle.ts';
import { baselinesOf, knownSpan, paneRetention } from './reach.ts';

const MINUTE = 60_000;
const WEEK = 7 * 86_400_000;
const previous: Baseline = { kind: 'previous', spanMs: 60 * MINUTE };
const weeks: Baseline = { kind: 'sameTime', stepMs: WEEK, times: 4 };

test.each<[string, readonly Baseline[], number]>([
  ['a window and once more without a baseline', [], 30 * MINUTE],
  ['a window and what comes before it', [previous], 75 * MINUTE],
  ['never less than a window before it', [{ kind: 'previous', spanMs: MINUTE }], 30 * MINUTE],
])('known for %s', (_title, baselines, want) => {
  expect(knownSpan(15 * MINUTE, baselines)).toBe(want);
});

test('known for the weeks that a baseline may go back, replaced ones included', () => {
  expect(knownSpan(15 * MINUTE, [weeks])).toBeGreaterThanOrEqual(8 * WEEK + 15 * MINUTE);
});

describe('panes are kept for', () => {
  const windows = [windowOf('count', { windowMs: 15 * MINUTE })];
  const missing = {
    kind: 'sourceMissing',
    id: 'm1',
    text: 'orders is missing over 6h',
    source: 'orders',
    overMs: 360 * MINUTE,
    not: false,
  } as const;
  test.each<[string, Baseline, boolean, number]>([
    ['the window with its `previous`', previous, false, 75 * MINUTE],
    ['no weeks: those come from history', weeks, false, 30 * MINUTE],
    ['the longest `is missing over`', weeks, true, 360 * MINUTE],
  ])('%s', (_title, baseline, isMissing, want) => {
    const bundle = bundleOf({
      windows,
      playbooks: [playbookOf(baseline, isMissing ? { unless: [missing] } : {})],
    });
    expect(baselinesOf(bundle).get('count')?.[0]).toEqual(baseline);
    expect(paneRetention(bundle, baselinesOf(bundle))).toBe(want);
  });
});

test('a window above a day keeps no panes for its length: the history has it', () => {
  const bundle = bundleOf({ windows: [windowOf('count', { windowMs: 2 * WEEK })] });
  expect(paneRetention(bundle, baselinesOf(bundle))).toBe(10 * MINUTE);
});
