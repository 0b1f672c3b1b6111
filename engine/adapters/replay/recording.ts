import type { Partition } from '../../partition.ts';

/** One record of a recording, still without its offset. */
export interface Recorded extends Partition {
  readonly key: string | null;
  readonly value: Uint8Array | null;
  /** Null: the recording does not say, and no event time stands for it (E11). */
  readonly arrivalMs: number | null;
  /** Where it stands among all records: greatest arrival of its input up to here; null before the first one. */
  readonly orderMs: number | null;
}

/** What an input tells while it is read. */
export interface RecordingWatch {
  /** Bytes read since the last call. */
  bytes(count: number): void;
  /** A line or row that is no record at all; `line` counts from 1 in the file. */
  refused(input: string, line: number, reason: string): void;
}

/** What an input must know of the project. */
export interface RecordingNeeds {
  /** Topics that are read; lines of others are passed over. */
  readonly topics: ReadonlySet<string>;
  /** Event time of a record's value in epoch ms, null when it has none; asked only where no arrival is recorded. */
  eventTime(topic: string, value: Uint8Array): number | null;
}

/** A file, a stream or a folder of a log that can be read once from its beginning. */
export interface Recording {
  readonly name: string;
  /** Null for a stream. */
  readonly bytesTotal: number | null;
  /** Partitions that it holds of the topics that are read; null: only reading tells (a stream). */
  partitions(topics: ReadonlySet<string>): Promise<readonly Partition[] | null>;
  /** Records in order of `orderMs`, several at a time; never more of the file in memory than it needs. */
  read(needs: RecordingNeeds, watch: RecordingWatch): AsyncIterable<readonly Recorded[]>;
}
