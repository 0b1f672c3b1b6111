import type { Kafka } from 'kafkajs';
import { METADATA_API, METADATA_VERSION, topicIdIn, topicIdQuestion } from './topic-id-message.ts';

/** What kafkajs has inside and does not declare; 2.2.4 is pinned. */
interface Cluster {
  connect(): Promise<void>;
  disconnect(): Promise<void>;
  readonly brokerPool: {
    refreshMetadataIfNecessary(topics: readonly string[]): Promise<void>;
    withBroker<T>(work: (given: { readonly broker: Broker }) => Promise<T>): Promise<T>;
  };
}
interface Broker {
  readonly versions: Readonly<Record<number, { readonly maxVersion: number }>>;
  readonly connectionPool: {
    send(exchange: { readonly request: object; readonly response: object }): Promise<unknown>;
  };
}

/** Asks brokers which topic stands behind a name: one that is deleted and made anew has another id. */
export interface TopicIds {
  /** Ids in hex by topic; topics without one (brokers before 2.8) are left out. */
  of(topics: readonly string[]): Promise<ReadonlyMap<string, string>>;
  close(): Promise<void>;
}

/** @param client  its address, TLS and login are used, over a connection of its own */
export function topicIds(client: Kafka): TopicIds {
  const hidden = Object.getOwnPropertySymbols(client).find((s) => s.description?.endsWith(':createCluster'));
  const create = (client as unknown as Record<symbol, (options: object) => Cluster>)[hidden ?? Symbol()];
  const cluster = create?.({ metadataMaxAge: 60_000, allowAutoTopicCreation: false });
  return {
    async of(topics) {
      const ids = new Map<string, string>();
      if (cluster === undefined) return ids;
      await cluster.connect();
      await cluster.brokerPool.refreshMetadataIfNecessary(topics);
      for (const topic of topics) {
        const id = await cluster.brokerPool.withBroker(({ broker }) => ask(broker, topic));
        if (id !== null) ids.set(topic, id);
      }
      return ids;
    },
    async close() {
      await cluster?.disconnect();
    },
  };
}

async function ask(broker: Broker, topic: string): Promise<string | null> {
  if ((broker.versions[METADATA_API]?.maxVersion ?? 0) < METADATA_VERSION) return null;
  const question = topicIdQuestion(topic);
  const id = await broker.connectionPool.send({
    request: {
      apiKey: METADATA_API,
      apiVersion: METADATA_VERSION,
      apiName: 'Metadata',
      encode: async () => ({ buf: question, buffer: question }),
    },
    response: {
      decode: async (answer: Buffer) => ({ id: topicIdIn(answer) }),
      parse: async ({ id }: { readonly id: string | null }) => id,
    },
  });
  return id as string | null;
}
