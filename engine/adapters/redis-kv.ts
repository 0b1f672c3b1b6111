import { OutsideError } from '../outside-error.ts';
import type { Kv } from '../ports.ts';

/** How long anything may take, ms. It is a cache: an answer that takes longer is worth less than none. */
export interface RedisLimits {
  readonly connectMs: number;
  readonly commandMs: number;
  /** Longest pause between two attempts to connect again. */
  readonly reconnectMs: number;
}

const LIMITS: RedisLimits = { connectMs: 2_000, commandMs: 1_000, reconnectMs: 2_000 };

/**
 * A cache on Redis ≥ 6. A Redis that is down is no reason not to start: each command says so at once (nothing
 * waits in a queue), and they work again when it is back.
 *
 * @param url     `redis://…` or `rediss://…`; never part of a message
 * @param prefix  before every key, so that several projects can share a Redis
 * @throws OutsideError on an address that is none; from every command, retryable, when Redis does not answer
 */
export async function openRedisKv(
  url: string,
  { prefix = 'ordersense:', ...given }: Partial<RedisLimits> & { readonly prefix?: string } = {},
): Promise<Kv> {
  if (!/^rediss?:\/\//.test(url) || !URL.canParse(url)) {
    throw new OutsideError('the address of Redis is not one', 'write it as `redis://:password@host:6379/0`');
  }
  const { connectMs, commandMs, reconnectMs } = { ...LIMITS, ...given };
  const { Redis } = await import('ioredis');
  const redis = new Redis(url, {
    lazyConnect: true,
    keyPrefix: prefix,
    connectTimeout: connectMs,
    commandTimeout: commandMs,
    // A half-open socket answers a goodbye never; two seconds of it would keep the process from ending.
    disconnectTimeout: 100,
    enableOfflineQueue: false,
    maxRetriesPerRequest: 0,
    retryStrategy: (attempt) => Math.min(attempt * 100, reconnectMs),
  });
  // Without a listener every failed attempt to connect would be printed; commands tell it to those who need it.
  redis.on('error', () => {});
  await redis.connect().catch(() => {});
  return {
    get: (key) => translated(() => redis.get(key)),
    set: (key, value, ttlMs) =>
      translated(async () => {
        // Redis refuses a time to live below 1 ms; such an entry is gone before anybody can read it.
        await (ttlMs > 0 ? redis.set(key, value, 'PX', Math.ceil(ttlMs)) : redis.del(key));
      }),
    delete: (key) =>
      translated(async () => {
        await redis.del(key);
      }),
    close: async () => redis.disconnect(),
  };
}

async function translated<Result>(command: () => Promise<Result>): Promise<Result> {
  try {
    return await command();
  } catch (cause) {
    const why = cause instanceof Error ? cause.message : String(cause);
    throw new OutsideError(
      `Redis: ${why}`,
      'check that Redis is up and reachable; without it nothing is cached',
      {
        retryable: true,
        cause,
      },
    );
  }
}
