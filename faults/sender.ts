import { once } from 'node:events';
import { setTimeout as pause } from 'node:timers/promises';
import * as z from 'zod';
import { action, defineConnector, type Outcome, type Registry } from '../connectors/connector.ts';
import { deadline } from '../engine/adapters/deadline.ts';
import { hostKills, killFile } from '../engine/adapters/kill-file.ts';
import { openPglite } from '../engine/adapters/pglite-store.ts';
import { openPostgres } from '../engine/adapters/postgres-store.ts';
import { createDispatcher } from '../engine/dispatch/dispatcher.ts';

/** Between two looks for work, ms. */
const PAUSE_MS = 100;
/** What one process has on its way at a time. */
const CONCURRENCY = 64;

/**
 * A dispatcher with a process of its own: says `ready`, begins at the first line of input, and ends with the input.
 *
 * @param where     address of PostgreSQL, or the folder of an embedded store
 * @param platform  address that everything is sent to
 * @param data      folder of the host's switch file
 */
export async function workAsSender(where: string, platform: string, data: string): Promise<void> {
  const store = await (where.startsWith('postgres') ? openPostgres(where) : openPglite(where));
  await store.open();
  const dispatcher = createDispatcher({
    store,
    registry: lab(platform),
    ports: { http: unused, produce: unused, note: () => {}, mail: unused, now: () => 0 },
    random: Math.random,
    deadline,
    reporter: { warn: () => {}, error: () => {}, info: () => {} },
    concurrency: CONCURRENCY,
    hostKills: () => hostKills(killFile(data)),
  });
  process.stdout.write('ready\n');
  await once(process.stdin, 'data');
  let isOver = false;
  process.stdin.once('end', () => {
    isOver = true;
  });
  while (!isOver) {
    await dispatcher.poll();
    await pause(PAUSE_MS);
  }
  await store.close();
}

/** One verb that sends its key. */
function lab(platform: string): Registry {
  const send = action<unknown, Record<string, never>>({
    doc: 'sends its key',
    args: z.object({}),
    effect: { changes: 'lab.thing', reaches: 'systems', lasting: false, severe: false },
    inverse: null,
    idempotency: 'key',
    ttl: 'none',
    cost: null,
    run: (_args, { key, signal }) => sent(`${platform}/?key=${encodeURIComponent(key)}`, signal),
  });
  const connector = defineConnector({
    name: 'lab',
    doc: 'the lab',
    settings: z.object({}),
    actions: { send },
    probes: {},
  });
  return new Map([['lab', { name: 'lab', connector, settings: {} }]]);
}

async function sent(url: string, signal: AbortSignal): Promise<Outcome> {
  try {
    const { status } = await fetch(url, { method: 'POST', signal });
    return status === 200
      ? { kind: 'succeeded', detail: 'arrived' }
      : { kind: 'failed', reason: `answered ${status}`, retryable: false, retryAfterMs: null };
  } catch {
    return { kind: 'unknown', reason: 'no answer' };
  }
}

async function unused(): Promise<never> {
  throw new Error('the lab needs no port');
}
