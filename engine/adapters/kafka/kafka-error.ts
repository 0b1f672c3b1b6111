import { OutsideError } from '../../outside-error.ts';

/** What kafkajs' errors have in common; its classes cannot be imported by name in plain Node. */
interface KafkaFault {
  readonly name: string;
  readonly message: string;
  readonly type?: string;
  readonly retriable?: boolean;
  readonly cause?: unknown;
}

/** Protocol errors that people can do something about: what is wrong, what to do. */
const FAULTS: Readonly<Record<string, readonly [message: string, help: string]>> = {
  UNKNOWN_TOPIC_OR_PARTITION: [
    'a topic does not exist',
    'create it (`kafka-topics.sh --create --topic NAME`), or correct its name in `from kafka "…"`',
  ],
  INVALID_TOPIC_EXCEPTION: [
    'the name of a topic is not allowed',
    'use letters, digits, `.`, `_` and `-`, at most 249 of them',
  ],
  TOPIC_AUTHORIZATION_FAILED: [
    'this user may not use a topic',
    'give the user rights to read or write the topic',
  ],
  GROUP_AUTHORIZATION_FAILED: [
    'this user may not use the consumer group',
    'give the user rights to read the group',
  ],
  CLUSTER_AUTHORIZATION_FAILED: ['this user may not use the cluster', 'give the user rights on the cluster'],
  MESSAGE_TOO_LARGE: [
    'a message is larger than the topic takes',
    'raise `max.message.bytes` of the topic, or send smaller messages',
  ],
  NOT_ENOUGH_REPLICAS: [
    'too few replicas are in sync to take messages',
    'bring the missing brokers back, or lower `min.insync.replicas`',
  ],
};

/** Names and texts under which kafkajs hides what it could not do. */
const SIGNS: readonly (readonly [sign: RegExp, type: string])[] = [
  [/does not host this topic-partition/i, 'UNKNOWN_TOPIC_OR_PARTITION'],
  [/Invalid topic/i, 'INVALID_TOPIC_EXCEPTION'],
];

/**
 * Tells a failure of Kafka as people need it; an `OutsideError` stays what it is.
 *
 * @param brokers  as they were configured, for the message
 */
export function kafkaError(error: unknown, brokers: readonly string[]): OutsideError {
  if (error instanceof OutsideError) return error;
  const fault = rootOf(error);
  const where = `Kafka at \`${brokers.join(',')}\``;
  const type = SIGNS.find(([sign]) => sign.test(fault.message))?.[1] ?? fault.type ?? '';
  const known = FAULTS[type];
  if (known !== undefined)
    return new OutsideError(`${where}: ${known[0]} (${fault.message})`, known[1], {
      cause: error,
      retryable: type === 'NOT_ENOUGH_REPLICAS',
    });
  if (fault.name === 'KafkaJSNotImplemented')
    return new OutsideError(
      `${where}: records are packed by a codec that is not built in (${fault.message})`,
      'let producers use gzip, snappy, lz4, zstd or no compression (`compression.type` of the topic)',
      { cause: error },
    );
  if (fault.name === 'KafkaJSSASLAuthenticationError')
    return new OutsideError(
      `${where} does not accept the login: ${fault.message}`,
      'correct user and password',
      {
        cause: error,
      },
    );
  if (/certificate|SSL|TLS|EPROTO/.test(fault.message))
    return new OutsideError(
      `${where}: no encrypted connection came about (${fault.message})`,
      "correct `kafka.tls` of the project: `ca` names who has signed the brokers' certificates",
      { cause: error },
    );
  if (/Connection|Broker|Timeout|Metadata/.test(fault.name))
    return new OutsideError(
      `${where} does not answer: ${fault.message}`,
      'start it, or correct the brokers (`KAFKA_BROKERS`, or `kafka.brokers` of the project)',
      { cause: error, retryable: true },
    );
  return new OutsideError(`${where}: ${fault.message}`, "see the brokers' logs", {
    cause: error,
    retryable: fault.retriable === true,
  });
}

/** The error that a "number of retries exceeded" is about. */
function rootOf(error: unknown): KafkaFault {
  let fault = asFault(error);
  for (let depth = 0; depth < 5 && fault.cause instanceof Error; depth += 1) fault = asFault(fault.cause);
  return fault;
}

function asFault(error: unknown): KafkaFault {
  return error instanceof Error ? error : { name: 'Error', message: String(error) };
}
