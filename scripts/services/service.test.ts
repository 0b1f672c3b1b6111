import { mkdtempSync, rmSync } from 'node:fs';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, expect, test } from '@jest/globals';
import { properties } from './kafka.mjs';
import { freePort } from './port.mjs';
import { idsOf, isReachable } from './postgres.mjs';
import { endProcess, findBinary, identityOf, isAlive, spawnBound } from './process.mjs';
import { exportsOf, pick, services } from './service.mjs';

test.each<[string, string | undefined, string[]]>([
  ['no list is all', undefined, ['kafka', 'postgres', 'redis']],
  ['a list in our order', 'redis, kafka', ['kafka', 'redis']],
  ['one', 'postgres', ['postgres']],
])('picking: %s', (_title, names, picked) => {
  expect(pick(names).map((service) => service.name)).toEqual(picked);
});

test('picking: an unknown name is answered with the known ones', () => {
  expect(() => pick('kafka,mysql')).toThrow('no service is called `mysql`: kafka, postgres, redis');
});

test('the printed lines are safe to `eval`, one variable a service', () => {
  const running = Object.fromEntries(services.map((service) => [service.name, { url: service.url(20_001) }]));
  expect(exportsOf(running)).toEqual([
    'export KAFKA_BROKERS=127.0.0.1:20001',
    'export DATABASE_URL=postgresql://postgres@127.0.0.1:20001/ordersense',
    'export REDIS_URL=redis://127.0.0.1:20001',
  ]);
  expect(exportsOf({ redis: { url: 'redis://127.0.0.1:1' } })).toEqual([
    'export REDIS_URL=redis://127.0.0.1:1',
  ]);
});

test.each([
  'process.roles=broker,controller',
  'auto.create.topics.enable=false',
  'message.max.bytes=2097152',
  'group.initial.rebalance.delay.ms=0',
  'group.min.session.timeout.ms=1000',
  'broker.session.timeout.ms=3000',
  'broker.heartbeat.interval.ms=500',
  'log.retention.ms=-1',
  'advertised.listeners=PLAINTEXT://127.0.0.1:20001',
  'log.dirs=/data/kafka/log',
])('Kafka is configured with %s', (line) => {
  expect(properties('/data/kafka', 20_001, 20_002).split('\n')).toContain(line);
});

describe('where PostgreSQL may live, and as whom', () => {
  const passwd = 'root:x:0:0::/root:/bin/bash\npostgres:x:101:104:PostgreSQL:/var/lib/postgresql:/bin/bash\n';
  test.each<[string, string, { uid: number; gid: number } | null]>([
    ['its user', 'postgres', { uid: 101, gid: 104 }],
    ['no such user', 'post', null],
  ])('%s', (_title, name, ids) => {
    expect(idsOf(passwd, name)).toEqual(ids);
  });

  test('a private folder on the way keeps others out', () => {
    const closed = mkdtempSync(join(tmpdir(), 'closed-'));
    try {
      expect(isReachable(join(closed, 'below', 'data'))).toBe(false);
      expect(isReachable('/')).toBe(true);
    } finally {
      rmSync(closed, { recursive: true });
    }
  });
});

test('a free port is below the outgoing range and not one that is taken', async () => {
  const port = await freePort();
  expect(port).toBeGreaterThanOrEqual(20_000);
  expect(port).toBeLessThan(30_000);
  const server = createServer().listen(port, '127.0.0.1');
  try {
    const others = new Set(await Promise.all([freePort(), freePort(new Set([port]))]));
    expect(others.has(port)).toBe(false);
  } finally {
    server.close();
  }
});

describe('a process', () => {
  const sleeper = () =>
    spawnBound({
      command: process.execPath,
      args: ['-e', 'setInterval(() => {}, 1e6)'],
      options: {},
      onOrphaned: 'KILL',
    });

  test('is known by number and start', () => {
    const me = identityOf(process.pid);
    expect(me).toMatchObject({ pid: process.pid, ppid: process.ppid, zombie: false });
    expect(isAlive({ pid: process.pid, started: me?.started ?? '' })).toBe(true);
    expect(isAlive({ pid: process.pid, started: 'another' })).toBe(false);
    expect(identityOf(2 ** 22 + 1)).toBeNull();
  });

  test.each<[string, NodeJS.Signals]>([
    ['asked', 'SIGTERM'],
    ['asked in vain, then killed', 'SIGCONT'],
  ])('ends: %s', async (_title, signal) => {
    const child = sleeper();
    const which = { pid: child.pid ?? 0, started: identityOf(child.pid ?? 0)?.started ?? '' };
    expect(isAlive(which)).toBe(true);
    await endProcess(which, signal, 300);
    expect(isAlive(which)).toBe(false);
    await endProcess(which, signal, 300);
  });

  test('is found on the path or in a given folder', () => {
    expect(findBinary('sh')).toMatch(/\/sh$/);
    expect(findBinary('no-such-program')).toBeNull();
  });
});
