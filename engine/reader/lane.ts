import type { Source } from '../../rules/source.ts';
import { PANE_MS } from '../../rules/window.ts';
import type { SourceRows } from '../decode/batch.ts';
import type { ClosedPane, SourceSlice } from '../slice.ts';
import type { PartitionProgress } from '../store.ts';
import { createDuplicateFilter } from './duplicate-filter.ts';
import { type OpenPanes, paneOf } from './open-panes.ts';

/** A source that does not say `silent after` is taken to be idle, not late, after this long without a record. */
const IDLE_MS = 60_000;
/**
 * Nor is a partition waited for longer than this, or `late`: of a source that speaks once a day (`silent after 26h`) the
 * last events before each night would be judged a day later, and what they ask for would have expired by then (R3).
 */
const MOST_IDLE_MS = 3_600_000;
/**
 * Events later than this correct nothing: a baseline looks back a day at least (23 hours where clocks change), so no
 * window that was judged before the correction could have read it, in whatever pieces the records came (E7).
 */
const CORRECTED_MS = 20 * 3_600_000;

/**
 * Times of a lane: its watermark, the newest arrival, and since when this partition brings nothing of the source, as far
 * as idleness goes; -Infinity before the first.
 */
const [WATERMARK, LAST_ARRIVAL, QUIET] = [0, 1, 2];

/** One source within one partition: its watermark, open panes, duplicate filter. */
export interface Lane {
  readonly source: Source;
  readonly rows: SourceRows;
  /** @returns what became of the row at this place of the batch */
  take(row: number, offset: number, arrivalMs: number): 'taken' | 'duplicate' | 'late';
  /** A row that was taken before: only what is open is built again. */
  rebuild(row: number, offset: number): void;
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
  /** What is known of the keys of the first rows of the batch is on its way; see `DuplicateFilter`. */
  warm(count: number): number;
  oldestOffset(): number | null;
  /** Names of series that are remembered, and forgetting those that nothing open needs; see `OpenPanes`. */
  named(): number;
  forget(): void;
  /** What closed since the last call. */
  slice(): SourceSlice;
}

/** @param was  where an earlier reader stood, undefined for none */
export function createLane(
  source: Source,
  rows: SourceRows,
  open: OpenPanes,
  was: PartitionProgress['sources'][string] | undefined,
): Lane {
  const isStream = source.kind === 'stream';
  // A table's key names a row, which comes again with every change; the last writer wins instead.
  const seen = isStream ? createDuplicateFilter() : null;
  // Variables of a closure that change with every row would make an object of each time.
  const times = Float64Array.of(
    was?.watermarkMs ?? Number.NEGATIVE_INFINITY,
    was?.lastArrivalMs ?? Number.NEGATIVE_INFINITY,
    was?.lastArrivalMs ?? Number.NEGATIVE_INFINITY,
  );
  /** Other partitions were heard after a silence: what this one held back may be on its way, so it is quiet anew. */
  let isThawed = false;
  let frozen = false;
  let closed: ClosedPane[] = [];

  const raise = (toMs: number): void => {
    if (frozen || toMs < (times[WATERMARK] as number) + PANE_MS) return;
    times[WATERMARK] = paneOf(toMs);
    closed.push(...open.close(times[WATERMARK]));
  };
  const remember = (greatestMs: number): void => seen?.forgetBefore(paneOf(greatestMs - 2 * source.lateMs));
  const isRepeated = (row: number, offset: number): boolean =>
    seen?.add(
      rows.keyHighs[row] as number,
      rows.keyLows[row] as number,
      rows.timesMs[row] as number,
      offset,
    ) === false;

  return {
    source,
    rows,
    take(row, offset, arrivalMs) {
      frozen = false;
      if (arrivalMs > (times[LAST_ARRIVAL] as number)) times[LAST_ARRIVAL] = arrivalMs;
      if (arrivalMs > (times[QUIET] as number)) times[QUIET] = arrivalMs;
      if (isRepeated(row, offset)) return 'duplicate';
      const start = paneOf(rows.timesMs[row] as number);
      const watermarkMs = times[WATERMARK] as number;
      if (start >= watermarkMs) {
        open.add(row, start, offset);
        return 'taken';
      }
      if (start >= watermarkMs - CORRECTED_MS) open.correct(row, start);
      return 'late';
    },
    rebuild(row, offset) {
      if (isRepeated(row, offset)) return;
      const start = paneOf(rows.timesMs[row] as number);
      if (start >= (times[WATERMARK] as number)) open.add(row, start, offset);
    },
    follow(greatestMs) {
      remember(greatestMs);
      raise(greatestMs - source.lateMs);
    },
    remember,
    tick(tickMs) {
      if (isThawed) times[QUIET] = tickMs;
      isThawed = false;
      // E9: without `silent after` nothing else would ever move an idle partition on, so a minute stands for it.
      const idleMs = Math.max(source.lateMs, Math.min(source.silentAfterMs ?? IDLE_MS, MOST_IDLE_MS));
      // Who is heard is not idle, however old its events are: a buffer that empties slowly is not late.
      if (tickMs - (times[QUIET] as number) >= idleMs) raise(tickMs - idleMs);
    },
    finish: raise,
    freeze(now) {
      isThawed = frozen && !now;
      frozen = now;
    },
    watermarkMs: () => times[WATERMARK] as number,
    warm: (count) => seen?.warm(rows.keyLows, count) ?? 0,
    oldestOffset() {
      const [a, b] = [open.oldestOffset(), seen?.oldestOffset() ?? null];
      return a === null ? b : b === null ? a : Math.min(a, b);
    },
    named: open.named,
    forget: open.forget,
    slice() {
      const lastArrivalMs = times[LAST_ARRIVAL] as number;
      const said = {
        source: source.name,
        watermarkMs: times[WATERMARK] as number,
        lastArrivalMs: Number.isFinite(lastArrivalMs) ? lastArrivalMs : null,
        closed,
        late: open.takeLate(),
      };
      closed = [];
      return said;
    },
  };
}
