import { OutsideError } from '../../outside-error.ts';
import { type Partition, partitionName } from '../../partition.ts';
import type { EventSource, SourceHandler } from '../../ports.ts';
import { signalFlag } from '../signal-flag.ts';
import { partitionCursor } from './partition-cursor.ts';
import type { PartitionLog } from './partition-log.ts';

/** Records of one batch at most. */
const CHUNK = 500;

/**
 * Reads partitions of the in-process log as they grow. Nothing is polled: a reader at the end waits for the next
 * append. `stop` must not be awaited from inside `batch`.
 *
 * @param open  the partitions to read
 */
export function logSource(open: () => Promise<readonly PartitionLog[]>): EventSource {
  const changed = signalFlag();
  const paused = new Set<string>();
  const next = new Map<string, number>();
  let logs: readonly PartitionLog[] = [];
  let stopped = false;
  let loops: Promise<unknown> = Promise.resolve();

  /** Delivers one partition until `stop`; what was read while it was paused waits here. */
  const follow = async (log: PartitionLog, handler: SourceHandler): Promise<void> => {
    const name = partitionName(log.partition);
    const cursor = partitionCursor(log, next.get(name) ?? log.begin);
    const off = log.onAppend(changed.raise);
    try {
      while (!stopped) {
        if (paused.has(name) || (next.get(name) ?? 0) >= log.end) {
          await changed.next();
          continue;
        }
        const records = await cursor.next(CHUNK);
        while (paused.has(name) && !stopped) await changed.next();
        if (stopped) return;
        await handler.batch(log.partition, records);
        next.set(name, (next.get(name) ?? 0) + records.length);
      }
    } finally {
      off();
      await cursor.close();
    }
  };

  return {
    kind: 'live',
    async start(handler) {
      logs = await open();
      const partitions = logs.map((log) => log.partition);
      const starts = await handler.assigned(partitions);
      for (const log of logs) next.set(partitionName(log.partition), startOf(log, starts));
      loops = Promise.all(
        logs.map((log) =>
          follow(log, handler).catch((error: Error) => {
            stopped = true;
            changed.raise();
            handler.fatal(error);
          }),
        ),
      );
    },
    pause(partitions: readonly Partition[]) {
      for (const p of partitions) paused.add(partitionName(p));
    },
    resume(partitions: readonly Partition[]) {
      for (const p of partitions) paused.delete(partitionName(p));
      changed.raise();
    },
    async lag() {
      return logs.map((log) => ({
        ...log.partition,
        next: next.get(partitionName(log.partition)) ?? log.begin,
        end: log.end,
      }));
    },
    // The log keeps no readers' offsets: the state store does.
    async committed() {},
    async stop() {
      stopped = true;
      changed.raise();
      await loops;
    },
  };
}

/** Where reading begins; a place that the log does not hold is refused rather than moved. */
function startOf(log: PartitionLog, starts: ReadonlyMap<string, number>): number {
  const from = starts.get(partitionName(log.partition)) ?? log.begin;
  if (from >= log.begin && from <= log.end) return from;
  throw new OutsideError(
    `\`${partitionName(log.partition)}\` should go on at offset ${from}, and the log holds ${log.begin} to ${log.end}`,
    'restore the log that belongs to the stored state, or begin both anew (`--fresh`)',
  );
}
