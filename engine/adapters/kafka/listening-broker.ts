import { connect } from 'node:net';
import { OutsideError } from '../../outside-error.ts';

/** Longest wait for a broker that neither takes the connection nor refuses it, ms. */
const PATIENCE_MS = 3_000;

/**
 * Resolves as soon as one broker takes a connection. kafkajs would try for many seconds what a refused connection says
 * at once.
 *
 * @param brokers  `host:port`, `[v6]:port`
 * @throws OutsideError when nobody listens anywhere
 */
export async function requireListening(brokers: readonly string[]): Promise<void> {
  try {
    await Promise.any(brokers.map(knock));
  } catch (error) {
    const [first] = (error as AggregateError).errors as Error[];
    throw new OutsideError(
      `Kafka at \`${brokers.join(',')}\` does not answer: ${first?.message ?? 'no broker is named'}`,
      'start it, or correct the brokers (`KAFKA_BROKERS`, or `kafka.brokers` of the project)',
      { retryable: true, cause: error },
    );
  }
}

function knock(broker: string): Promise<void> {
  const [, host = broker, port = '9092'] = /^\[?(.*?)\]?(?::(\d+))?$/.exec(broker) ?? [];
  return new Promise((resolve, reject) => {
    const socket = connect({ host, port: Number(port) });
    const end = (error?: Error): void => {
      socket.destroy();
      if (error === undefined) resolve();
      else reject(error);
    };
    socket.setTimeout(PATIENCE_MS, () => end(new Error(`no answer from ${broker} within ${PATIENCE_MS} ms`)));
    socket.once('connect', () => end());
    socket.once('error', (error) => end(error));
  });
}
