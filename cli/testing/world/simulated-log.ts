import type { Partition } from '../../../engine/partition.ts';
import { partitionName } from '../../../engine/partition.ts';
import type { EventSource, LogRecord, Producer, SourceHandler } from '../../../engine/ports.ts';
import type { Seeded } from '../seeded.ts';
import type { Life } from './life.ts';

/** Topics with their records, and what was published. It outlives every process. */
export interface SimulatedLog {
  append(partition: Partition, atMs: number, key: string | null, value: string): void;
  /** What processes sent, `topic value` of each. */
  readonly published: readonly string[];
  /** Records in all partitions. */
  records(): number;
  sourceFor(life: Life, random: Seeded): EventSource;
  producerFor(life: Life): Producer;
}

interface Lane {
  readonly partition: Partition;
  readonly records: LogRecord[];
  readonly waiting: Set<() => void>;
}

/** @param partitions  all that there are */
export function simulatedLog(partitions: readonly Partition[]): SimulatedLog {
  const lanes = new Map<string, Lane>(
    partitions.map((partition) => [partitionName(partition), { partition, records: [], waiting: new Set() }]),
  );
  const published: string[] = [];

  return {
    append(partition, atMs, key, value) {
      const { records, waiting } = lanes.get(partitionName(partition)) as Lane;
      records.push({ offset: records.length, arrivalMs: atMs, key, value: Buffer.from(value) });
      for (const wake of [...waiting]) wake();
      waiting.clear();
    },
    published,
    records: () => [...lanes.values()].reduce((sum, { records }) => sum + records.length, 0),
    sourceFor: (life, random) => sourceOf([...lanes.values()], life, random),
    producerFor: (life) => ({
      async send(messages) {
        await life.call('log.send', async () => {
          for (const { topic, value } of messages) published.push(`${topic} ${value}`);
        });
      },
      close: async () => {},
    }),
  };
}

/** Delivers every partition from where the store stands: each process believes that all of them are its own. */
function sourceOf(lanes: readonly Lane[], life: Life, random: Seeded): EventSource {
  const paused = new Set<string>();
  const next = new Map<string, number>();
  let stopped = false;

  const moment = (ms: number): Promise<void> => new Promise((resolve) => life.later(ms, resolve));
  const grown = ({ waiting }: Lane): Promise<void> =>
    new Promise((resolve) => waiting.add(() => life.later(random.next() * 40, resolve)));

  const follow = async (lane: Lane, handler: SourceHandler): Promise<void> => {
    const name = partitionName(lane.partition);
    while (!stopped) {
      const from = next.get(name) ?? 0;
      if (paused.has(name)) await moment(200);
      else if (from >= lane.records.length) await grown(lane);
      else {
        const most = random.whole(1, 40);
        const records = await life.call('log.fetch', async () => lane.records.slice(from, from + most));
        if (stopped) return;
        await handler.batch(lane.partition, records);
        next.set(name, from + records.length);
        // Whoever fetches gets what has gathered meanwhile.
        await moment(random.next() * 900);
      }
    }
  };

  return {
    kind: 'live',
    async start(handler) {
      await life.call('log.join', async () => {});
      const starts = await handler.assigned(lanes.map(({ partition }) => partition));
      for (const { partition } of lanes)
        next.set(partitionName(partition), starts.get(partitionName(partition)) ?? 0);
      for (const lane of lanes)
        void follow(lane, handler).catch((error: Error) => {
          stopped = true;
          handler.fatal(error);
        });
    },
    pause(of) {
      for (const one of of) paused.add(partitionName(one));
    },
    resume(of) {
      for (const one of of) paused.delete(partitionName(one));
    },
    lag: () =>
      life.call('log.lag', async () =>
        lanes.map(({ partition, records }) => ({
          ...partition,
          next: next.get(partitionName(partition)) ?? 0,
          end: records.length,
        })),
      ),
    committed: () => life.call('log.committed', async () => {}),
    async stop() {
      stopped = true;
    },
  };
}
