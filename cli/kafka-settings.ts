import type { KafkaSettings } from '../engine/adapters/kafka/kafka-client.ts';
import { type Config, lookUp } from './config.ts';

/**
 * How the project's cluster is reached, every reference looked up.
 *
 * @throws UsageError  for a reference that leads nowhere
 */
export async function kafkaSettings({
  name,
  kafka: { brokers, tls, sasl },
}: Pick<Config, 'name'> & { readonly kafka: NonNullable<Config['kafka']> }): Promise<KafkaSettings> {
  const list = (await lookUp(brokers)).split(',').map((broker) => broker.trim());
  return {
    brokers: list.filter((broker) => broker !== ''),
    clientId: name,
    ...(tls === undefined ? {} : { ssl: await sslOf(tls) }),
    ...(sasl === undefined
      ? {}
      : {
          sasl: {
            mechanism: sasl.mechanism as 'plain',
            username: await lookUp(sasl.username),
            password: await lookUp(sasl.password),
          },
        }),
  };
}

async function sslOf(
  tls: NonNullable<NonNullable<Config['kafka']>['tls']>,
): Promise<NonNullable<KafkaSettings['ssl']>> {
  const texts: Record<string, string> = {};
  for (const [part, where] of Object.entries(tls)) if (where !== undefined) texts[part] = await lookUp(where);
  return Object.keys(texts).length === 0 ? true : texts;
}
