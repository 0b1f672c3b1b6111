/** The `http` connector on the real client against a hostile loopback server: the parts meet in `cli` only. */
import { afterAll, beforeAll, expect, test } from '@jest/globals';
import type { ConnectorPorts } from '../connectors/connector.ts';
import { http } from '../connectors/http.ts';
import { connectors } from '../connectors/index.ts';
import { resolveConnectors } from '../connectors/registry.ts';
import { secret } from '../connectors/secret.ts';
import { connectorContract } from '../connectors/testing/connector-contract.ts';
import { silentPorts } from '../connectors/testing/silent-ports.ts';
import { deadline } from '../engine/adapters/deadline.ts';
import { httpClient } from '../engine/adapters/http-client.ts';
import { manualClock } from '../engine/adapters/manual-clock.ts';
import { openMemory } from '../engine/adapters/memory-store.ts';
import { commitOf } from '../engine/commit-of.ts';
import { createDispatcher } from '../engine/dispatch/dispatcher.ts';
import { type HostileServer, hostileServer } from '../engine/testing/hostile-server.ts';
import { runOf, T0 } from '../engine/testing/store-samples.ts';

const ports: ConnectorPorts = {
  ...silentPorts,
  http: httpClient(),
};
const settings = (origin: string) => ({
  baseUrl: secret(origin),
  allow: ['/'],
  headers: { authorization: secret('Bearer planted-secret') },
  allowPrivate: ['127.0.0.1/32'],
});

for (const verb of ['put', 'post']) {
  connectorContract(`http.${verb}`, {
    connector: http,
    verb,
    args: (path) => ({ path, body: { a: 1 } }),
    settings,
    secretTravels: 'headers',
    ports,
  });
}

let server: HostileServer;
beforeAll(async () => {
  server = await hostileServer();
});
afterAll(() => server.close());

/** One act and, behind it on the same target, its undo, performed until nothing is due within the given time. */
async function performed(path: string, verb: 'put' | 'post', of: object, forMs: number) {
  const clock = manualClock(T0);
  const store = await openMemory({ clock });
  const { registry, problems } = resolveConnectors(
    { city: { use: 'http', ...settings(server.origin), ...of } },
    connectors,
  );
  expect(problems).toEqual([]);
  const same = { target: 'gangnam', effect: 'resource', notBeforeMs: T0 };
  const act = runOf('i1/1/gangnam', { ...same, verb: `city.${verb}`, args: { path, body: { bonus: 2000 } } });
  const undo = runOf('i1/1/gangnam/undo', {
    ...same,
    kind: 'undo',
    deadlineMs: null,
    verb: 'city.delete',
    args: act.args,
  });
  await store.commit(commitOf(await store.claimEvaluator(), { runs: [act, undo] }));
  const told: string[] = [];
  const tell = (message: unknown, fields: unknown) =>
    void told.push(`${String(message)} ${JSON.stringify(fields)}`);
  const reporter = { info: tell, warn: tell, error: tell };
  const dispatcher = createDispatcher({
    store,
    registry,
    ports,
    random: () => 0.5,
    deadline,
    reporter,
    concurrency: 4,
  });
  const before = server.seen.length;
  for (let at = 0; at <= forMs; at += 1_000) {
    clock.set(T0 + at);
    await dispatcher.poll();
  }
  const signals = await store.signals();
  const rows = await store.runs({ incident: 'i1' });
  expect(JSON.stringify([signals, rows, told])).not.toMatch(/planted|127\.0\.0\.1/);
  return {
    statuses: signals.map((signal) => (signal.payload as { readonly status: string }).status),
    seen: server.seen.slice(before).map((seen) => `${seen.method} ${seen.headers['idempotency-key']}`),
  };
}

const PUT = 'PUT i1/1/gangnam';
const POST = 'POST i1/1/gangnam';
const DELETE = 'DELETE i1/1/gangnam/undo';

test.each<[string, string, 'put' | 'post', object, readonly string[], readonly string[]]>([
  ['act and undo reach the service once each', '/ok', 'put', {}, ['succeeded', 'succeeded'], [PUT, DELETE]],
  [
    'a refusal ends the act; the undo is tried all the same',
    '/status/422',
    'put',
    {},
    ['failed', 'failed'],
    [PUT, DELETE],
  ],
  ['a lost post is not repeated', '/reset', 'post', {}, ['unknown'], [POST]],
  [
    'a lost post is repeated where keys are honoured',
    '/reset',
    'post',
    { honoursKeys: true },
    [],
    [POST, POST],
  ],
  ['an address that is not opened is refused', '/ok', 'put', { allowPrivate: [] }, ['failed', 'failed'], []],
  ['a path that is not allowed is refused', '/ok', 'put', { allow: ['/regions'] }, ['failed', 'failed'], []],
])('through the dispatcher: %s', async (_title, path, verb, of, statuses, seen) => {
  const result = await performed(path, verb, of, 1_000);
  expect(result.statuses).toEqual(statuses);
  expect(result.seen.slice(0, seen.length)).toEqual(seen);
  if (statuses.length === 2) expect(result.seen).toHaveLength(seen.length);
});

test('a service that stays busy is asked eight times under one key, then the act has failed', async () => {
  const { statuses, seen } = await performed('/status/503', 'put', {}, 120_000);
  expect(statuses).toEqual(['failed']);
  expect(seen.filter((line) => line === PUT)).toHaveLength(8);
  expect(new Set(seen)).toEqual(new Set([PUT, DELETE]));
});
