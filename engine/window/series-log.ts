import type { Aggregate, State } from '../../rules/aggregates/aggregate.ts';
import { createBlockLog } from './block-log.ts';
import { createTotalsLog } from './totals-log.ts';

/**
 * One series as the log of its touched cells, from which any window is read at any instant that is kept. Cells come in
 * order of their start.
 */
export interface SeriesLog {
  /** Adds a cell that starts after every other. */
  append(startMs: number, state: State): void;
  /** Adds to a cell that is there, or puts one in between; only corrections of history do this. */
  correct(startMs: number, state: State): void;
  /** Fold of the cells that start in [fromMs, toMs). */
  fold(fromMs: number, toMs: number): State;
  /** The cell that starts at `startMs`, empty where it was not touched. */
  cell(startMs: number): State;
  /** Whether any cell starts in [fromMs, toMs). */
  touched(fromMs: number, toMs: number): boolean;
  /** Start of the last cell, -Infinity without any. */
  lastMs(): number;
  /** Forgets cells that start before. */
  dropBefore(ms: number): void;
  readonly size: number;
}

/** The kind of log that fits an aggregate: running totals where they can be subtracted, else blocks of merged cells. */
export function createSeriesLog({ empty, merge, subtract, width }: Aggregate): SeriesLog {
  return subtract === null || width === null
    ? createBlockLog(empty, merge)
    : createTotalsLog({ empty, merge, subtract, width });
}
