import { beforeEach, describe, expect, test } from '@jest/globals';
import type { HttpRequest } from '../../connectors/connector.ts';
import { manualClock } from '../../engine/adapters/manual-clock.ts';
import { openMemory } from '../../engine/adapters/memory-store.ts';
import type { Kill } from '../../engine/control/kill.ts';
import type { Message } from '../../engine/ports.ts';
import type { StateStore } from '../../engine/store.ts';
import { T0 } from '../../engine/testing/store-samples.ts';
import { type BesideParts, startBeside } from './beside.ts';

const MINUTE = 60_000;
const ACK = {
  act: 'ack',
  by: 'kim',
  playbook: '',
  incident: 'i1',
  about: 'incident i1',
  detail: '',
} as const;
let store: StateStore;
let agoMs: number | null;
let switches: readonly Kill[];
let status: number;
let notes: string[];
let warned: string[];
let posted: { path: string; body: Record<string, unknown> }[];
let produced: Message[];
let timers: { ms: number; fn: () => void }[];

beforeEach(async () => {
  store = await openMemory({ clock: manualClock(T0) });
  [agoMs, switches, status, notes, warned, posted, produced, timers] = [null, [], 200, [], [], [], [], []];
});

const http = async ({ url, body, mayConnect }: HttpRequest) => {
  posted.push({ path: url.pathname, body: JSON.parse(body ?? '') as Record<string, unknown> });
  expect(mayConnect('10.0.0.1')).toBe(true);
  return { status, headers: {}, body: '' };
};
const begin = (config: Partial<BesideParts['config']> = {}) =>
  startBeside({
    config: { name: 'seoul', ...config },
    ...{
      store,
      http,
      evaluatedAgoMs: () => agoMs,
      hostKills: () => switches,
      note: (line) => notes.push(line),
    },
    producer: {
      send: async (messages) => void produced.push(...messages),
      close: async () => {},
    },
    reporter: {
      info: () => {},
      warn: (message, fields) => warned.push(`${message}: ${String(fields?.['why'])}`),
      error: () => {},
    },
    every: (ms, fn) => {
      const timer = { ms, fn };
      timers.push(timer);
      return () => {
        timers = timers.filter((one) => one !== timer);
      };
    },
  });
/** Lets `ms` pass, and what is due then happen. */
const pass = async (ms: number): Promise<void> => {
  for (const timer of timers) if (timer.ms <= ms) timer.fn();
  await new Promise((resolve) => setImmediate(resolve));
};

describe('the head of the audit log', () => {
  test('is a line of the run’s log each minute that it moved, and the last one when the run ends', async () => {
    const beside = await begin();
    await pass(MINUTE);
    await store.record(ACK);
    await pass(MINUTE);
    await pass(MINUTE);
    await store.record(ACK);
    await beside.stop();
    const rows = await store.auditRows(1, 10);
    expect(notes).toEqual(rows.map(({ n, hash }) => `audit head ${n} ${hash}`));
    expect([notes.length, timers]).toEqual([2, []]);
  });

  test('goes to the service of the settings, again until it is taken; a failure is told once', async () => {
    await begin({ audit: { heads: 'https://audit.example/heads?key=secret' } });
    await store.record(ACK);
    status = 500;
    await pass(MINUTE);
    await pass(MINUTE);
    status = 204;
    await pass(MINUTE);
    await pass(MINUTE);
    const { hash } = await store.auditHead();
    expect(posted).toEqual(Array(3).fill({ path: '/heads', body: { project: 'seoul', n: 1, hash } }));
    expect([notes.length, warned]).toEqual([
      1,
      ['the head of the audit log does not reach `audit.heads`: the answer was 500'],
    ]);
  });
});

describe('kill switches of the host’s file', () => {
  const kill: Kill = { scope: 'playbook', name: 'rain', freezes: true, reason: 'wet', by: '' };
  test('have a row when they come and when they go', async () => {
    switches = [kill];
    await begin();
    await pass(1_000);
    await pass(1_000);
    switches = [];
    await pass(1_000);
    expect(await store.auditRows(1, 10)).toMatchObject([
      { act: 'kill', by: 'file', playbook: 'rain', about: 'freeze playbook rain', detail: 'wet' },
      { act: 'resume', by: 'file', playbook: 'rain', about: 'playbook rain', detail: '' },
    ]);
  });
});

describe('the heartbeat', () => {
  const beats = () => posted.filter(({ path }) => path === '/beat').length + produced.length;

  test('goes out each minute while instants are looked at, and stops when they are not', async () => {
    await begin({ heartbeat: { url: 'https://snitch.example/beat' } });
    const after: number[] = [];
    for (const lastMs of [null, 0, 59_999, 60_000, 120_000, 10_000]) {
      agoMs = lastMs;
      await pass(MINUTE);
      after.push(beats());
    }
    expect(after).toEqual([0, 1, 2, 2, 2, 3]);
    expect(posted[0]?.body).toEqual({ project: 'seoul', alive: true });
  });

  test('goes to a topic too, and never once the run ends', async () => {
    const beside = await begin({ heartbeat: { topic: 'ordersense.alive' } });
    agoMs = 0;
    await beside.stop();
    await pass(MINUTE);
    expect(produced).toEqual([]);
    await begin({ heartbeat: { topic: 'ordersense.alive' } });
    await pass(MINUTE);
    expect(produced).toEqual([
      { topic: 'ordersense.alive', key: 'seoul', value: '{"project":"seoul","alive":true}' },
    ]);
  });
});

test('an address that is none is a wrong setting, and is not told', async () => {
  await expect(begin({ heartbeat: { url: 'secret-token' } })).rejects.toThrow(
    '`heartbeat.url` is no address',
  );
});
