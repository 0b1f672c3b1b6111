import { type ColumnSet, ROWS } from './column.ts';
import type { DecodedRow } from './decoder.ts';
import type { TextPool } from './text-pool.ts';

/** Up to `ROWS` records of one partition as columns; filled anew for the next ones. */
export interface Batch {
  readonly set: ColumnSet;
  readonly pool: TextPool;
  /** Column c of row r stands at c·ROWS + r; NaN: the row has no value. */
  readonly cells: Float64Array;
  /** In the order of the topic's sources. */
  readonly sources: readonly SourceRows[];
}

/** What of a batch one source takes. */
export interface SourceRows {
  /** 1: the record at that row is an event of this source. */
  readonly taken: Uint8Array;
  readonly timesMs: Float64Array;
  /** `keyHash` of the event key. */
  readonly keyHighs: Int32Array;
  readonly keyLows: Int32Array;
  /** The event key; a text is made of it only here. */
  keyOf(row: number): string;
  /** Of a table, whose rows travel as they are: the whole row. */
  readonly decoded: readonly (DecodedRow | null)[];
}

/** The same, for who fills it: a key lies in the bytes at [from, to), or is a text already. */
export interface OpenSourceRows extends SourceRows {
  readonly keyFroms: Int32Array;
  readonly keyTos: Int32Array;
  readonly keyTexts: (string | null)[];
  readonly decoded: (DecodedRow | null)[];
}

/** @param bytes  where the keys lie at the time of the question */
export function openSourceRows(bytes: () => Uint8Array): OpenSourceRows {
  const utf8 = new TextDecoder();
  const keyFroms = new Int32Array(ROWS);
  const keyTos = new Int32Array(ROWS);
  const keyTexts = new Array<string | null>(ROWS).fill(null);
  return {
    taken: new Uint8Array(ROWS),
    timesMs: new Float64Array(ROWS),
    keyHighs: new Int32Array(ROWS),
    keyLows: new Int32Array(ROWS),
    keyFroms,
    keyTos,
    keyTexts,
    decoded: new Array<DecodedRow | null>(ROWS).fill(null),
    keyOf: (row) => keyTexts[row] ?? utf8.decode(bytes().subarray(keyFroms[row], keyTos[row])),
  };
}
