import type { Source } from '../../rules/source.ts';
import type { PaneMetric } from '../../rules/window.ts';
import type { DecodedRow } from '../decode/decoder.ts';
import type { ClosedPane, SourceSlice } from '../slice.ts';
import type { PartitionProgress } from '../store.ts';
import { createDuplicateFilter } from './duplicate-filter.ts';
import { cellsOf, foldRow, foldsOf, type OpenCells } from './fold.ts';
import { createOpenPanes, paneOf } from './open-panes.ts';

/** A source that does not say `silent after` is taken to be idle, not late, after this long without a record. */
const IDLE_MS = 60_000;
/**
 * Events later than this correct nothing: a baseline looks back a day at least (23 hours where clocks change), so no
 * window that was judged before the correction could have read it, in whatever pieces the records came (E7).
 */
const CORRECTED_MS = 20 * 3_600_000;

/** One source within one partition: its watermark, open panes, duplicate filter. */
export interface Lane {
  readonly source: Source;
  /** @returns what became of the row */
  take(row: DecodedRow, offset: number, arrivalMs: number): 'taken' | 'duplicate' | 'late';
  /** A row that was taken before: only what is open is built again. */
  rebuild(row: DecodedRow, offset: number): void;
  /** The greatest event time of the partition moved to `greatestMs`. */
  follow(greatestMs: number): void;
  /** Forgets duplicates as `follow` does, and closes nothing. */
  remember(greatestMs: number): void;
  /** Read to its end as of `tickMs` (E9). */
  tick(tickMs: number): void;
  /** Closes what ends at or before. */
  finish(endMs: number): void;
  freeze(frozen: boolean): void;
  watermarkMs(): number;
  oldestOffset(): number | null;
  /** What closed since the last call. */
  slice(): SourceSlice;
}

/** @param was  where an earlier reader stood, undefined for none */
export function createLane(
  source: Source,
  panes: readonly PaneMetric[],
  was: PartitionProgress['sources'][string] | undefined,
): Lane {
  const isStream = source.kind === 'stream';
  const folds = foldsOf(panes, source.name);
  const open = createOpenPanes(folds, !isStream);
  // A table's key names a row, which comes again with every change; the last writer wins instead.
  const seen = isStream ? createDuplicateFilter() : null;
  let watermarkMs = was?.watermarkMs ?? Number.NEGATIVE_INFINITY;
  let lastArrivalMs = was?.lastArrivalMs ?? null;
  /** Since when this partition brings nothing of the source, as far as idleness goes; null: it never did. */
  let quietMs = lastArrivalMs;
  /** Other partitions were heard after a silence: what this one held back may be on its way, so it is quiet anew. */
  let isThawed = false;
  let frozen = false;
  let closed: ClosedPane[] = [];
  let late = new Map<number, OpenCells>();

  const raise = (toMs: number): void => {
    const raised = paneOf(toMs);
    if (frozen || raised <= watermarkMs) return;
    watermarkMs = raised;
    closed.push(...open.close(watermarkMs));
  };
  const remember = (greatestMs: number): void => seen?.forgetBefore(paneOf(greatestMs - 2 * source.lateMs));

  return {
    source,
    take(row, offset, arrivalMs) {
      frozen = false;
      lastArrivalMs = Math.max(lastArrivalMs ?? arrivalMs, arrivalMs);
      quietMs = Math.max(quietMs ?? arrivalMs, arrivalMs);
      if (seen?.add(row.key, row.timeMs, offset) === false) return 'duplicate';
      const start = paneOf(row.timeMs);
      if (start >= watermarkMs) {
        open.add(row, offset);
        return 'taken';
      }
      const { key, timeMs, columns } = row;
      if (isStream && columns !== null && start >= watermarkMs - CORRECTED_MS) {
        const cells: OpenCells = late.get(start) ?? new Map();
        foldRow(folds, { key, timeMs, columns }, cells);
        late.set(start, cells);
      }
      return 'late';
    },
    rebuild(row, offset) {
      if (seen?.add(row.key, row.timeMs, offset) === false) return;
      if (paneOf(row.timeMs) >= watermarkMs) open.add(row, offset);
    },
    follow(greatestMs) {
      remember(greatestMs);
      raise(greatestMs - source.lateMs);
    },
    remember,
    tick(tickMs) {
      if (isThawed) quietMs = tickMs;
      isThawed = false;
      // E9: without `silent after` nothing else would ever move an idle partition on, so a minute stands for it.
      const idleMs = Math.max(source.lateMs, source.silentAfterMs ?? IDLE_MS);
      // Who is heard is not idle, however old its events are: a buffer that empties slowly is not late.
      if (quietMs === null || tickMs - quietMs >= idleMs) raise(tickMs - idleMs);
    },
    finish: raise,
    freeze(now) {
      isThawed = frozen && !now;
      frozen = now;
    },
    watermarkMs: () => watermarkMs,
    oldestOffset() {
      const [a, b] = [open.oldestOffset(), seen?.oldestOffset() ?? null];
      return a === null ? b : b === null ? a : Math.min(a, b);
    },
    slice() {
      const lateCells = [...late]
        .sort(([a], [b]) => a - b)
        .map(([startMs, cells]): ClosedPane => ({ startMs, cells: cellsOf(cells), rows: [] }));
      const said = { source: source.name, watermarkMs, lastArrivalMs, closed, late: lateCells };
      closed = [];
      late = new Map();
      return said;
    },
  };
}
