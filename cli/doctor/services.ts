import { existsSync } from 'node:fs';
import { connect } from 'node:net';
import { join } from 'node:path';
import { say } from '../../dsl/say.ts';
import { lockFolder } from '../../engine/adapters/folder-lock.ts';
import { type Config, lookUp, lookUpAddress } from '../config.ts';
import { type Examination, examined, fine } from './examination.ts';

/** Clocks that differ by more decide caps and deadlines differently. */
const SKEW_MS = 2_000;
const CONNECT_MS = 3_000;

/** The store: PostgreSQL with its clock, or the embedded one with whoever has its folder. */
export function examineStore(
  { store }: Config,
  data: string,
  now: () => number,
): Promise<readonly Examination[]> {
  if (store === undefined) return examineEmbedded(join(data, 'state')).then((one) => [one]);
  return examinePostgres(store.url, now);
}

async function examinePostgres(url: string, now: () => number): Promise<readonly Examination[]> {
  let skewMs = 0;
  const reached = await examined('store', async () => {
    const { openPostgres } = await import('../../engine/adapters/postgres-store.ts');
    const address = await lookUpAddress(
      url,
      'store.url',
      ['postgres:', 'postgresql:'],
      'postgres://user:password@host:5432/database',
    );
    const opened = await openPostgres(address);
    try {
      await opened.now();
      const sent = now();
      const theirs = await opened.now();
      skewMs = theirs - (sent + now()) / 2;
    } finally {
      await opened.close();
    }
    return fine('store', say`PostgreSQL answers`);
  });
  return reached.level === 'error' ? [reached] : [reached, clockSkew(skewMs)];
}

/** @param skewMs  how far the database's clock is ahead of this machine's */
export function clockSkew(skewMs: number): Examination {
  const seconds = Math.abs(Math.round(skewMs / 1000));
  if (Math.abs(skewMs) <= SKEW_MS) return fine('clock', say`this machine and the database agree on the time`);
  return {
    of: 'clock',
    level: 'warning',
    said:
      skewMs > 0
        ? say`the database’s clock is ${seconds} s ahead of this machine`
        : say`the database’s clock is ${seconds} s behind this machine`,
    help: say`set both clocks by NTP: caps and deadlines follow the database, arrival follows the brokers`,
  };
}

function examineEmbedded(folder: string): Promise<Examination> {
  return examined('store', async () => {
    if (!existsSync(folder)) return fine('store', say`the embedded store will be made in \`${folder}\``);
    lockFolder(folder)();
    return fine('store', say`the embedded store in \`${folder}\` is free`);
  });
}

/** @param topics  that the project reads */
export function examineKafka({ kafka, name }: Config, topics: readonly string[]): Promise<Examination> {
  return examined('kafka', async () => {
    if (kafka === undefined) return fine('kafka', say`no Kafka is named: events come by the in-process log`);
    const { lookAtKafka } = await import('../../engine/adapters/kafka/kafka-look.ts');
    const brokers = (await lookUp(kafka.brokers)).split(',');
    const found = await lookAtKafka({ brokers, clientId: name }, topics);
    return fine(
      'kafka',
      say`Kafka answers with ${found.brokers} brokers; ${topics.length} topics, ${found.partitions} partitions, ${found.records} records`,
    );
  });
}

export function examineRedis({ redis }: Config): Promise<Examination> {
  return examined('redis', async () => {
    if (redis === undefined) return fine('redis', say`no Redis is named: answers are cached in memory`);
    const { openRedisKv } = await import('../../engine/adapters/redis-kv.ts');
    const kv = await openRedisKv(
      await lookUpAddress(redis.url, 'redis.url', ['redis:', 'rediss:'], 'redis://:password@host:6379/0'),
    );
    try {
      await kv.get('doctor');
    } catch {
      // Whatever the client says of its own state is no news to people.
      return {
        of: 'redis',
        level: 'warning',
        said: say`Redis cannot be used`,
        help: say`check the address, the password and whether it is up; without it nothing is cached`,
      };
    } finally {
      await kv.close();
    }
    return fine('redis', say`Redis answers`);
  });
}

/**
 * Whether somebody listens where a connector's `baseUrl` leads. Nothing is asked of him.
 *
 * @param entry  its name in the settings
 */
export function examineReach(entry: string, baseUrl: string): Promise<Examination> {
  const of = `connectors.${entry}`;
  return examined(of, async () => {
    const address = await lookUpAddress(baseUrl, `${of}.baseUrl`, ['http:', 'https:'], 'https://host/path');
    const { hostname, port, protocol } = new URL(address);
    const isThere = await listens(hostname, Number(port) || (protocol === 'https:' ? 443 : 80));
    if (isThere) return fine(of, say`\`${entry}\` can be reached`);
    return {
      of,
      level: 'error',
      said: say`nobody answers where \`${of}.baseUrl\` leads`,
      help: say`check the address, whether the system is up, and the network between`,
    };
  });
}

function listens(host: string, port: number): Promise<boolean> {
  return new Promise((resolve) => {
    const socket = connect({ host: host.replaceAll(/[[\]]/g, ''), port, timeout: CONNECT_MS });
    const end = (is: boolean) => {
      socket.destroy();
      resolve(is);
    };
    socket.once('connect', () => end(true));
    socket.once('timeout', () => end(false));
    socket.once('error', () => end(false));
  });
}
