import { OutsideError } from '../../outside-error.ts';
import { type KafkaSettings, kafkaClient } from './kafka-client.ts';
import { kafkaError } from './kafka-error.ts';
import { requireTopics, topicOffsets } from './topic-offsets.ts';

/** What a cluster says of topics. */
export interface KafkaLook {
  readonly brokers: number;
  /** Partitions of all the topics. */
  readonly partitions: number;
  /** Records that the topics hold now. */
  readonly records: number;
}

/**
 * Asks a cluster for topics; reads and changes nothing.
 *
 * @throws OutsideError  when the cluster cannot be reached or lacks a topic
 */
export async function lookAtKafka(settings: KafkaSettings, topics: readonly string[]): Promise<KafkaLook> {
  const admin = (await kafkaClient(settings, 0)).admin();
  try {
    await admin.connect();
    await requireTopics(admin, topics);
    const ranges = [...(await topicOffsets(admin, topics)).values()];
    const { brokers } = await admin.describeCluster();
    return {
      brokers: brokers.length,
      partitions: ranges.length,
      records: ranges.reduce((sum, { low, end }) => sum + end - low, 0),
    };
  } catch (error) {
    throw error instanceof OutsideError ? error : kafkaError(error, settings.brokers);
  } finally {
    await admin.disconnect().catch(() => undefined);
  }
}
