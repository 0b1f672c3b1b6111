import { afterAll, beforeAll, expect, test } from '@jest/globals';
import type { Admin, Producer } from 'kafkajs';
import { makeTopics } from '../../testing/make-topics.ts';
import { serviceUrl } from '../../testing/service-url.ts';
import { describeWith } from '../../testing/services.ts';
import { kafkaClient } from './kafka-client.ts';
import { kafkaTail } from './kafka-tail.ts';

describeWith('kafka', 'the newest records of a Kafka topic', () => {
  const settings = { brokers: serviceUrl('kafka').split(','), clientId: 'ordersense-test' };
  const unique = `tail${process.pid}-${Date.now().toString(36)}`;
  let admin: Admin;
  let writer: Producer;

  beforeAll(async () => {
    const client = await kafkaClient(settings, 5);
    admin = client.admin();
    writer = client.producer();
    await admin.connect();
    await writer.connect();
    await makeTopics(admin, [{ topic: unique, numPartitions: 2 }, { topic: `${unique}-empty` }]);
    for (const [partition, count] of [30, 3].entries())
      await writer.send({
        topic: unique,
        messages: Array.from({ length: count }, (_, i) => ({ partition, value: `${partition}-${i}` })),
      });
  });
  afterAll(async () => {
    await writer.disconnect();
    await admin.disconnect();
  });

  const tail = (topics: readonly string[], most: number) =>
    kafkaTail(settings, { topics, most, group: unique });

  test('at most so many of each partition, in its order', async () => {
    const records = await tail([unique], 10);
    const of = (number: number) =>
      records.filter(({ partition }) => partition.partition === number).map(({ value }) => String(value));
    expect(of(0)).toEqual(Array.from({ length: 10 }, (_, i) => `0-${20 + i}`));
    expect(of(1)).toEqual(['1-0', '1-1', '1-2']);
  });

  test('an empty topic has none', async () => {
    expect(await tail([`${unique}-empty`], 10)).toEqual([]);
  });

  test('a topic that is not there is told', async () => {
    await expect(tail([`${unique}-nowhere`], 10)).rejects.toThrow(`Kafka has no topic \`${unique}-nowhere\``);
  });
});
