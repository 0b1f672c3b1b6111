import { type Partition, partitionName } from '../../partition.ts';
import type { EventSource, LogRecord, SourceHandler } from '../../ports.ts';
import { signalFlag } from '../signal-flag.ts';
import { mergeRecordings } from './merge.ts';
import type { Recorded, Recording, RecordingNeeds } from './recording.ts';

const TICK_MS = 10_000;

/** How far a replay has come, for a progress bar. */
export interface ReplayProgress {
  readonly bytesRead: number;
  /** Null when an input is a stream. */
  readonly bytesTotal: number | null;
  readonly records: number;
}

export interface ReplayOptions extends RecordingNeeds {
  /** Ticks come from `fromMs` to `toMs` at least, also where no record is so early or late; absent: the records' span. */
  readonly span?: { readonly fromMs: number; readonly toMs: number };
  /** Records of one batch at most; 500. Decisions do not depend on it. */
  readonly chunk?: number;
  onRefused?(input: string, line: number, reason: string): void;
  onProgress?(progress: ReplayProgress): void;
}

/** One partition while it is played. */
interface Lane {
  readonly partition: Partition;
  /** Offset of the next record that is read, of the first one that is wanted, of the next one delivered. */
  read: number;
  from: number;
  next: number;
  waiting: LogRecord[];
}

/**
 * Plays recordings: all records in the order of their arrival, every 10-s boundary of arrival time between them
 * as a tick (E12), `ended` after the last. Offsets count the records of a topic and partition from 0. At a tick
 * every partition is at its end, because the merge has delivered all that arrived by then; while any partition
 * is paused the whole recording stands still, which keeps the order. `stop` must not be awaited from inside
 * `batch` or `tick`.
 */
export function replaySource(recordings: readonly Recording[], options: ReplayOptions): EventSource {
  const { topics, span, chunk = 500 } = options;
  const lanes = new Map<string, Lane>();
  const paused = new Set<string>();
  const changed = signalFlag();
  let assigned: readonly Partition[] = [];
  let stopped = false;
  let playing: Promise<void> = Promise.resolve();
  let nextTickMs: number | null = null;
  let lastMs: number | null = null;

  /** Tells the handler of partitions that were found. */
  const open = async (handler: SourceHandler, partitions: readonly Partition[]): Promise<void> => {
    const fresh = [...new Map(partitions.map((p) => [partitionName(p), p])).values()];
    if (fresh.length === 0) return;
    const starts = await handler.assigned(fresh);
    for (const partition of fresh) {
      const from = starts.get(partitionName(partition)) ?? 0;
      lanes.set(partitionName(partition), { partition, read: 0, from, next: from, waiting: [] });
    }
    assigned = [...lanes.values()].map((lane) => lane.partition);
  };

  /** Waits while anything is paused; false when there is nothing more to do. */
  const mayGoOn = async (): Promise<boolean> => {
    while (paused.size > 0 && !stopped) await changed.next();
    return !stopped;
  };

  /** Delivers what waits, partition by partition. */
  const flush = async (handler: SourceHandler): Promise<void> => {
    for (const lane of lanes.values()) {
      if (lane.waiting.length === 0) continue;
      if (!(await mayGoOn())) return;
      const records = lane.waiting;
      lane.waiting = [];
      await handler.batch(lane.partition, records);
      lane.next = (records.at(-1)?.offset ?? 0) + 1;
    }
  };

  /** All boundaries up to here that have not been told; `untilMs` itself belongs to what comes. */
  const tickUntil = async (handler: SourceHandler, untilMs: number): Promise<void> => {
    if (nextTickMs === null || nextTickMs >= untilMs) return;
    await flush(handler);
    while (nextTickMs < untilMs && (await mayGoOn())) {
      await handler.tick(nextTickMs, assigned);
      nextTickMs += TICK_MS;
    }
  };

  /** Whether ticks or an assignment come before a record; most records need no waiting at all. */
  const isFirstOfSomething = ({ orderMs, topic, partition }: Recorded): boolean =>
    (orderMs !== null && (nextTickMs === null || orderMs > nextTickMs)) ||
    !lanes.has(`${topic}/${partition}`);

  const prepare = async (handler: SourceHandler, { orderMs, topic, partition }: Recorded): Promise<void> => {
    if (orderMs !== null) {
      nextTickMs ??= firstTick(Math.min(orderMs, span?.fromMs ?? orderMs));
      await tickUntil(handler, orderMs);
    }
    if (!lanes.has(`${topic}/${partition}`)) await open(handler, [{ topic, partition }]);
  };

  /** True when a batch is full. */
  const place = ({ topic, partition, key, value, arrivalMs, orderMs }: Recorded): boolean => {
    lastMs = orderMs ?? lastMs;
    const lane = lanes.get(`${topic}/${partition}`) as Lane;
    const offset = lane.read;
    lane.read += 1;
    if (offset < lane.from) return false;
    return lane.waiting.push({ offset, arrivalMs: arrivalMs ?? lastMs ?? 0, key, value }) >= chunk;
  };

  const play = async (handler: SourceHandler): Promise<void> => {
    const total = recordings.reduce<number | null>(
      (sum, r) => (sum === null || r.bytesTotal === null ? null : sum + r.bytesTotal),
      0,
    );
    let bytesRead = 0;
    let records = 0;
    const watch = {
      bytes(count: number) {
        bytesRead += count;
      },
      refused: (input: string, line: number, reason: string) => options.onRefused?.(input, line, reason),
    };
    for await (const run of mergeRecordings(recordings.map((r) => r.read(options, watch)))) {
      for (const record of run) {
        if (stopped) return;
        if (isFirstOfSomething(record)) await prepare(handler, record);
        if (place(record)) await flush(handler);
      }
      records += run.length;
      options.onProgress?.({ bytesRead, bytesTotal: total, records });
    }
    await flush(handler);
    if (span !== undefined) nextTickMs ??= firstTick(span.fromMs);
    const endMs = span === undefined ? lastMs : Math.max(span.toMs, lastMs ?? span.toMs);
    if (endMs !== null) await tickUntil(handler, endMs + 1);
  };

  return {
    kind: 'replay',
    async start(handler) {
      const known = await Promise.all(recordings.map((r) => r.partitions(topics)));
      await open(
        handler,
        known.flatMap((list) => list ?? []),
      );
      playing = play(handler);
      // `ended` and `fatal` stand outside of what `stop` waits for, so they may call it.
      void playing
        .then(() => (stopped ? undefined : handler.ended()))
        .catch((error: Error) => handler.fatal(error));
    },
    pause(partitions) {
      for (const p of partitions) paused.add(partitionName(p));
    },
    resume(partitions) {
      for (const p of partitions) paused.delete(partitionName(p));
      changed.raise();
    },
    lag: async () => [...lanes.values()].map(({ partition, next }) => ({ ...partition, next, end: next })),
    async committed() {},
    async stop() {
      stopped = true;
      changed.raise();
      await playing.catch(() => undefined);
    },
  };
}

/** The first boundary at or after an instant. */
function firstTick(ms: number): number {
  return Math.ceil(ms / TICK_MS) * TICK_MS;
}
