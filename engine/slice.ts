import type { Scalar } from '../rules/unit.ts';
import type { Partition } from './partition.ts';

/**
 * All that the evaluator learns of a stream (E1): what one reader closed and forwarded since its last slice.
 * One topic may feed several sources, so a slice has a part for each.
 */
export interface Slice {
  readonly partition: Partition;
  /** Least and greatest event time accepted so far in this partition, null before the first event. */
  readonly firstMs: number | null;
  readonly greatestMs: number | null;
  readonly sources: readonly SourceSlice[];
}

export interface SourceSlice {
  readonly source: string;
  /** Every pane that ends at or before it is closed here; -Infinity before the first event and idle tick. A multiple of PANE_MS. */
  readonly watermarkMs: number;
  /** Arrival of the newest record of this source, null when it brought none yet (E10). */
  readonly lastArrivalMs: number | null;
  /** In pane order; each pane at most once per partition and source. */
  readonly closed: readonly ClosedPane[];
  /** Late records, folded like the others: they correct history only (E8). Same form, any order. */
  readonly late: readonly ClosedPane[];
}

export interface ClosedPane {
  readonly startMs: number;
  readonly cells: readonly Cell[];
  /** Rows of a table, or the events of a stream that are asked for one by one (E1: what does not merge is forwarded), by (time, offset). */
  readonly rows: readonly ForwardedRow[];
}

/** Pane metric id, series key, aggregate state (exact integers, see rules/aggregates). */
export type Cell = readonly [pane: string, key: string, state: readonly number[]];

export interface ForwardedRow {
  readonly key: string;
  readonly timeMs: number;
  readonly offset: number;
  /** Decoded columns (exact integers for numbers); null deletes the row. */
  readonly columns: Readonly<Record<string, Scalar>> | null;
  /** Of a stream: ids of the forwards that took the event, in the bundle's order. */
  readonly takenBy?: readonly string[];
}

/** Series key of a row: the dimensions' values in the metric's order, separated by U+001F; '' without dimensions. */
export function seriesKey(values: readonly Scalar[]): string {
  return values.join('\u001f');
}

/** The values again. */
export function keyValues(key: string): readonly string[] {
  return key === '' ? [] : key.split('\u001f');
}
