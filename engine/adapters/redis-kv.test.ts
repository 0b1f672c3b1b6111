import { randomBytes } from 'node:crypto';
import { createServer, type Server, type Socket } from 'node:net';
import { afterEach, beforeEach, describe, expect, test } from '@jest/globals';
import { Redis } from 'ioredis';
import { describeKv } from '../testing/kv-contract.ts';
import { serviceUrl } from '../testing/service-url.ts';
import { describeWith } from '../testing/services.ts';
import { openRedisKv } from './redis-kv.ts';

describeWith('redis', 'cache on Redis', () => {
  let prefix = '';
  const withRedis = async (work: (redis: Redis, keys: readonly string[]) => Promise<void>): Promise<void> => {
    const redis = new Redis(serviceUrl('redis'));
    await work(redis, await redis.keys(`${prefix}*`));
    redis.disconnect();
  };

  describeKv({
    create: async () => {
      prefix = `ordersense-test-${randomBytes(6).toString('hex')}:`;
      return openRedisKv(serviceUrl('redis'), { prefix });
    },
    // Redis' clock cannot be moved; taking time from what is left is the same for who reads.
    pass: (ms) =>
      withRedis(async (redis, keys) => {
        for (const key of keys) await redis.pexpire(key, (await redis.pttl(key)) - ms);
      }),
    dispose: () =>
      withRedis(async (redis, keys) => {
        if (keys.length > 0) await redis.del(...keys);
      }),
  });

  test('a value always has an end', async () => {
    prefix = `ordersense-test-${randomBytes(6).toString('hex')}:`;
    const kv = await openRedisKv(serviceUrl('redis'), { prefix });
    await kv.set('key', 'value', 60_000);
    await withRedis(async (redis, keys) => {
      expect(keys).toEqual([`${prefix}key`]);
      expect(await redis.pttl(`${prefix}key`)).toBeGreaterThan(0);
      await redis.del(...keys);
    });
    await kv.close();
  });

  test('a connection that was cut comes back', async () => {
    prefix = `ordersense-test-${randomBytes(6).toString('hex')}:`;
    const relay = await startRelay(serviceUrl('redis'));
    const kv = await openRedisKv(relay.url, { prefix, reconnectMs: 10 });
    await kv.set('key', 'value', 60_000);
    const reconnected = relay.cut();
    await expect(kv.get('key')).rejects.toMatchObject({ name: 'OutsideError', retryable: true });
    await reconnected;
    let value: string | null = null;
    // The handshake of the new connection takes some commands' time; each of them fails at once until then.
    for (let i = 0; i < 10_000 && value === null; i++)
      value = await kv.get('key').catch(() => nextTurn(null));
    expect(value).toBe('value');
    await kv.delete('key');
    await kv.close();
    relay.close();
  });
});

describe('a Redis that cannot be reached', () => {
  let silent: Server;
  let sockets: Socket[] = [];
  let url = '';
  beforeEach(async () => {
    silent = createServer((socket) => sockets.push(socket.on('error', () => {})));
    url = `redis://:secret@127.0.0.1:${await listen(silent)}`;
  });
  afterEach(() => {
    for (const socket of sockets) socket.destroy();
    sockets = [];
    silent.close();
  });

  test('is no reason not to start, and each command says so at once, without the password', async () => {
    await new Promise((closed) => silent.close(closed));
    const kv = await openRedisKv(url);
    for (const command of [() => kv.get('k'), () => kv.set('k', 'v', 1_000), () => kv.delete('k')]) {
      const error: unknown = await command().catch((thrown: unknown) => thrown);
      expect(error).toMatchObject({ name: 'OutsideError', retryable: true });
      expect(String(error)).not.toContain('secret');
    }
    await kv.close();
  });

  test('one that accepts and never answers is given up', async () => {
    const kv = await openRedisKv(url, { connectMs: 50, commandMs: 50 });
    await expect(kv.get('k')).rejects.toMatchObject({ name: 'OutsideError', retryable: true });
    await kv.close();
  });

  test.each(['', 'localhost:6379', 'http://localhost'])('`%s` is no address', async (address) => {
    await expect(openRedisKv(address)).rejects.toMatchObject({ name: 'OutsideError', retryable: false });
  });
});

/** Passes bytes on to a Redis, until it is cut: then the next connection is told. */
async function startRelay(target: string): Promise<{ url: string; cut(): Promise<void>; close(): void }> {
  const { connect } = await import('node:net');
  const { hostname, port } = new URL(target);
  let open: Socket[] = [];
  let connected = () => {};
  const server = createServer((near) => {
    const far = connect(Number(port || 6379), hostname);
    for (const socket of [near, far]) socket.on('error', () => {});
    near.pipe(far).pipe(near);
    open.push(near, far);
    connected();
  });
  const local = await listen(server);
  const cut = (): Promise<void> => {
    for (const socket of open) socket.destroy();
    open = [];
    return new Promise((resolve) => {
      connected = resolve;
    });
  };
  const close = (): void => {
    for (const socket of open) socket.destroy();
    server.close();
  };
  return { url: `redis://127.0.0.1:${local}`, cut, close };
}

async function listen(server: Server): Promise<number> {
  await new Promise<void>((listening) => server.listen(0, '127.0.0.1', listening));
  const address = server.address();
  return typeof address === 'object' && address !== null ? address.port : 0;
}

function nextTurn<Value>(value: Value): Promise<Value> {
  return new Promise((resolve) => setImmediate(() => resolve(value)));
}
