import { createHash } from 'node:crypto';
import { beforeEach, describe, expect, test } from '@jest/globals';
import { manualClock } from '../../engine/adapters/manual-clock.ts';
import { openMemory } from '../../engine/adapters/memory-store.ts';
import { commitOf } from '../../engine/commit-of.ts';
import { bundleOf } from '../../engine/testing/orders-bundle.ts';
import { askOf, decisionOf, incidentOf, leaseOf, runOf, T0 } from '../../engine/testing/store-samples.ts';
import { apiApp } from './api-app.ts';
import { ROUTES } from './routes.ts';
import { serveApi } from './serve-api.ts';
import { apiPorts } from './testing/api-ports.ts';

const hash = (token: string) => `sha256:${createHash('sha256').update(token).digest('hex')}`;
const PEOPLE = `people:
  kim: { roles: [ops-lead], token: "${hash('kim-token')}" }
  lee: { roles: [operator], token: "${hash('lee-token')}" }
  park: { roles: [ops-lead] }
`;
const PROBLEM = ['type', 'title', 'status', 'detail', 'help'];
const LISTEN = 'api: { listen: "127.0.0.1:0" }\n';
let store: Awaited<ReturnType<typeof openMemory>>;
let faults: string[];

beforeEach(async () => {
  faults = [];
  store = await openMemory({ clock: manualClock(T0) });
  const times = { decidedMs: T0, askedMs: T0, dueMs: T0 + 600_000 };
  await store.commit(
    commitOf(await store.claimEvaluator(), {
      incidents: [incidentOf('i1')],
      decisions: [decisionOf(0)],
      runs: [runOf('r1', { args: { phone: 'secret-phone' } })],
      leases: [leaseOf('r1')],
      asks: [
        askOf('a1', { ...times, author: 'jung', digest: 'abcdef0123' }),
        askOf('own', { ...times, author: 'kim', digest: 'abcdef0123' }),
      ],
    }),
  );
});

const appOf = (settings: string) =>
  apiApp(apiPorts(store, settings, { isReady: () => false }), (message) => faults.push(message));

async function call(
  method: 'GET' | 'POST',
  path: string,
  { token, body, settings = PEOPLE + LISTEN }: { token?: string; body?: unknown; settings?: string } = {},
) {
  const answer = await appOf(settings).request(`http://127.0.0.1:8790${path}`, {
    method,
    headers: token === undefined ? {} : { authorization: `Bearer ${token}` },
    ...(body === undefined ? {} : { body: typeof body === 'string' ? body : JSON.stringify(body) }),
  });
  const isJson = answer.headers.get('content-type')?.includes('json') === true;
  if (!isJson) await answer.body?.cancel();
  return { status: answer.status, told: (isJson ? await answer.json() : {}) as Record<string, unknown> };
}

describe('who may', () => {
  const guarded = ROUTES.filter(({ may }) => may !== 'open').map(
    ({ method, path }) => [method.toUpperCase() as 'GET' | 'POST', path] as const,
  );

  test.each(guarded)('%s %s tells nothing without a token, or with a wrong one', async (method, path) => {
    for (const token of [undefined, 'wrong', '']) {
      const { status, told } = await call(method, path, token === undefined ? {} : { token });
      expect([status, Object.keys(told)]).toEqual([401, PROBLEM]);
    }
  });

  test.each(guarded)(
    '%s %s: without a token in the settings reading is free and nothing else',
    async (method, path) => {
      const { status } = await call(method, path, { settings: LISTEN });
      expect(status === 403).toBe(method === 'POST');
    },
  );

  test('where no token is asked for, a name that leads here is not served', async () => {
    const answer = await appOf(LISTEN).request('http://evil.example:8790/v1/asks');
    expect(answer.status).toBe(403);
  });

  test('a kill switch needs a role of `api.operators`', async () => {
    const body = { scope: 'all', reason: 'it pays twice' };
    expect((await call('POST', '/v1/kills', { token: 'kim-token', body })).status).toBe(403);
    expect(await store.kills()).toEqual([]);
    expect((await call('POST', '/v1/kills', { token: 'lee-token', body })).status).toBe(200);
    expect(await store.kills()).toMatchObject([{ scope: 'all', by: 'lee', reason: 'it pays twice' }]);
    expect(
      (await call('POST', '/v1/kills/lift', { token: 'lee-token', body: { scope: 'all' } })).told,
    ).toEqual({
      kills: [],
    });
    expect(
      (await call('POST', '/v1/kills/lift', { token: 'lee-token', body: { scope: 'all' } })).status,
    ).toBe(404);
  });
});

describe('what is told', () => {
  test.each<[string, (told: Record<string, unknown>) => unknown, unknown]>([
    ['/v1/incidents', ({ incidents }) => (incidents as { id: string }[]).map(({ id }) => id), ['i1']],
    ['/v1/incidents/i1', ({ decisions }) => (decisions as unknown[]).length, 1],
    ['/v1/actions', ({ actions }) => (actions as { key: string }[]).map(({ key }) => key), ['r1']],
    ['/v1/in-force', ({ leases, asks }) => [(leases as []).length, (asks as []).length], [1, 2]],
    ['/v1/playbooks', ({ playbooks }) => (playbooks as unknown[]).length, bundleOf().playbooks.length],
  ])('%s', async (path, of, expected) => {
    const { status, told } = await call('GET', path, { token: 'kim-token' });
    expect([status, of(told)]).toEqual([200, expected]);
    expect(JSON.stringify(told)).not.toContain('secret-phone');
  });

  test('an incident that never was is told so', async () => {
    expect(await call('GET', '/v1/incidents/none', { token: 'kim-token' })).toMatchObject({
      status: 404,
      told: { detail: 'there is no incident `none`' },
    });
  });

  test('alive at once, ready when events are judged', async () => {
    expect((await call('GET', '/livez')).status).toBe(200);
    expect((await call('GET', '/readyz')).status).toBe(503);
  });

  test('its own description has every route', async () => {
    const { told } = await call('GET', '/openapi.json');
    expect(Object.keys(told['paths'] as object)).toEqual([...new Set(ROUTES.map(({ path }) => path))]);
  });

  test('a fault inside is told to the process, not to the caller', async () => {
    store.asks = async () => Promise.reject(new Error('password=hunter2'));
    const { status, told } = await call('GET', '/v1/asks', { token: 'kim-token' });
    expect([status, JSON.stringify(told).includes('hunter2'), faults]).toEqual([
      503,
      false,
      ['password=hunter2'],
    ]);
  });
});

describe('words', () => {
  test('a yes to exactly what was looked at is taken, once', async () => {
    const yes = { token: 'kim-token', body: { digest: 'abcdef', reason: 'rain' } };
    expect(await call('POST', '/v1/asks/a1/grant', yes)).toEqual({
      status: 200,
      told: { id: 'a1', status: 'granted' },
    });
    expect(await store.signals()).toMatchObject([{ id: 'reply:a1', payload: { by: ['kim'] } }]);
    expect((await call('POST', '/v1/asks/a1/grant', yes)).status).toBe(409);
    expect(await store.signals()).toHaveLength(1);
  });

  test.each<[string, string, string, unknown, number]>([
    ['another digest', 'a1/grant', 'kim-token', { digest: '000000' }, 409],
    ['no digest', 'a1/grant', 'kim-token', {}, 400],
    ['another role', 'a1/grant', 'lee-token', { digest: 'abcdef' }, 403],
    ['what he wrote himself', 'own/grant', 'kim-token', { digest: 'abcdef' }, 403],
    ['a yes as an answer', 'a1/answer', 'kim-token', { choice: 'yes' }, 409],
    ['what never waited', 'none/deny', 'kim-token', {}, 404],
    ['no JSON', 'a1/deny', 'kim-token', '{', 400],
    ['a member nobody knows', 'a1/deny', 'kim-token', { by: 'lee' }, 400],
    ['too much', 'a1/deny', 'kim-token', { reason: 'x'.repeat(70_000) }, 413],
  ])('refused: %s', async (_title, path, token, body, status) => {
    const { status: got, told } = await call('POST', `/v1/asks/${path}`, { token, body });
    expect([got, Object.keys(told)]).toEqual([status, PROBLEM]);
    expect(await store.signals()).toEqual([]);
  });
});

test('off loopback it does not start while nobody has a token', async () => {
  const ports = (settings: string) => apiPorts(store, settings);
  await expect(serveApi(ports('api: { listen: "0.0.0.0:0" }'), () => {})).rejects.toThrow(
    'nobody has a token',
  );
  expect(await serveApi(ports(''), () => {})).toBeNull();
  const served = await serveApi(ports(LISTEN), () => {});
  await served?.close();
  expect(served?.address).toMatch(/^http:\/\/127\.0\.0\.1:\d+$/);
});

describe('what a person on call orders', () => {
  const reason = 'wrong sensor';
  const posted = (path: string, body: unknown, token = 'lee-token') => call('POST', path, { token, body });

  test.each<[path: string, body: object, order: object]>([
    ['/v1/undo', { scope: 'all', reason }, { word: 'undo', scope: 'all', name: '' }],
    ['/v1/undo', { scope: 'incident', name: 'i1', reason }, { word: 'undo', scope: 'incident', name: 'i1' }],
    ['/v1/incidents/i1/acknowledge', {}, { word: 'acknowledge', incident: 'i1' }],
    [
      '/v1/silences',
      { minutes: 30, reason },
      { word: 'silence', of: { playbook: null, in: {} }, forMs: 1_800_000 },
    ],
    [
      '/v1/silences/end',
      { in: { region: 'mapo' } },
      { word: 'unsilence', of: { playbook: null, in: { region: 'mapo' } } },
    ],
  ])('POST %s %j', async (path, body, order) => {
    expect((await posted(path, body)).status).toBe(200);
    expect(await store.signals()).toMatchObject([{ kind: 'order', payload: { order, by: 'lee', atMs: T0 } }]);
  });

  test('what could not be taken back is handed over, and nothing else', async () => {
    const body = { scope: 'incident', name: 'i1', to: 'lee', reason };
    expect((await posted('/v1/undo/hand-over', body)).status).toBe(409);
    await store.commit(
      commitOf(await store.claimEvaluator(), { leases: [leaseOf('r1', { status: 'undoing' })] }),
    );
    expect((await posted('/v1/undo/hand-over', { ...body, to: 'nobody' })).status).toBe(404);
    expect((await posted('/v1/undo/hand-over', body, 'kim-token')).status).toBe(403);
    expect(await store.signals()).toEqual([]);
    expect((await posted('/v1/undo/hand-over', body)).told).toEqual({
      handedOver: [{ target: 'restaurant-1', effect: 'restaurant.open', incident: 'i1' }],
    });
    expect(await store.signals()).toMatchObject([
      { payload: { order: { word: 'hand-over', scope: 'incident', name: 'i1', to: 'lee' }, by: 'lee' } },
    ]);
  });

  test('what an undo is about is told, without who it is for', async () => {
    expect((await posted('/v1/undo', { scope: 'all', reason })).told).toEqual({
      inForce: [{ target: 'restaurant-1', effect: 'restaurant.open', incident: 'i1' }],
    });
  });

  test.each<[string, string, object, string, number]>([
    ['no role', '/v1/undo', { scope: 'all', reason }, 'kim-token', 403],
    ['no reason', '/v1/undo', { scope: 'all' }, 'lee-token', 400],
    ['a name for all', '/v1/undo', { scope: 'all', name: 'x', reason }, 'lee-token', 400],
    [
      'an incident that is not there',
      '/v1/undo',
      { scope: 'incident', name: 'f00', reason },
      'lee-token',
      404,
    ],
    ['a playbook that is not there', '/v1/playbooks/none/pause', { reason }, 'lee-token', 404],
    ['a silence without an end', '/v1/silences', { reason }, 'lee-token', 400],
    ['a silence of weeks', '/v1/silences', { minutes: 20_000, reason }, 'lee-token', 400],
  ])('%s changes nothing', async (_title, path, body, token, status) => {
    expect((await posted(path, body, token)).status).toBe(status);
    expect(await store.signals()).toEqual([]);
  });
});
