import type { State } from '../../rules/aggregates/aggregate.ts';
import type { Bundle } from '../../rules/bundle.ts';
import type { Source } from '../../rules/source.ts';
import { createDecoder, type DecodedRow } from '../decode/decoder.ts';
import type { Partition } from '../partition.ts';
import type { LogRecord } from '../ports.ts';
import type { ClosedPane, Slice } from '../slice.ts';
import type { DeadLetter, LateRow, PartitionProgress } from '../store.ts';
import { cellsOf, createOpenPanes, type Fold, foldRow, foldsOf, type OpenPanes, paneOf } from './open-panes.ts';

/** A source that does not say `silent after` is taken to be idle, not late, after this long without a record. */
const IDLE_MS = 60_000;

/** Stops 2 and 3 for one partition: decodes, drops duplicates, sets late records aside, folds panes and closes them. */
export interface Reader {
  read(records: readonly LogRecord[]): void;
  /** The partition was read to its end as of `tickMs` (E9): idle sources' watermarks follow. */
  tick(tickMs: number): void;
  /** A recording is over: every pane that ends at or before closes (E12). */
  finish(endMs: number): void;
  /** A blind source's watermark stands still until its next record (E10). */
  freeze(source: string): void;
  greatestMs(): number | null;
  counts(): PartitionProgress['counts'];
  /** Everything since the last call, and where the reader stands with it. */
  take(): { readonly slice: Slice; readonly progress: PartitionProgress; readonly deadLetters: readonly DeadLetter[]; readonly late: readonly LateRow[] };
}

interface Lane {
  readonly source: Source;
  readonly folds: readonly Fold[];
  readonly panes: OpenPanes;
  watermarkMs: number;
  lastArrivalMs: number | null;
  frozen: boolean;
  closed: ClosedPane[];
  late: Map<number, Map<string, Map<string, State>>>;
}

/**
 * Watermarks are whole panes: the greatest event time of the partition less `late`, rounded down. So an event is late
 * exactly when its pane is closed, and a restart, which knows the closed panes, sorts it as before (E3, E8).
 *
 * @param progress  where an earlier reader stood; records below its `readOffset` only rebuild what is open
 */
export function createReader(bundle: Bundle, partition: Partition, progress: PartitionProgress): Reader {
  const sources = bundle.sources.filter((s) => s.topic === partition.topic);
  const decode = createDecoder(sources);
  const lanes = new Map<string, Lane>();
  for (const source of sources) {
    const folds = foldsOf(bundle.panes, source.name);
    const was = progress.sources[source.name];
    lanes.set(source.name, {
      source,
      folds,
      panes: createOpenPanes(folds, source.kind === 'stream'),
      watermarkMs: was?.watermarkMs ?? Number.NEGATIVE_INFINITY,
      lastArrivalMs: was?.lastArrivalMs ?? null,
      frozen: false,
      closed: [],
      late: new Map(),
    });
  }
  const counts = { ...progress.counts };
  let { firstMs, greatestMs, readOffset } = progress;
  let deadLetters: DeadLetter[] = [];
  let lateRows: LateRow[] = [];

  const raise = (lane: Lane, toMs: number): void => {
    const watermarkMs = paneOf(toMs);
    if (watermarkMs <= lane.watermarkMs) return;
    lane.watermarkMs = watermarkMs;
    lane.closed.push(...lane.panes.close(watermarkMs));
  };

  const take = (lane: Lane, row: DecodedRow, record: LogRecord): void => {
    lane.frozen = false;
    lane.lastArrivalMs = Math.max(lane.lastArrivalMs ?? record.arrivalMs, record.arrivalMs);
    if (paneOf(row.timeMs) < lane.watermarkMs) {
      counts.late += 1;
      lateRows.push({ ...partition, offset: record.offset, source: row.source, timeMs: row.timeMs, watermarkMs: lane.watermarkMs, key: row.key });
      const start = paneOf(row.timeMs);
      const cells = lane.late.get(start) ?? new Map<string, Map<string, State>>();
      if (lane.source.kind === 'stream') foldRow(lane.folds, row, cells);
      lane.late.set(start, cells);
      return;
    }
    if (!lane.panes.add(row, record.offset)) {
      counts.duplicates += 1;
      return;
    }
    if (firstMs === null || row.timeMs < firstMs) firstMs = row.timeMs;
    if (greatestMs === null || row.timeMs > greatestMs) greatestMs = row.timeMs;
  };

  /** Below `readOffset`: what is open is folded again, nothing is told twice. */
  const rebuild = (record: LogRecord): void => {
    const decoded = decode(partition, record);
    if (!decoded.ok) return;
    for (const row of decoded.rows) {
      const lane = lanes.get(row.source) as Lane;
      if (paneOf(row.timeMs) >= lane.watermarkMs) lane.panes.add(row, record.offset);
    }
  };

  return {
    read(records) {
      for (const record of records) {
        if (record.offset < readOffset) {
          rebuild(record);
          continue;
        }
        readOffset = record.offset + 1;
        counts.records += 1;
        const decoded = decode(partition, record);
        if (!decoded.ok) {
          counts.dead += 1;
          deadLetters.push(decoded.letter);
          continue;
        }
        for (const row of decoded.rows) take(lanes.get(row.source) as Lane, row, record);
        if (greatestMs === null) continue;
        for (const lane of lanes.values()) if (!lane.frozen) raise(lane, greatestMs - lane.source.lateMs);
      }
    },
    tick(tickMs) {
      for (const lane of lanes.values()) {
        if (!lane.frozen) raise(lane, tickMs - Math.max(lane.source.lateMs, lane.source.silentAfterMs ?? IDLE_MS));
      }
    },
    finish(endMs) {
      for (const lane of lanes.values()) if (!lane.frozen) raise(lane, endMs);
    },
    freeze(source) {
      const lane = lanes.get(source);
      if (lane !== undefined) lane.frozen = true;
    },
    greatestMs: () => greatestMs,
    counts: () => ({ ...counts }),
    take() {
      const said = { deadLetters, late: lateRows };
      deadLetters = [];
      lateRows = [];
      const slices = [...lanes.values()].map((lane) => {
        const late = [...lane.late].map(([startMs, cells]): ClosedPane => ({ startMs, cells: cellsOf(cells), rows: [] }));
        const slice = { source: lane.source.name, watermarkMs: lane.watermarkMs, lastArrivalMs: lane.lastArrivalMs, closed: lane.closed, late };
        lane.closed = [];
        lane.late = new Map();
        return slice;
      });
      const oldest = [...lanes.values()].map((l) => l.panes.oldestOffset()).filter((o) => o !== null);
      return {
        ...said,
        slice: { partition, firstMs, greatestMs, sources: slices },
        progress: {
          ...partition,
          epoch: progress.epoch,
          resumeOffset: Math.min(readOffset, ...oldest),
          readOffset,
          firstMs,
          greatestMs,
          sources: Object.fromEntries(
            slices.map((s) => [s.source, { watermarkMs: Number.isFinite(s.watermarkMs) ? s.watermarkMs : null, lastArrivalMs: s.lastArrivalMs }]),
          ),
          counts: { ...counts },
        },
      };
    },
  };
}
