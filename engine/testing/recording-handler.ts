import { type Partition, partitionName } from '../partition.ts';
import type { LogRecord, SourceHandler } from '../ports.ts';

/** One delivered record as a test compares it. */
export interface Delivered {
  readonly offset: number;
  readonly arrivalMs: number;
  readonly key: string | null;
  readonly value: string | null;
}

/** A handler that writes down everything a source calls, and lets a test wait for it. */
export interface RecordingHandler extends SourceHandler {
  /** By partition name, in order of delivery. */
  readonly delivered: ReadonlyMap<string, readonly Delivered[]>;
  /** What was called, in order: `assigned a/0 b/0`, `batch a/0 0..2`, `tick 10000 a/0`, `ended`, `fatal …`. */
  readonly calls: readonly string[];
  /** All values delivered so far, of one topic or of all. */
  values(topic?: string): readonly string[];
  /** Resolves when `holds` is true; rejects when the source has told `fatal` first. */
  until(holds: () => boolean): Promise<void>;
  /** Resolves with the error of `fatal`. */
  readonly failed: Promise<Error>;
}

export interface RecordingHandlerOptions {
  /** Where to begin, by partition name. */
  readonly starts?: Readonly<Record<string, number>>;
  /** Runs inside `batch`, before it resolves. */
  onBatch?(partition: Partition, records: readonly LogRecord[]): Promise<void> | void;
  /** Runs inside `tick`. */
  onTick?(tickMs: number): Promise<void> | void;
}

export function recordingHandler(options: RecordingHandlerOptions = {}): RecordingHandler {
  const delivered = new Map<string, Delivered[]>();
  const calls: string[] = [];
  let waiting: { holds(): boolean; resolve(): void; reject(error: Error): void }[] = [];
  let fatal: Error | null = null;
  let tell: (error: Error) => void;
  const failed = new Promise<Error>((resolve) => {
    tell = resolve;
  });
  const note = (call: string): void => {
    calls.push(call);
    waiting = waiting.filter(({ holds, resolve }) => {
      if (!holds()) return true;
      resolve();
      return false;
    });
  };
  const names = (partitions: readonly Partition[]) => partitions.map(partitionName).sort().join(' ');
  return {
    delivered,
    calls,
    failed,
    values: (topic) =>
      [...delivered].flatMap(([name, list]) =>
        topic === undefined || name.startsWith(`${topic}/`) ? list.map((r) => r.value ?? '(null)') : [],
      ),
    until: (holds) =>
      new Promise((resolve, reject) => {
        if (holds()) resolve();
        else if (fatal !== null) reject(fatal);
        else waiting.push({ holds, resolve, reject });
      }),
    async assigned(partitions) {
      note(`assigned ${names(partitions)}`);
      return new Map(Object.entries(options.starts ?? {}));
    },
    async batch(partition, records) {
      await options.onBatch?.(partition, records);
      const name = partitionName(partition);
      const list = delivered.get(name) ?? [];
      delivered.set(name, list);
      for (const { offset, arrivalMs, key, value } of records)
        list.push({
          offset,
          arrivalMs,
          key,
          value: value === null ? null : Buffer.from(value).toString('utf8'),
        });
      note(`batch ${name} ${records[0]?.offset}..${records.at(-1)?.offset}`);
    },
    async revoked(partitions) {
      note(`revoked ${names(partitions)}`);
    },
    async tick(tickMs, atEnd) {
      await options.onTick?.(tickMs);
      note(`tick ${tickMs} ${names(atEnd)}`);
    },
    async ended() {
      note('ended');
    },
    fatal(error) {
      fatal = error;
      for (const { reject } of waiting) reject(error);
      waiting = [];
      tell(error);
      calls.push(`fatal ${error.message}`);
    },
  };
}
