import { createHash } from 'node:crypto';
import type { Kafka, LogEntry, SASLOptions } from 'kafkajs';
import type { Reporter } from '../../ports.ts';
import { registerCodecs } from './codecs/codecs.ts';

/** How a cluster is reached. */
export interface KafkaSettings {
  /** `host:port` of some brokers; the client finds the others. */
  readonly brokers: readonly string[];
  /** Name of this program in the brokers' logs. */
  readonly clientId: string;
  /** TLS; `true` is by the machine's own list of authorities, else PEM texts. */
  readonly ssl?: true | { readonly ca?: string; readonly cert?: string; readonly key?: string };
  readonly sasl?: SASLOptions;
  /** Told what kafkajs counts as errors; nothing is printed without it. */
  readonly reporter?: Reporter;
}

/**
 * Loads kafkajs, which nothing but a project with Kafka needs, and makes a client.
 *
 * @param retries  attempts after the first one of each request, about 0.3, 0.6, 1.2, … s apart
 */
export async function kafkaClient(settings: KafkaSettings, retries: number): Promise<Kafka> {
  const { default: kafkajs } = await import('kafkajs');
  const { Kafka, logLevel } = kafkajs;
  registerCodecs(kafkajs);
  const { brokers, clientId, ssl, sasl, reporter } = settings;
  return new Kafka({
    clientId,
    brokers: [...brokers],
    ...(ssl === undefined ? {} : { ssl: ssl === true ? ssl : tlsOf(ssl) }),
    ...(sasl === undefined ? {} : { sasl }),
    retry: { retries, initialRetryTime: 300, maxRetryTime: 5_000 },
    connectionTimeout: 3_000,
    logLevel: reporter === undefined ? logLevel.NOTHING : logLevel.ERROR,
    logCreator: () => (entry: LogEntry) =>
      reporter?.warn(`kafka: ${entry.log.message}`, { namespace: entry.namespace }),
  });
}

/** Node takes a list of authorities; nothing is set that was not said. */
function tlsOf({ ca, cert, key }: Exclude<KafkaSettings['ssl'], true | undefined>) {
  return {
    ...(ca === undefined ? {} : { ca: [ca] }),
    ...(cert === undefined ? {} : { cert }),
    ...(key === undefined ? {} : { key }),
  };
}

/**
 * Name of the consumer group. Members of one group that read different topics would leave some unread without
 * any error, so the set of topics is part of the name.
 */
export function groupId(name: string, topics: readonly string[]): string {
  const set = [...new Set(topics)].sort().join('\n');
  return `${name}-${createHash('sha256').update(set).digest('hex').slice(0, 8)}`;
}

/** Offsets are 64-bit on the wire and safe integers here. */
export function offsetNumber(text: string): number {
  const offset = Number(text);
  if (!Number.isSafeInteger(offset))
    throw new RangeError(`offset ${text} is beyond what can be counted exactly`);
  return offset;
}
