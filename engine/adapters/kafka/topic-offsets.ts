import type { Admin } from 'kafkajs';
import { OffsetGap } from '../../offset-gap.ts';
import { OutsideError } from '../../outside-error.ts';
import { type Partition, partitionName } from '../../partition.ts';
import { offsetNumber } from './kafka-client.ts';

/** What a partition holds: offsets from `low` on, `end` is the next one that will be written. */
export interface OffsetRange {
  readonly low: number;
  readonly end: number;
}

/** Ranges of all partitions of these topics, by partition name. */
export async function topicOffsets(
  admin: Admin,
  topics: readonly string[],
): Promise<ReadonlyMap<string, OffsetRange>> {
  // Mends a connection that broke since the last call; does nothing otherwise.
  await admin.connect();
  const found = await Promise.all(
    topics.map(async (topic) =>
      (await admin.fetchTopicOffsets(topic)).map(
        ({ partition, low, high }) =>
          [partitionName({ topic, partition }), { low: offsetNumber(low), end: offsetNumber(high) }] as const,
      ),
    ),
  );
  return new Map(found.flat());
}

/**
 * Where reading begins. Offset 0 and no offset both mean that nothing was read yet: the log's beginning, wherever
 * retention has moved it.
 *
 * @throws OffsetGap when records that should be read are gone: they are never passed over silently
 */
export function startOffset(partition: Partition, wanted: number | undefined, range: OffsetRange): number {
  if (wanted === undefined || wanted === 0) return range.low;
  requireInside(partition, wanted, range);
  return wanted;
}

/** @throws OffsetGap when a partition cannot go on at an offset: records were deleted, or the log is shorter */
export function requireInside(partition: Partition, wanted: number, { low, end }: OffsetRange): void {
  if (wanted >= low && wanted <= end) return;
  const [kind, why, help] =
    wanted < low
      ? ([
          'deleted',
          'records were deleted before they were read',
          'raise the retention of the topic; if the gap can be accepted, begin anew (`--fresh`, or an empty database in `store.url`)',
        ] as const)
      : ([
          'shorter',
          'the topic was made anew or lost records',
          'if this is the right topic, begin anew (`--fresh`, or an empty database in `store.url`)',
        ] as const);
  throw new OffsetGap(
    `\`${partitionName(partition)}\` should go on at offset ${wanted}, and Kafka holds ${low} to ${end}: ${why}`,
    help,
    { kind, ...partition, detail: { wanted, low, end } },
  );
}

/**
 * Checks that the topics exist, without asking Kafka to make them.
 *
 * @throws OutsideError naming those that do not
 */
export async function requireTopics(admin: Admin, topics: readonly string[]): Promise<void> {
  const there = new Set(await admin.listTopics());
  const missing = topics.filter((topic) => !there.has(topic));
  if (missing.length === 0) return;
  const names = missing.map((topic) => `\`${topic}\``).join(', ');
  throw new OutsideError(
    `Kafka has no topic ${names}`,
    `create ${missing.length === 1 ? 'it' : 'them'} (\`kafka-topics.sh --create --topic ${missing[0]}\`), or correct \`from kafka "…"\``,
  );
}
