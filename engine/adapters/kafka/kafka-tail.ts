import { setTimeout } from 'node:timers/promises';
import { OutsideError } from '../../outside-error.ts';
import { type Partition, partitionName } from '../../partition.ts';
import type { LogRecord } from '../../ports.ts';
import { type KafkaSettings, kafkaClient } from './kafka-client.ts';
import { kafkaError } from './kafka-error.ts';
import { kafkaSource } from './kafka-source.ts';
import { requireTopics, topicOffsets } from './topic-offsets.ts';

/** A record with where it stands. */
export interface TailRecord extends LogRecord {
  readonly partition: Partition;
}

/** How long joining a group and reading a few records may take. */
const PATIENCE_MS = 30_000;

/**
 * The newest records of topics, `most` of each partition, in a group of its own that nobody else is in: readers of the
 * project are not disturbed and nothing is committed.
 *
 * @param group  name of that group
 * @throws OutsideError  when Kafka or a topic is not there, or does not answer in time
 */
export async function kafkaTail(
  settings: KafkaSettings,
  {
    topics,
    most,
    group,
  }: { readonly topics: readonly string[]; readonly most: number; readonly group: string },
): Promise<readonly TailRecord[]> {
  const admin = (await kafkaClient(settings, 2)).admin();
  let ranges: Awaited<ReturnType<typeof topicOffsets>>;
  try {
    await admin.connect();
    await requireTopics(admin, topics);
    ranges = await topicOffsets(admin, topics);
  } catch (error) {
    throw error instanceof OutsideError ? error : kafkaError(error, settings.brokers);
  } finally {
    await admin.disconnect();
  }
  const starts = new Map([...ranges].map(([name, { low, end }]) => [name, Math.max(low, end - most)]));
  const left = new Map(
    [...ranges].flatMap(([name, { end }]) => ((starts.get(name) ?? 0) < end ? [[name, end] as const] : [])),
  );
  if (left.size === 0) return [];
  const records: TailRecord[] = [];
  let failure: Error | null = null;
  const source = kafkaSource(settings, { topics, group });
  await source.start({
    assigned: async () => starts,
    async batch(partition, batch) {
      const name = partitionName(partition);
      records.push(...batch.map((record) => ({ ...record, partition })));
      const next = (batch.at(-1)?.offset ?? -1) + 1;
      if (next >= (left.get(name) ?? 0)) left.delete(name);
    },
    revoked: async () => {},
    tick: async () => {},
    ended: async () => {},
    fatal: (error) => {
      failure = error;
    },
  });
  try {
    for (let waitedMs = 0; left.size > 0 && failure === null && waitedMs < PATIENCE_MS; waitedMs += 50) {
      await setTimeout(50);
      // Behind the last record there may be nothing but markers of transactions.
      for (const { topic, partition, next, end } of await source.lag())
        if (next >= end) left.delete(partitionName({ topic, partition }));
    }
  } finally {
    await source.stop();
  }
  if (failure !== null) throw failure;
  if (left.size === 0) return records;
  const late = [...left.keys()].map((name) => `\`${name}\``).join(', ');
  throw new OutsideError(
    `Kafka gave no records of ${late} in time`,
    'look whether the brokers are well, and try again',
  );
}
