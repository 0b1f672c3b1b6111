import { compareComputed } from '../../rules/comparison.ts';
import type { Truth } from '../../rules/truth.ts';
import type { Test } from '../../rules/window.ts';

/** A test of the present against what is usual. */
export type ChangeTest = Extract<Test, { readonly kind: 'change' }>;

/** How far `now` is from `usual` in the metric's unit: signed for `drop` and `rise`, a distance for `change`. */
export function distance(direction: ChangeTest['direction'], now: number, usual: number): number {
  switch (direction) {
    case 'drop':
      return usual - now;
    case 'rise':
      return now - usual;
    case 'change':
      return Math.abs(now - usual);
  }
}

/**
 * The distance as a part of what is usual: `drop` is (baseline − now) / baseline (LANGUAGE A.3), 0.6 for a fall
 * from 1,500 to 600. null where the baseline is 0. Below 0 the baseline's size counts, so a fall stays positive.
 */
export function relative(direction: ChangeTest['direction'], now: number, usual: number): number | null {
  return usual === 0 ? null : distance(direction, now, usual) / Math.abs(usual);
}

/**
 * Whether the change is as the test says. Unknown where it is measured in parts or multiples of a baseline of 0;
 * an absolute amount (points of a share, minutes) needs no division and stays known.
 */
export function changeTruth(test: ChangeTest, now: number, usual: number): Truth {
  switch (test.measure) {
    case 'absolute':
      return compareComputed(distance(test.direction, now, usual), test.op, test.amount);
    case 'ratio': {
      const ratio = relative(test.direction, now, usual);
      return ratio === null ? null : compareComputed(ratio, test.op, test.amount);
    }
    case 'factor':
      return usual === 0 ? null : compareComputed(now, test.op, test.amount * usual);
  }
}

/**
 * What evidence and texts show as the change: in the unit for absolute tests, else the ratio. null where there is
 * none to show: a baseline of 0, or one so near to it that the ratio is no number any more.
 */
export function shownChange(test: ChangeTest, now: number, usual: number): number | null {
  const { direction, measure } = test;
  const change = measure === 'absolute' ? distance(direction, now, usual) : relative(direction, now, usual);
  return change !== null && Number.isFinite(change) ? change : null;
}
