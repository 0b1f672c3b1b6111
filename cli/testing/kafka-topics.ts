import { type KafkaSettings, kafkaClient } from '../../engine/adapters/kafka/kafka-client.ts';
import { makeTopics } from '../../engine/testing/make-topics.ts';
import type { RecordedEvent } from './recorded-event.ts';

/** Messages of one request. */
const BATCH = 2_000;

/**
 * Makes the topics of a recording and sends it, in order, with each event's arrival as the record's timestamp.
 *
 * @param partitions  of every topic that is made
 * @param further     topics that must be there as well
 * @returns           records by partition (`topic/number`) of the recording's first topic, empty partitions included
 */
export async function sendToKafka(
  settings: KafkaSettings,
  events: readonly RecordedEvent[],
  partitions: number,
  further: readonly string[],
): Promise<ReadonlyMap<string, number>> {
  const client = await kafkaClient(settings, 5);
  const { Partitioners } = await import('kafkajs');
  const admin = client.admin();
  // Idempotent: a request that is sent again after a lost answer writes no record twice, and offsets are as planned.
  const producer = client.producer({
    createPartitioner: Partitioners.DefaultPartitioner,
    idempotent: true,
    maxInFlightRequests: 1,
  });
  await Promise.all([admin.connect(), producer.connect()]);
  try {
    const topics = [...new Set(events.map((e) => e.topic))];
    // Retention goes by the records' stamps, and a recording is old.
    const configEntries = [{ name: 'retention.ms', value: '-1' }];
    await makeTopics(
      admin,
      [...topics, ...further].map((topic) => ({ topic, numPartitions: partitions, configEntries })),
    );
    for (let from = 0; from < events.length; from += BATCH) {
      const batch = events.slice(from, from + BATCH);
      await producer.sendBatch({
        topicMessages: topics.map((topic) => ({
          topic,
          messages: batch
            .filter((e) => e.topic === topic)
            .map(({ key, atMs, value }) => ({
              key,
              timestamp: String(atMs),
              value: value === null ? null : Buffer.from(value),
            })),
        })),
      });
    }
    const first = topics[0] as string;
    const offsets = await admin.fetchTopicOffsets(first);
    return new Map(offsets.map(({ partition, offset }) => [`${first}/${partition}`, Number(offset)]));
  } finally {
    await Promise.all([admin.disconnect(), producer.disconnect()]);
  }
}
