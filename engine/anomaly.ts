import type { Direction } from '../rules/detectors/verdict.ts';
import type { Truth } from '../rules/truth.ts';
import type { Test } from '../rules/window.ts';
import type { Unknown } from './reading.ts';

/** A test of the present against what its series usually does. */
export type AnomalyTest = Extract<Test, { readonly kind: 'anomalous' }>;

/** What a detector says of a series at an instant, or why it says nothing. Plain JSON. */
export type AnomalyReading =
  | ({ readonly known: true; readonly isOdd: boolean } & Oddness)
  | { readonly known: false; readonly why: Unknown };

/** How odd a window is: its evidence, and what would have been usual, in the unit of its metric. */
export interface Oddness {
  readonly direction: Direction;
  /** Once in so many weeks is it as odd by chance. */
  readonly weeks: number;
  readonly usual: number;
  /** 99 of 100 windows lie between. */
  readonly low: number;
  readonly high: number;
}

/** Whether a series is anomalous as the test says; unknown while its detector says nothing. */
export function anomalyTruth({ direction, not }: AnomalyTest, reading: AnomalyReading): Truth {
  if (!reading.known) return null;
  const isSo = reading.isOdd && (direction === 'either' || direction === reading.direction);
  return isSo !== not;
}

/** What is said where no detector is at hand. */
export const WARMING: AnomalyReading = { known: false, why: 'warming-up' };
