import type { Forward } from '../../rules/forward.ts';
import type { Source } from '../../rules/source.ts';
import type { PaneMetric } from '../../rules/window.ts';
import type { Partition } from '../partition.ts';
import type { LogRecord } from '../ports.ts';
import type { DeadLetter } from '../store.ts';
import { type Batch, type OpenSourceRows, openSourceRows } from './batch.ts';
import { cellOf, columnsOf, ROWS } from './column.ts';
import { type ColumnFilters, createColumnFilters, TRUE } from './column-filter.ts';
import { createDecoder, type DecodedRow, FUTURE_MS } from './decoder.ts';
import { keyHash } from './key-hash.ts';
import { createScanner, type FieldSet } from './scanner.ts';
import { createTakers } from './taker.ts';
import { createTextPool } from './text-pool.ts';

/** A record larger than this is read slowly: the bytes of a batch lie together. */
const MOST_BYTES = 65_536;
/** Bytes behind a record: the 0 that ends it, and what four bytes at a time may see of the next. */
const SLACK = 8;

/** Decodes records of one partition, a batch at a time. */
export interface BatchDecoder {
  readonly batch: Batch;
  /**
   * Decodes `count` ≤ ROWS records from `at` on into the rows 0 … count − 1.
   *
   * @param onLetter  called for each dead letter, in order
   */
  decode(
    records: readonly LogRecord[],
    at: number,
    count: number,
    onLetter: (letter: DeadLetter, row: number) => void,
  ): void;
  /** Records that were not read out of their bytes, since the beginning. */
  slow(): number;
}

/** What the scanner must find of a source's rows before it may say that they are good. */
interface SourcePlan {
  readonly source: Source;
  readonly rows: OpenSourceRows;
  readonly filters: ColumnFilters;
  /** Number of the filter `where`; -1 without. */
  readonly where: number;
  readonly required: FieldSet;
  readonly lists: readonly number[];
  readonly key: number;
  readonly instant: number;
}

/**
 * Scans what it can out of the bytes and gives the rest to `createDecoder`, which says the same of every record: which
 * of both read a record can be seen in `slow` alone.
 *
 * @param sources  of one topic; with a table among them every record is read slowly, since a table's rows travel whole
 */
export function createBatchDecoder(
  partition: Partition,
  sources: readonly Source[],
  panes: readonly PaneMetric[],
  forwards: readonly Forward[] = [],
): BatchDecoder {
  const decodeSlowly = createDecoder(sources);
  const pool = createTextPool();
  const isScanned = sources.every(({ kind }) => kind === 'stream');
  const set = columnsOf(sources, panes, forwards);
  const cells = new Float64Array(set.columns.length * ROWS);
  const takers = createTakers(sources, set, pool);
  const scanner = createScanner(takers, set.columns.length, cells, pool);
  let bytes = new Uint8Array(ROWS * 512);
  let view = new DataView(bytes.buffer);
  let slow = 0;

  const plans = sources.map((source): SourcePlan => {
    const filters = createColumnFilters(set.columns, (field) => set.indexOf(source.name, field), cells, pool);
    const required = source.fields.filter((field) => !field.optional).map((field) => field.name);
    return {
      source,
      rows: openSourceRows(() => bytes),
      filters,
      where: source.where === null ? -1 : filters.add(source.where),
      required: scanner.fieldsOf([...new Set([...required, source.key, source.time])]),
      lists: takers.listsOf(source),
      key: takers.keys.indexOf(source.key),
      instant: takers.instants.indexOf(source.time),
    };
  });

  /** Whether the record that was scanned last is good for every source that takes it; then its rows are filled. */
  const takeScanned = (row: number, { arrivalMs }: LogRecord): boolean => {
    for (let n = 0; n < plans.length; n += 1) {
      const { rows, filters, where, required, lists, key, instant } = plans[n] as SourcePlan;
      if (where >= 0 && filters.truthOf(where, row) !== TRUE) {
        rows.taken[row] = 0;
        continue;
      }
      if (!scanner.has(required)) return false;
      if (scanner.anyUnlisted) for (const list of lists) if (scanner.isUnlisted(list)) return false;
      const timeMs = scanner.instantOf(instant);
      if (timeMs > arrivalMs + FUTURE_MS) return false;
      rows.taken[row] = 1;
      rows.timesMs[row] = timeMs;
      rows.keyHighs[row] = scanner.keyHighs[key] as number;
      rows.keyLows[row] = scanner.keyLows[key] as number;
      rows.keyFroms[row] = scanner.keyFroms[key] as number;
      rows.keyTos[row] = scanner.keyTos[key] as number;
      rows.keyTexts[row] = null;
    }
    return true;
  };

  const takeRow = (decoded: DecodedRow, row: number): void => {
    const { source: name, key, timeMs, columns } = decoded;
    const { source, rows } = plans.find((plan) => plan.source.name === name) as SourcePlan;
    const { high, low } = keyHash(key);
    rows.taken[row] = 1;
    rows.timesMs[row] = timeMs;
    rows.keyHighs[row] = high;
    rows.keyLows[row] = low;
    rows.keyTexts[row] = key;
    if (source.kind === 'table') {
      rows.decoded[row] = decoded;
      return;
    }
    for (const [field, value] of Object.entries(columns ?? {})) {
      const at = set.indexOf(name, field);
      const column = set.columns[at];
      if (column !== undefined) cells[at * ROWS + row] = cellOf(column, value, pool);
    }
  };

  const room = (needed: number): void => {
    if (needed <= bytes.length) return;
    const more = new Uint8Array(Math.max(needed, bytes.length * 2));
    more.set(bytes);
    bytes = more;
    view = new DataView(bytes.buffer);
  };

  return {
    batch: { set, pool, cells, sources: plans.map(({ rows }) => rows) },
    decode(records, at, count, onLetter) {
      let used = 0;
      for (let row = 0; row < count; row += 1) {
        const record = records[at + row] as LogRecord;
        const { value } = record;
        if (isScanned && value !== null && value.byteLength <= MOST_BYTES) {
          const end = used + value.byteLength;
          room(end + SLACK);
          bytes.set(value, used);
          bytes[end] = 0;
          if (scanner.scan(bytes, view, used, end, row) && takeScanned(row, record)) {
            used = end + 1;
            continue;
          }
        }
        slow += 1;
        for (const { rows } of plans) rows.taken[row] = 0;
        for (let column = row; column < cells.length; column += ROWS) cells[column] = Number.NaN;
        const decoded = decodeSlowly(partition, record);
        if (decoded.ok) for (const one of decoded.rows) takeRow(one, row);
        else onLetter(decoded.letter, row);
      }
    },
    slow: () => slow,
  };
}
