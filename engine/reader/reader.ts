import type { Bundle } from '../../rules/bundle.ts';
import type { SourceRows } from '../decode/batch.ts';
import { createBatchDecoder } from '../decode/batch-decoder.ts';
import { ROWS } from '../decode/column.ts';
import type { DecodedRow } from '../decode/decoder.ts';
import type { Partition } from '../partition.ts';
import type { LogRecord } from '../ports.ts';
import type { Slice, SourceSlice } from '../slice.ts';
import type { DeadLetter, LateRow, PartitionProgress } from '../store.ts';
import { createLane, type Lane } from './lane.ts';
import { createPeakTrail } from './peak-trail.ts';
import { createStreamPanes } from './stream-panes.ts';
import { createTablePanes } from './table-panes.ts';

/**
 * After so long without an event what was read is forgotten (nothing is kept longer), and coverage begins anew. So an
 * event that a dead clock stamped 1970 does not make half a century of panes to judge.
 */
const FORGOTTEN_MS = 60 * 86_400_000;
/** Names and texts beyond twice those that were needed the last time, before they are cleared away. */
const MOST_NAMES = 262_144;

/** Least and greatest event time of a partition; NaN before the first. */
const [FIRST, GREATEST] = [0, 1];

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
  /** Records of this process that could not be read out of their bytes and were parsed; for telemetry. */
  slow(): number;
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
  const { topic, partition: number } = partition;
  const decoder = createBatchDecoder(partition, sources, bundle.panes, bundle.forwards);
  const { batch } = decoder;
  const lanes = sources.map((source, n): Lane => {
    const rows = batch.sources[n] as SourceRows;
    const panes =
      source.kind === 'stream'
        ? createStreamPanes(batch, rows, source.name, bundle.panes, bundle.forwards)
        : createTablePanes((row) => rows.decoded[row] as DecodedRow);
    return createLane(source, rows, panes, progress.sources[source.name]);
  });
  const laneOf = new Map(lanes.map((lane) => [lane.source.name, lane]));
  const peaks = createPeakTrail();
  const counts = { ...progress.counts };
  let { readOffset } = progress;
  // Variables of a closure that change with every record would make an object of each time.
  const marks = Float64Array.of(progress.firstMs ?? Number.NaN, progress.greatestMs ?? Number.NaN);
  let deadLetters: DeadLetter[] = [];
  let late: LateRow[] = [];

  /** Dead letters of the batch by row. */
  let dead: (DeadLetter | undefined)[] = [];
  /** The constants of filters are the first texts of the pool, and stay. */
  const constants = batch.pool.size;
  /** Names and texts that were left when they were last cleared away. */
  let remembered = 0;

  /** After a pause the first event is held against no older keys than those after it: a daily score is no duplicate. */
  const rememberUntil = (lane: Lane, timeMs: number, greatestMs: number): void => {
    if (!(timeMs <= greatestMs)) lane.remember(timeMs);
  };

  const rebuild = (row: number, offset: number): void => {
    if (dead[row] !== undefined) return;
    for (const lane of lanes) {
      if (lane.rows.taken[row] !== 1) continue;
      const timeMs = lane.rows.timesMs[row] as number;
      rememberUntil(lane, timeMs, peaks.greatestMs() ?? Number.NEGATIVE_INFINITY);
      lane.rebuild(row, offset);
      peaks.see(timeMs, offset);
    }
    const peakMs = peaks.greatestMs();
    if (peakMs !== null) for (const lane of lanes) lane.remember(peakMs);
  };

  const take = (row: number, offset: number, arrivalMs: number): void => {
    counts.records += 1;
    const letter = dead[row];
    if (letter !== undefined) {
      counts.dead += 1;
      deadLetters.push(letter);
      return;
    }
    const before = marks[GREATEST] as number;
    let isTaken = false;
    for (let n = 0; n < lanes.length; n += 1) {
      const lane = lanes[n] as Lane;
      const { rows } = lane;
      if (rows.taken[row] !== 1) continue;
      isTaken = true;
      const timeMs = rows.timesMs[row] as number;
      rememberUntil(lane, timeMs, marks[GREATEST] as number);
      const fate = lane.take(row, offset, arrivalMs);
      if (fate === 'taken') {
        const firstMs = marks[FIRST] as number;
        // An event after a time that is forgotten begins anew; NaN is less than nothing.
        if (!(timeMs >= firstMs) || timeMs - (marks[GREATEST] as number) > FORGOTTEN_MS)
          marks[FIRST] = timeMs;
      } else if (fate === 'duplicate') counts.duplicates += 1;
      else {
        counts.late += 1;
        const watermarkMs = lane.watermarkMs();
        const [source, key] = [lane.source.name, rows.keyOf(row)];
        late.push({ topic, partition: number, offset, source, timeMs, watermarkMs, key });
      }
      peaks.see(timeMs, offset);
      if (!(timeMs <= (marks[GREATEST] as number))) marks[GREATEST] = timeMs;
    }
    if (!isTaken) return;
    const greatestMs = marks[GREATEST] as number;
    for (let n = 0; n < lanes.length; n += 1) {
      const lane = lanes[n] as Lane;
      if (greatestMs !== before || lane.rows.taken[row] === 1) lane.follow(greatestMs);
    }
  };

  /** Names of series that come and go would fill the memory. */
  const forget = (): void => {
    const named = batch.pool.size + lanes.reduce((sum, lane) => sum + lane.named(), 0);
    if (named < 2 * remembered + MOST_NAMES) return;
    for (const lane of lanes) lane.forget();
    batch.pool.cut(constants);
    remembered = batch.pool.size + lanes.reduce((sum, lane) => sum + lane.named(), 0);
  };

  /** False while a re-read has not come to where the earlier reader stood: what is open is not yet whole. */
  let rebuilt = progress.resumeOffset >= progress.readOffset;

  const resumeOffset = (): number => {
    if (!rebuilt) return progress.resumeOffset;
    let oldest = Math.min(readOffset, peaks.top() ?? readOffset);
    for (const lane of lanes) oldest = Math.min(oldest, lane.oldestOffset() ?? oldest);
    return peaks.peakAt(oldest);
  };

  return {
    read(records) {
      for (let at = 0; at < records.length; at += ROWS) {
        const count = Math.min(ROWS, records.length - at);
        dead = [];
        decoder.decode(records, at, count, (letter, row) => {
          dead[row] = letter;
        });
        for (const lane of lanes) lane.warm(count);
        for (let row = 0; row < count; row += 1) {
          const { offset, arrivalMs } = records[at + row] as LogRecord;
          if (offset + 1 >= progress.readOffset) rebuilt = true;
          if (offset < readOffset) rebuild(row, offset);
          else {
            readOffset = offset + 1;
            take(row, offset, arrivalMs);
          }
        }
        forget();
      }
    },
    tick(tickMs) {
      let moved = false;
      if (!Number.isNaN(marks[FIRST]) && tickMs - (marks[GREATEST] as number) > FORGOTTEN_MS) {
        marks[FIRST] = Number.NaN;
        moved = true;
      }
      for (const lane of lanes) {
        const before = lane.watermarkMs();
        lane.tick(tickMs);
        if (lane.watermarkMs() !== before) moved = true;
      }
      return moved;
    },
    finish(endMs) {
      for (const lane of lanes) lane.finish(endMs);
    },
    freeze: (source) => laneOf.get(source)?.freeze(true),
    thaw: (source) => laneOf.get(source)?.freeze(false),
    greatestMs: () => known(marks[GREATEST]),
    counts: () => ({ ...counts }),
    slow: decoder.slow,
    take() {
      const [firstMs, greatestMs] = [known(marks[FIRST]), known(marks[GREATEST])];
      const slices = lanes.map((lane) => lane.slice());
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

function known(ms: number | undefined): number | null {
  return ms === undefined || Number.isNaN(ms) ? null : ms;
}

function standing({
  source,
  watermarkMs,
  lastArrivalMs,
}: SourceSlice): [string, PartitionProgress['sources'][string]] {
  return [source, { watermarkMs: Number.isFinite(watermarkMs) ? watermarkMs : null, lastArrivalMs }];
}
