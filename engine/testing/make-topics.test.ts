import { expect, test } from '@jest/globals';
import { kafkaClient } from '../adapters/kafka/kafka-client.ts';
import { makeTopics } from './make-topics.ts';
import { serviceUrl } from './service-url.ts';
import { describeWith } from './services.ts';

describeWith(['kafka'], 'topics of tests', () => {
  test('one that is there keeps its partitions, whoever made it, and nobody waits for others', async () => {
    const brokers = serviceUrl('kafka').split(',');
    const admin = (await kafkaClient({ brokers, clientId: 'ordersense-test' }, 5)).admin();
    await admin.connect();
    try {
      const topic = `made-${process.pid}x${Date.now().toString(36)}`;
      await makeTopics(admin, [{ topic, numPartitions: 3 }]);
      await makeTopics(admin, [
        { topic, numPartitions: 4 },
        { topic: `${topic}-new`, numPartitions: 2 },
      ]);
      const sizes = [topic, `${topic}-new`].map(async (name) => (await admin.fetchTopicOffsets(name)).length);
      expect(await Promise.all(sizes)).toEqual([3, 2]);
      const raced = { topic: `${topic}-raced` };
      await Promise.all([5, 6].map((numPartitions) => makeTopics(admin, [{ ...raced, numPartitions }])));
      expect([5, 6]).toContain((await admin.fetchTopicOffsets(raced.topic)).length);
    } finally {
      await admin.disconnect();
    }
  });
});
