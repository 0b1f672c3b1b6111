import type { Admin, ITopicConfig } from 'kafkajs';

/** What a broker says of a topic that was made a moment ago. */
const NOT_YET = new Set(['UNKNOWN_TOPIC_OR_PARTITION', 'LEADER_NOT_AVAILABLE', 'NOT_LEADER_FOR_PARTITION']);

/**
 * Makes topics and waits until all their partitions are led, and their leaders know it: the metadata says so before they
 * do, and a request sent then is partly refused. kafkajs waits for less. One that is there already keeps its partitions,
 * however many are asked for.
 */
export async function makeTopics(admin: Admin, topics: readonly ITopicConfig[]): Promise<void> {
  const wanted: ITopicConfig[] = [];
  for (const config of topics) {
    // One by one, so that each says whether it was there: others may make it at this moment.
    const isNew = await admin.createTopics({ topics: [config], waitForLeaders: false });
    wanted.push(isNew ? config : { topic: config.topic });
  }
  while (!(await areLed(admin, wanted)));
}

async function areLed(admin: Admin, topics: readonly ITopicConfig[]): Promise<boolean> {
  try {
    const found = await admin.fetchTopicMetadata({ topics: topics.map(({ topic }) => topic) });
    const areThere = topics.every(({ topic, numPartitions }) => {
      const partitions = found.topics.find(({ name }) => name === topic)?.partitions ?? [];
      const areAll = partitions.length === (numPartitions ?? Math.max(1, partitions.length));
      return areAll && partitions.every(({ leader }) => leader >= 0);
    });
    for (const { topic } of areThere ? topics : []) await admin.fetchTopicOffsets(topic);
    return areThere;
  } catch (error) {
    if (NOT_YET.has((error as { type?: string }).type ?? '')) return false;
    throw error;
  }
}
