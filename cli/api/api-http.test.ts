/** The API over HTTP on loopback, as a team's tools call it. */
import { createHash } from 'node:crypto';
import { afterEach, beforeEach, describe, expect, test } from '@jest/globals';
import { manualClock } from '../../engine/adapters/manual-clock.ts';
import { openMemory } from '../../engine/adapters/memory-store.ts';
import { commitOf } from '../../engine/commit-of.ts';
import { bundleOf } from '../../engine/testing/orders-bundle.ts';
import { askOf, decisionOf, incidentOf, leaseOf, runOf, T0 } from '../../engine/testing/store-samples.ts';
import { NO_LIMITS } from '../../rules/limit.ts';
import { createCounters } from '../metrics/counters.ts';
import { problem } from './problem.ts';
import type { ApiPorts, Route } from './route.ts';
import { ROUTES } from './routes.ts';
import { serveApi } from './serve-api.ts';
import { apiPorts } from './testing/api-ports.ts';

const hash = (token: string) => `sha256:${createHash('sha256').update(token).digest('hex')}`;
const SETTINGS = `api: { listen: "127.0.0.1:0" }
people:
  kim: { roles: [ops-lead], token: "${hash('kim-token')}" }
  lee: { roles: [operator], token: "${hash('lee-token')}" }
`;
let store: ApiPorts['store'];
let epoch: number;
let nowMs: number;
let address: string;
let close: () => Promise<void>;

const serve = async (of: Partial<ApiPorts> = {}): Promise<void> => {
  const served = await serveApi(apiPorts(store, SETTINGS, { nowMs: () => nowMs, ...of }), () => {});
  if (served === null) throw new Error('the settings have no API');
  ({ address, close } = served);
};
const ask = (path: string, init: RequestInit = {}, token = 'lee-token') =>
  fetch(`${address}${path}`, { ...init, headers: { authorization: `Bearer ${token}`, ...init.headers } });

beforeEach(async () => {
  nowMs = 0;
  store = await openMemory({ clock: manualClock(T0) });
  epoch = await store.claimEvaluator();
  await store.commit(
    commitOf(epoch, {
      incidents: [incidentOf('i1')],
      decisions: [decisionOf(0), decisionOf(1, { evidence: null, what: 'act', step: '0.1' })],
      runs: [runOf('r1', { args: { phone: 'secret-phone' } })],
      leases: [
        leaseOf('r1', { undo: { verb: 'http.post', args: { phone: 'secret-phone' } } }),
        leaseOf('r2', { target: 'restaurant-2', status: 'undoing' }),
      ],
      asks: [askOf('a1', { digest: 'abcdef0123' })],
    }),
  );
  await store.kill({ scope: 'playbook', name: 'rain', freezes: false, reason: 'wet', by: 'lee' });
});
afterEach(() => close());

describe('answers', () => {
  const body: Readonly<Record<string, unknown>> = {
    '/v1/asks/{id}/grant': { digest: 'abcdef' },
    '/v1/asks/{id}/deny': {},
    '/v1/kills': { scope: 'all', reason: 'wrong sensor' },
    '/v1/kills/lift': { scope: 'playbook', name: 'rain' },
    '/v1/undo': { scope: 'all', reason: 'wrong sensor' },
    '/v1/undo/hand-over': { scope: 'incident', name: 'i1', to: 'lee', reason: 'called them' },
    '/v1/playbooks/{name}/pause': { reason: 'wrong sensor' },
    '/v1/silences': { minutes: 5, reason: 'known' },
  };
  const told = ROUTES.filter(({ answer, path }) => answer !== undefined && !path.endsWith('/answer'));

  test.each(told.map((one) => [`${one.method} ${one.path}`, one] as const))(
    '%s is what its description says, and tells no argument of an action',
    async (_title, one: Route) => {
      const rain = {
        name: 'rain',
        title: null,
        owner: null,
        severity: 'low',
        mode: 'live',
        place: 'a.play:1',
        limits: NO_LIMITS,
        body: [],
      };
      await serve({
        bundle: { ...bundleOf(), playbooks: [rain as unknown as ApiPorts['bundle']['playbooks'][number]] },
        hostKills: () => [{ scope: 'all', name: '', freezes: false, reason: 'a file', by: '' }],
      });
      const path = one.path
        .replace('{id}', one.path.includes('asks') ? 'a1' : 'i1')
        .replace('{name}', 'rain');
      const written = body[one.path] ?? {};
      const answer = await ask(
        path,
        one.method === 'post' ? { method: 'POST', body: JSON.stringify(written) } : {},
        one.may === 'speak' ? 'kim-token' : 'lee-token',
      );
      const text = await answer.text();
      expect([answer.status, text.includes('secret-phone')]).toEqual([200, false]);
      expect(one.answer?.safeParse(JSON.parse(text)).error ?? null).toBeNull();
    },
  );

  test('every route that answers JSON says what', () => {
    expect(ROUTES.filter(({ answer, media }) => (answer === undefined) === (media === undefined))).toEqual(
      [],
    );
  });

  test.each<[string, string, RequestInit, string, number]>([
    ['no token', '/v1/asks', { headers: { authorization: '' } }, '', 401],
    ['nothing there', '/v1/nothing', {}, 'lee-token', 404],
    ['a query nobody knows', '/v1/incidents?colour=red', {}, 'lee-token', 400],
    ['a query that is wrong', '/v1/incidents?limit=0', {}, 'lee-token', 400],
    ['the wrong role', '/v1/audit', {}, 'kim-token', 403],
    [
      'another digest',
      '/v1/asks/a1/grant',
      { method: 'POST', body: '{"digest":"000000"}' },
      'kim-token',
      409,
    ],
    ['too much', '/v1/kills', { method: 'POST', body: 'x'.repeat(70_000) }, 'lee-token', 413],
  ])('a refusal is a problem of RFC 9457: %s', async (_title, path, init, token, status) => {
    await serve();
    const answer = await ask(path, init, token);
    expect([answer.status, answer.headers.get('content-type')]).toEqual([status, 'application/problem+json']);
    expect(problem.safeParse(await answer.json()).data).toMatchObject({ status });
  });

  test('the audit log is listed from any row on, and verified', async () => {
    await serve();
    for (const name of ['b', 'c'])
      await store.kill({ scope: 'playbook', name, freezes: false, reason: '', by: 'kim' });
    const rows = async (query: string) =>
      ((await (await ask(`/v1/audit${query}`)).json()) as { rows: { n: number }[] }).rows.map(({ n }) => n);
    expect([await rows(''), await rows('?limit=1'), await rows('?from=2')]).toEqual([[1, 2, 3], [3], [2, 3]]);
    expect(await (await ask('/v1/audit/verify')).json()).toMatchObject({ rows: 3, faults: [] });
  });
});

describe('how often', () => {
  test('one caller may not call without end; another one is not kept waiting, and after a while he may again', async () => {
    await serve();
    const statuses = new Set<number>();
    for (let i = 0; i < 100; i += 1) statuses.add((await ask('/v1/kills')).status);
    expect([...statuses]).toEqual([200]);
    const refused = await ask('/v1/kills');
    expect([refused.status, refused.headers.get('retry-after')]).toEqual([429, '1']);
    expect((await ask('/v1/kills', {}, 'kim-token')).status).toBe(200);
    const pulled = await ask('/v1/kills', { method: 'POST', body: '{"scope":"all","reason":"stop"}' });
    expect(pulled.status).toBe(200);
    nowMs += 1_000;
    expect((await ask('/v1/kills')).status).toBe(200);
  });

  test('whoever guesses tokens is slowed down, and whoever has one is not', async () => {
    await serve();
    const statuses: number[] = [];
    for (let i = 0; i < 22; i += 1) statuses.push((await ask('/v1/kills', {}, `guess-${i}`)).status);
    expect([statuses[0], statuses.at(-1), (await ask('/v1/kills')).status]).toEqual([401, 429, 200]);
  });
});

describe('health', () => {
  const readiness = async () => {
    const answer = await fetch(`${address}/readyz`);
    const told = (await answer.json()) as { checks: { name: string; ok: boolean; detail: string }[] };
    return [answer.status, told.checks.filter(({ ok }) => !ok).map(({ detail }) => detail)];
  };

  test('a process that judges is ready, whoever asks and however often', async () => {
    await serve();
    for (let i = 0; i < 120; i += 1) expect((await fetch(`${address}/livez`)).status).toBe(200);
    expect(await readiness()).toEqual([200, []]);
  });

  test.each<[string, () => Partial<ApiPorts>, readonly string[]]>([
    ['one that begins or ends', () => ({ isReady: () => false }), ['the process begins or ends']],
    [
      'a store that is away',
      () => ({ store: { ...store, now: () => Promise.reject(new Error('password=hunter2')) } }),
      ['the store does not answer'],
    ],
    [
      'an evaluator that stands',
      () => {
        let ms = 0;
        const counters = createCounters(() => ms);
        counters.evaluated();
        ms = 61_000;
        return { telemetry: { ...apiPorts(store, SETTINGS).telemetry, counters } };
      },
      ['nothing was judged for 61 s'],
    ],
  ])('%s says what is wrong', async (_title, of, wrong) => {
    await serve(of());
    expect(await readiness()).toEqual([503, wrong]);
  });
});

describe('events', () => {
  /** Reads a stream until it has brought so many events. */
  const events = async (path: string, wanted: number, headers: Record<string, string> = {}) =>
    read(await opened(path, headers), wanted);
  /** A stream that the server has begun. */
  const opened = async (path: string, headers: Record<string, string> = {}) => {
    const gone = new AbortController();
    return { gone, answer: await ask(path, { headers, signal: gone.signal }) };
  };
  const read = async ({ gone, answer }: Awaited<ReturnType<typeof opened>>, wanted: number) => {
    const reader = (answer.body as ReadableStream<Uint8Array>).getReader();
    const decoder = new TextDecoder();
    let text = '';
    const found = () =>
      [...text.matchAll(/^id: (\d+)\nevent: (\w+)\ndata: (.*)\n\n/gm)].map(([, id, event, data = '']) => ({
        id,
        event,
        n: (JSON.parse(data) as { n: number }).n,
      }));
    while (found().length < wanted) {
      const { done, value } = await reader.read();
      if (done) break;
      text += decoder.decode(value, { stream: true });
    }
    gone.abort();
    return { type: answer.headers.get('content-type'), found: found() };
  };

  test('what is decided comes as it is decided, and a client that comes back misses nothing', async () => {
    await serve();
    // A stream from now on begins behind the two that are there; one from the beginning has all.
    const fromNow = await opened('/v1/events');
    const all = await opened('/v1/events?after=0');
    await store.commit(commitOf(epoch, { decisions: [decisionOf(2, { what: 'recovered' })] }));
    expect(await read(all, 3)).toEqual({
      type: 'text/event-stream',
      found: [
        { id: '1', event: 'anomalies', n: 0 },
        { id: '2', event: 'actions', n: 1 },
        { id: '3', event: 'anomalies', n: 2 },
      ],
    });
    expect((await read(fromNow, 1)).found.map(({ n }) => n)).toEqual([2]);
    expect((await events('/v1/events', 2, { 'last-event-id': '1' })).found.map(({ id }) => id)).toEqual([
      '2',
      '3',
    ]);
  });

  test('a place that is none is refused', async () => {
    await serve();
    expect((await ask('/v1/events', { headers: { 'last-event-id': 'x' } })).status).toBe(400);
  });

  test('streams end with the server, and their places are free again when a client goes', async () => {
    await serve();
    for (let i = 0; i < 60; i += 1) expect((await events('/v1/events?after=0', 2)).found).toHaveLength(2);
    const answer = await ask('/v1/events?after=0');
    await close();
    await expect(answer.text().catch(() => 'ended')).resolves.toMatch(/^id: |^retry: |^ended$/);
    await serve();
  });
});
