import type { Producer as KafkaProducer } from 'kafkajs';
import { OutsideError } from '../../outside-error.ts';
import type { Message, Producer } from '../../ports.ts';
import { type KafkaSettings, kafkaClient } from './kafka-client.ts';
import { kafkaError } from './kafka-error.ts';
import { requireListening } from './listening-broker.ts';

/**
 * Sends to Kafka, connecting at the first message. Resolves when all replicas in sync have the messages; one
 * request at a time, so a retry does not overtake what was sent after it. Keys choose the partition as Kafka's
 * own clients do (murmur2). A message may be there twice after a failure: consumers go by its id.
 *
 * @param retries  attempts after the first, about 10 s in all for five
 */
export function kafkaProducer(settings: KafkaSettings, retries = 5): Producer {
  let connecting: Promise<KafkaProducer> | null = null;
  let isClosed = false;

  const connect = async (): Promise<KafkaProducer> => {
    await requireListening(settings.brokers);
    const client = await kafkaClient(settings, retries);
    const { Partitioners } = await import('kafkajs');
    const producer = client.producer({
      createPartitioner: Partitioners.DefaultPartitioner,
      idempotent: false,
      maxInFlightRequests: 1,
      allowAutoTopicCreation: true,
    });
    await producer.connect();
    return producer;
  };

  return {
    async send(messages) {
      if (isClosed) throw new OutsideError('the connection to Kafka was closed', 'this is a bug: report it');
      if (messages.length === 0) return;
      try {
        connecting ??= connect();
        const producer = await connecting;
        await producer.sendBatch({ acks: -1, topicMessages: byTopic(messages) });
      } catch (error) {
        // A connection that never stood is tried anew; one that stood is mended by kafkajs itself.
        await connecting?.catch(() => {
          connecting = null;
        });
        throw kafkaError(error, settings.brokers);
      }
    },
    async close() {
      if (isClosed) return;
      isClosed = true;
      const producer = await connecting?.catch(() => null);
      await producer?.disconnect();
    },
  };
}

function byTopic(messages: readonly Message[]) {
  const topics = new Map<string, { key: string; value: string; timestamp?: string }[]>();
  for (const { topic, key, value, arrivalMs } of messages) {
    const list = topics.get(topic) ?? [];
    topics.set(topic, list);
    list.push({ key, value, ...(arrivalMs === undefined ? {} : { timestamp: String(arrivalMs) }) });
  }
  return [...topics].map(([topic, list]) => ({ topic, messages: list }));
}
