import type { Bundle } from '../../rules/bundle.ts';
import { createDecoder } from '../decode/decoder.ts';
import type { Partition } from '../partition.ts';
import type { LogRecord } from '../ports.ts';
import type { Slice, SourceSlice } from '../slice.ts';
import type { DeadLetter, LateRow, PartitionProgress } from '../store.ts';
import { createLane, type Lane } from './lane.ts';
import { createPeakTrail } from './peak-trail.ts';

/**
 * After so long without an event what was read is forgotten (nothing is kept longer), and coverage begins anew. So an
 * event that a dead clock stamped 1970 does not make half a century of panes to judge.
 */
const FORGOTTEN_MS = 60 * 86_400_000;

/** Stops 2 and 3 for one partition: decodes, drops duplicates, sets late records aside, folds panes and closes them. */
export interface Reader {
  read(records: readonly LogRecord[]): void;
  /**
   * The partition was read to its end as of `tickMs` (E9): idle sources' watermarks follow.
   *
   * @returns  whether anything moved: otherwise there is nothing to take
   */
  tick(tickMs: number): boolean;
  /** A recording is over: every pane that ends at or before closes (E12). */
  finish(endMs: number): void;
  /** A blind source's watermark stands still until its next record here or `thaw` (E10). */
  freeze(source: string): void;
  /** The source is heard again in some partition. */
  thaw(source: string): void;
  greatestMs(): number | null;
  counts(): PartitionProgress['counts'];
  /** Everything since the last call, and where the reader stands with it. */
  take(): {
    readonly slice: Slice;
    readonly progress: PartitionProgress;
    readonly deadLetters: readonly DeadLetter[];
    readonly late: readonly LateRow[];
  };
}

/**
 * Watermarks are whole panes: the greatest event time of the partition less `late`, rounded down. So an event is late
 * exactly when its pane is closed. Records below `readOffset` were told before: they only build again what is open,
 * with every decision as it was, because duplicates are forgotten by event time alone and the re-read begins at the
 * event that was the greatest then (E3, E8).
 *
 * @param progress  where an earlier reader stood; all zeros and nulls for a fresh partition
 */
export function createReader(bundle: Bundle, partition: Partition, progress: PartitionProgress): Reader {
  const sources = bundle.sources.filter((source) => source.topic === partition.topic);
  const decode = createDecoder(sources);
  const { topic, partition: number } = partition;
  const lanes = new Map<string, Lane>(
    sources.map((source) => [source.name, createLane(source, bundle.panes, progress.sources[source.name])]),
  );
  const peaks = createPeakTrail();
  const counts = { ...progress.counts };
  let { firstMs, greatestMs, readOffset } = progress;
  let deadLetters: DeadLetter[] = [];
  let late: LateRow[] = [];

  const laneOf = (source: string): Lane => lanes.get(source) as Lane;

  const rebuild = (record: LogRecord): void => {
    const decoded = decode(partition, record);
    if (!decoded.ok) return;
    for (const row of decoded.rows) {
      laneOf(row.source).rebuild(row, record.offset);
      peaks.see(row.timeMs, record.offset);
    }
    const peakMs = peaks.greatestMs();
    if (peakMs !== null) for (const lane of lanes.values()) lane.remember(peakMs);
  };

  const take = (record: LogRecord): void => {
    counts.records += 1;
    const decoded = decode(partition, record);
    if (!decoded.ok) {
      counts.dead += 1;
      deadLetters.push(decoded.letter);
      return;
    }
    const before = greatestMs;
    for (const row of decoded.rows) {
      const { source, key, timeMs } = row;
      const lane = laneOf(source);
      const fate = lane.take(row, record.offset, record.arrivalMs);
      if (fate === 'taken')
        firstMs = isForgotten(greatestMs, timeMs) ? timeMs : Math.min(firstMs ?? timeMs, timeMs);
      else if (fate === 'duplicate') counts.duplicates += 1;
      else {
        counts.late += 1;
        late.push({
          topic,
          partition: number,
          offset: record.offset,
          source,
          timeMs,
          watermarkMs: lane.watermarkMs(),
          key,
        });
      }
      peaks.see(timeMs, record.offset);
      if (greatestMs === null || timeMs > greatestMs) greatestMs = timeMs;
    }
    if (greatestMs === null || decoded.rows.length === 0) return;
    if (greatestMs !== before) for (const lane of lanes.values()) lane.follow(greatestMs);
    else for (const { source } of decoded.rows) laneOf(source).follow(greatestMs);
  };

  /** False while a re-read has not come to where the earlier reader stood: what is open is not yet whole. */
  let rebuilt = progress.resumeOffset >= progress.readOffset;

  const resumeOffset = (): number => {
    if (!rebuilt) return progress.resumeOffset;
    let oldest = Math.min(readOffset, peaks.top() ?? readOffset);
    for (const lane of lanes.values()) oldest = Math.min(oldest, lane.oldestOffset() ?? oldest);
    return peaks.peakAt(oldest);
  };

  return {
    read(records) {
      for (const record of records) {
        if (record.offset + 1 >= progress.readOffset) rebuilt = true;
        if (record.offset < readOffset) rebuild(record);
        else {
          readOffset = record.offset + 1;
          take(record);
        }
      }
    },
    tick(tickMs) {
      let moved = false;
      if (firstMs !== null && isForgotten(greatestMs, tickMs)) {
        firstMs = null;
        moved = true;
      }
      for (const lane of lanes.values()) {
        const before = lane.watermarkMs();
        lane.tick(tickMs);
        if (lane.watermarkMs() !== before) moved = true;
      }
      return moved;
    },
    finish(endMs) {
      for (const lane of lanes.values()) lane.finish(endMs);
    },
    freeze: (source) => lanes.get(source)?.freeze(true),
    thaw: (source) => lanes.get(source)?.freeze(false),
    greatestMs: () => greatestMs,
    counts: () => ({ ...counts }),
    take() {
      const slices = [...lanes.values()].map((lane) => lane.slice());
      const said = {
        slice: { partition: { topic, partition: number }, firstMs, greatestMs, sources: slices },
        progress: {
          topic,
          partition: number,
          epoch: progress.epoch,
          resumeOffset: resumeOffset(),
          readOffset,
          firstMs,
          greatestMs,
          sources: Object.fromEntries(slices.map(standing)),
          counts: { ...counts },
        },
        deadLetters,
        late,
      };
      deadLetters = [];
      late = [];
      return said;
    },
  };
}

function isForgotten(greatestMs: number | null, nowMs: number): boolean {
  return greatestMs !== null && nowMs - greatestMs > FORGOTTEN_MS;
}

function standing({
  source,
  watermarkMs,
  lastArrivalMs,
}: SourceSlice): [string, PartitionProgress['sources'][string]] {
  return [source, { watermarkMs: Number.isFinite(watermarkMs) ? watermarkMs : null, lastArrivalMs }];
}
