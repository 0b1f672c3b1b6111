import { afterAll, beforeAll, expect, test } from '@jest/globals';
import type { Admin, Kafka, Producer } from 'kafkajs';
import { OutsideError } from '../../outside-error.ts';
import { eventSourceContract } from '../../testing/event-source-contract.ts';
import { makeTopics } from '../../testing/make-topics.ts';
import { PACKERS } from '../../testing/packers.ts';
import { producerContract, type Sent } from '../../testing/producer-contract.ts';
import { recordingHandler } from '../../testing/recording-handler.ts';
import { serviceUrl } from '../../testing/service-url.ts';
import { describeWith } from '../../testing/services.ts';
import { groupId, kafkaClient } from './kafka-client.ts';
import { kafkaProducer } from './kafka-producer.ts';
import { kafkaSource } from './kafka-source.ts';

describeWith('kafka', 'Kafka', () => {
  const settings = { brokers: serviceUrl('kafka').split(','), clientId: 'ordersense-test' };
  const unique = `t${process.pid}-${Date.now().toString(36)}`;
  let serial = 0;
  let client: Kafka;
  let admin: Admin;
  let writer: Producer;

  const topic = async (partitions = 1): Promise<string> => {
    serial += 1;
    const name = `${unique}-${serial}`;
    await makeTopics(admin, [{ topic: name, numPartitions: partitions }]);
    return name;
  };
  const group = () => `${unique}-g${serial}`;

  beforeAll(async () => {
    client = await kafkaClient(settings, 5);
    admin = client.admin();
    const { Partitioners } = await import('kafkajs');
    writer = client.producer({ createPartitioner: Partitioners.DefaultPartitioner });
    await admin.connect();
    await writer.connect();
  });
  afterAll(async () => {
    await writer.disconnect();
    await admin.disconnect();
  });

  eventSourceContract('live', async () => {
    const names = { a: await topic(), b: await topic() };
    return {
      topic: (name) => names[name],
      async write(records) {
        for (const name of Object.values(names)) {
          const messages = records
            .filter((r) => r.topic === name)
            .map(({ key, value, arrivalMs }) => ({ key, value, timestamp: String(arrivalMs) }));
          if (messages.length > 0) await writer.send({ topic: name, messages });
        }
      },
      source: (topics) => kafkaSource(settings, { topics, group: group() }),
      async close() {},
    };
  });

  producerContract(async () => {
    const names = { 1: await topic(1), 4: await topic(4) };
    const producer = kafkaProducer(settings, 1);
    return {
      producer,
      topic: (partitions) => names[partitions],
      async read(name) {
        const ends = await admin.fetchTopicOffsets(name);
        const count = ends.reduce((n, p) => n + Number(p.offset), 0);
        const source = kafkaSource(settings, { topics: [name], group: group() });
        const handler = recordingHandler();
        await source.start(handler);
        await handler.until(() => handler.values().length === count);
        await source.stop();
        return [...handler.delivered].flatMap(([part, list]) =>
          list.map(
            ({ key, value, arrivalMs }): Sent => ({
              partition: Number(part.split('/')[1]),
              key,
              value,
              arrivalMs,
            }),
          ),
        );
      },
      close: () => producer.close(),
    };
  });

  const send = (name: string, from: number, to: number, partition = 0) =>
    writer.send({
      topic: name,
      messages: Array.from({ length: to - from }, (_, i) => ({
        key: 'k',
        value: String(from + i),
        partition,
      })),
    });

  const deleteBelow = async (name: string, offset: number) => {
    // kafkajs finds the leader only of topics that it was asked about before.
    await admin.fetchTopicOffsets(name);
    await admin.deleteTopicRecords({ topic: name, partitions: [{ partition: 0, offset: String(offset) }] });
  };

  test('a topic that does not exist is named, and not made', async () => {
    const name = `${unique}-missing`;
    const source = kafkaSource(settings, { topics: [name], group: group() });
    await expect(source.start(recordingHandler())).rejects.toThrow(`Kafka has no topic \`${name}\``);
    await source.stop();
    expect(await admin.listTopics()).not.toContain(name);
  });

  test('what the group has committed is not gone by: our start offsets are', async () => {
    const name = await topic();
    await send(name, 0, 10);
    const read = async (start: number) => {
      const source = kafkaSource(settings, { topics: [name], group: group() });
      const handler = recordingHandler({ starts: { [`${name}/0`]: start } });
      await source.start(handler);
      await handler.until(() => handler.values().length === 10 - start);
      await source.committed({ topic: name, partition: 0 }, 10);
      await source.stop();
      return handler.values();
    };
    expect(await read(0)).toHaveLength(10);
    expect(await read(3)).toEqual(['3', '4', '5', '6', '7', '8', '9']);
  });

  test('a second member takes its share over, and nothing is lost or read from elsewhere', async () => {
    const name = await topic(2);
    for (const partition of [0, 1]) await send(name, 0, 5, partition);
    const shared = { topics: [name], group: group() };
    const progress = new Map<string, number>();
    const member = () => {
      const recorded = recordingHandler();
      return {
        ...recorded,
        async assigned(parts: Parameters<typeof recorded.assigned>[0]) {
          await recorded.assigned(parts);
          return progress;
        },
        async batch(
          part: Parameters<typeof recorded.batch>[0],
          records: Parameters<typeof recorded.batch>[1],
        ) {
          await recorded.batch(part, records);
          progress.set(`${part.topic}/${part.partition}`, (records.at(-1)?.offset ?? 0) + 1);
        },
      };
    };
    const [one, two] = [member(), member()];
    const [first, second] = [kafkaSource(settings, shared), kafkaSource(settings, shared)];
    await first.start(one);
    await one.until(() => one.values().length === 10);
    await second.start(two);
    await one.until(() => one.calls.some((c) => c.startsWith('revoked')));
    await two.until(() => two.calls.some((c) => c.startsWith('assigned')));
    for (const partition of [0, 1]) await send(name, 5, 10, partition);
    await one.until(() => one.values().length === 15);
    await two.until(() => two.values().length === 5);
    expect(one.calls.filter((c) => c.startsWith('assigned'))).toHaveLength(1);
    expect([...two.values()].sort()).toEqual(['5', '6', '7', '8', '9']);
    await first.stop();
    // What the first had goes to the second, from where the first had come.
    await send(name, 10, 12, 0);
    await send(name, 10, 12, 1);
    await two.until(() => two.values().length === 9);
    expect([...two.values()].sort()).toEqual(['10', '10', '11', '11', '5', '6', '7', '8', '9']);
    await second.stop();
  });

  test('records that were deleted before they were read are told, never passed over', async () => {
    const name = await topic();
    await send(name, 0, 10);
    await deleteBelow(name, 6);
    const source = kafkaSource(settings, { topics: [name], group: group() });
    const handler = recordingHandler({ starts: { [`${name}/0`]: 4 } });
    await source.start(handler);
    const error = await handler.failed;
    expect(error).toBeInstanceOf(OutsideError);
    expect(error.message).toMatch(/go on at offset 4, and Kafka holds 6 to 10: records were deleted/);
    expect(handler.values()).toEqual([]);
    await source.stop();
  });

  test('a partition that nobody read begins where retention has left it', async () => {
    const name = await topic();
    await send(name, 0, 10);
    await deleteBelow(name, 6);
    const source = kafkaSource(settings, { topics: [name], group: group() });
    const handler = recordingHandler({ starts: { [`${name}/0`]: 0 } });
    await source.start(handler);
    await handler.until(() => handler.values().length === 4);
    expect(handler.delivered.get(`${name}/0`)?.map((r) => r.offset)).toEqual([6, 7, 8, 9]);
    await source.stop();
  });

  test('a topic that was made anew has another identity, one that only grew keeps it', async () => {
    const name = await topic();
    const source = kafkaSource(settings, { topics: [name], group: group() });
    await source.start(recordingHandler());
    const first = await source.identities?.();
    expect(first?.get(name)).toMatch(/^[0-9a-f]{32}$/);
    await admin.createPartitions({ topicPartitions: [{ topic: name, count: 2 }] });
    expect(await source.identities?.()).toEqual(first);
    await source.stop();
    await admin.deleteTopics({ topics: [name] });
    await makeTopics(admin, [{ topic: name }]);
    const again = kafkaSource(settings, { topics: [name], group: group() });
    await again.start(recordingHandler());
    const second = await again.identities?.();
    expect(second?.get(name)).toMatch(/^[0-9a-f]{32}$/);
    expect(second).not.toEqual(first);
    await again.stop();
  });

  test('a partition that is added while we read is read from its beginning', async () => {
    const name = await topic();
    await send(name, 0, 3);
    const source = kafkaSource(settings, { topics: [name], group: group() });
    const handler = recordingHandler();
    await source.start(handler);
    await handler.until(() => handler.values().length === 3);
    await admin.createPartitions({ topicPartitions: [{ topic: name, count: 2 }] });
    const late = client.producer();
    await late.connect();
    await late.send({ topic: name, messages: [{ key: 'k', value: 'new', partition: 1 }] });
    await late.disconnect();
    await handler.until(() => handler.values().includes('new'));
    expect(handler.values()).toEqual(['0', '1', '2', 'new']);
    await source.stop();
  });

  test.each(PACKERS)('a batch packed by a producer is read: $title', async ({ codec, pack }) => {
    const name = await topic();
    const { default: kafkajs } = await import('kafkajs');
    const type = kafkajs.CompressionTypes[codec];
    const source = kafkaSource(settings, { topics: [name], group: group() });
    const packing = await kafkaClient(settings, 5);
    const ours = kafkajs.CompressionCodecs[type];
    kafkajs.CompressionCodecs[type] = () => ({
      compress: async ({ buffer }: { readonly buffer: Buffer }) => pack(buffer),
    });
    const producer = packing.producer();
    await producer.connect();
    await producer.send({
      topic: name,
      compression: type,
      messages: Array.from({ length: 50 }, (_, i) => ({ key: 'k', value: `order ${i}` })),
    });
    await producer.disconnect();
    kafkajs.CompressionCodecs[type] = ours;
    const handler = recordingHandler();
    await source.start(handler);
    await handler.until(() => handler.values().length === 50);
    expect(handler.values()).toEqual(Array.from({ length: 50 }, (_, i) => `order ${i}`));
    await source.stop();
  });

  test('markers of transactions are no records and stop nobody', async () => {
    const name = await topic();
    const producer = client.producer({
      transactionalId: `${unique}-tx`,
      idempotent: true,
      maxInFlightRequests: 1,
    });
    await producer.connect();
    for (const value of ['0', '1', '2']) {
      const transaction = await producer.transaction();
      await transaction.send({ topic: name, messages: [{ value }] });
      await (value === '1' ? transaction.abort() : transaction.commit());
    }
    await producer.disconnect();
    const source = kafkaSource(settings, { topics: [name], group: group() });
    const handler = recordingHandler();
    await source.start(handler);
    await handler.until(() => handler.values().length === 2);
    await send(name, 3, 4);
    await handler.until(() => handler.values().length === 3);
    expect(handler.values()).toEqual(['0', '2', '3']);
    await source.stop();
  });
});

test.each<[string, () => Promise<unknown>]>([
  [
    'a source',
    () =>
      kafkaSource({ brokers: ['127.0.0.1:1'], clientId: 't' }, { topics: ['a'], group: 'g' }).start(
        recordingHandler(),
      ),
  ],
  [
    'a producer',
    () =>
      kafkaProducer({ brokers: ['127.0.0.1:1'], clientId: 't' }, 0).send([
        { topic: 'a', key: 'k', value: '1' },
      ]),
  ],
])('%s tells that nobody answers, and what to do', async (_title, attempt) => {
  const error = await attempt().catch((e: unknown) => e);
  expect(error).toBeInstanceOf(OutsideError);
  expect((error as OutsideError).message).toMatch(/^Kafka at `127\.0\.0\.1:1` does not answer/);
  expect((error as OutsideError).retryable).toBe(true);
});

test('the name of a group goes by the set of topics', () => {
  expect(groupId('p', ['b', 'a'])).toBe(groupId('p', ['a', 'b', 'a']));
  expect(groupId('p', ['a'])).not.toBe(groupId('p', ['a', 'b']));
  expect(groupId('p', ['a'])).toMatch(/^p-[0-9a-f]{8}$/);
});
