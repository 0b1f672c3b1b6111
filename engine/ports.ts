import type { Partition } from './partition.ts';

/**
 * One record as a topic gave it; nothing is interpreted yet. Offsets are safe integers (an adapter refuses
 * others), `arrivalMs` is the broker's append time or what stands for it in a recording (E11).
 */
export interface LogRecord {
  readonly offset: number;
  readonly arrivalMs: number;
  readonly key: string | null;
  /** UTF-8 JSON; null deletes a table's row. */
  readonly value: Uint8Array | null;
}

/** Where a partition stands: `next` is the offset that will be delivered next, `end` the log's end. */
export interface Lag extends Partition {
  readonly next: number;
  readonly end: number;
}

/** What a source calls. Every call is awaited before the next one of the same partition. */
export interface SourceHandler {
  /** Where to begin, per partition name; absent: the log's beginning. */
  assigned(partitions: readonly Partition[]): Promise<ReadonlyMap<string, number>>;
  batch(partition: Partition, records: readonly LogRecord[]): Promise<void>;
  revoked(partitions: readonly Partition[]): Promise<void>;
  /** Replays only: event time's own tick (E12); `atEnd` lists the partitions read to their end as of `tickMs`. */
  tick(tickMs: number, atEnd: readonly Partition[]): Promise<void>;
  /** Replays only: everything was delivered. */
  ended(): Promise<void>;
  /** The source cannot go on; the message is for people. */
  fatal(error: Error): void;
}

/** Partitioned, ordered, re-readable records of the topics it was made for. */
export interface EventSource {
  /** `replay` sources bring their own ticks and end; `live` ones are ticked by the shell's clock. */
  readonly kind: 'live' | 'replay';
  start(handler: SourceHandler): Promise<void>;
  pause(partitions: readonly Partition[]): void;
  resume(partitions: readonly Partition[]): void;
  lag(): Promise<readonly Lag[]>;
  /** Which topic stands behind each name, where a log tells; absent: a name is all there is. */
  identities?(): Promise<ReadonlyMap<string, string>>;
  /** After a commit; advisory, for lag tools only (E3). */
  committed(partition: Partition, next: number): Promise<void>;
  stop(): Promise<void>;
}

export interface Message {
  readonly topic: string;
  readonly key: string;
  readonly value: string;
  /** Arrival stamp of the record where the log takes one; absent: its own clock. */
  readonly arrivalMs?: number;
}

/** Topics out. Resolves when the messages are durable there; throws `OutsideError` otherwise. */
export interface Producer {
  send(messages: readonly Message[]): Promise<void>;
  close(): Promise<void>;
}

/** Cache, never truth: every reader must do without it. */
export interface Kv {
  get(key: string): Promise<string | null>;
  set(key: string, value: string, ttlMs: number): Promise<void>;
  delete(key: string): Promise<void>;
  close(): Promise<void>;
}

/** Time as a port. `live` follows the machine (perhaps faster), `manual` stands still until somebody sets it. */
export interface Clock {
  now(): number;
  /** Calls `fn` every `ms` of this clock until the returned function is called; a slow `fn` is never overlapped. */
  every(ms: number, fn: () => Promise<void>): () => void;
}

/** Where telemetry and faults of ours are told; never back-pressure. Fields are plain and carry no secrets. */
export interface Reporter {
  info(message: string, fields?: Readonly<Record<string, string | number | boolean | null>>): void;
  warn(message: string, fields?: Readonly<Record<string, string | number | boolean | null>>): void;
  error(error: Error, fields?: Readonly<Record<string, string | number | boolean | null>>): void;
}
