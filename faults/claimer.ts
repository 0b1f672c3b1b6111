import { once } from 'node:events';
import { setTimeout as pause } from 'node:timers/promises';
import * as z from 'zod';
import { action, defineConnector, type Outcome, type Registry } from '../connectors/connector.ts';
import { connectPostgres } from '../engine/adapters/sql/postgres-client.ts';
import { createSqlStore } from '../engine/adapters/sql/sql-store.ts';
import { createDispatcher } from '../engine/dispatch/dispatcher.ts';

/** Between two looks for work, ms. */
const PAUSE_MS = 200;
/** What one process has on its way at a time. */
const CONCURRENCY = 4;

/**
 * A dispatcher with a process of its own: says `ready`, begins at the first line of input, and ends with the input.
 *
 * @param store     address of PostgreSQL
 * @param platform  address that coupons are issued at
 */
export async function workAsClaimer(store: string, platform: string): Promise<void> {
  const client = await connectPostgres(store, { connections: 2 });
  const dispatcher = createDispatcher({
    store: createSqlStore(client, null),
    registry: couponsAt(platform),
    ports: { http: unused, produce: unused, note: () => {}, mail: unused, now: () => 0 },
    random: Math.random,
    deadline: (ms) => AbortSignal.timeout(ms),
    reporter: { warn: () => {}, error: () => {}, info: () => {} } as never,
    concurrency: CONCURRENCY,
  });
  await client.query({ text: 'select 1', values: [] });
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
  await client.close();
}

/** One verb that costs its `minor`; what it did when no answer came, nobody knows. */
function couponsAt(platform: string): Registry {
  const issue = action<unknown, { readonly minor: number }>({
    doc: 'issues a coupon',
    args: z.object({ minor: z.number() }),
    effect: { changes: 'customer.coupon', reaches: 'customers', lasting: false, severe: false },
    inverse: null,
    idempotency: 'none',
    ttl: 'none',
    cost: ({ minor }) => ({ minor, currency: 'KRW' }),
    run: ({ minor }, { key, signal }) =>
      issued(`${platform}/?key=${encodeURIComponent(key)}&minor=${minor}&pid=${process.pid}`, signal),
  });
  const connector = defineConnector({
    name: 'coupons',
    doc: 'coupons of the lab',
    settings: z.object({}),
    actions: { issue },
    probes: {},
  });
  return new Map([['coupons', { name: 'coupons', connector, settings: {} }]]);
}

async function issued(url: string, signal: AbortSignal): Promise<Outcome> {
  try {
    const { status } = await fetch(url, { method: 'POST', signal });
    if (status === 200) return { kind: 'succeeded', detail: 'issued' };
    return { kind: 'failed', reason: `answered ${status}`, retryable: false, retryAfterMs: null };
  } catch {
    return { kind: 'unknown', reason: 'no answer' };
  }
}

async function unused(): Promise<never> {
  throw new Error('the lab’s coupons need no port');
}
