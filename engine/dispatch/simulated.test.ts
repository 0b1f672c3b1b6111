import { expect, test } from '@jest/globals';
import { z } from 'zod';
import {
  type Answer,
  action,
  defineConnector,
  type Outcome,
  probe,
  type Registry,
} from '../../connectors/connector.ts';
import { manualClock } from '../adapters/manual-clock.ts';
import { openMemory } from '../adapters/memory-store.ts';
import { commitOf } from '../commit-of.ts';
import { runOf, T0 } from '../testing/store-samples.ts';
import { createDispatcher } from './dispatcher.ts';
import { noDeadline, noPorts, type Recorded, recordedAnswerKey, simulatedRegistry } from './simulated.ts';

const put = action<unknown, { path: string }>({
  doc: 'Puts.',
  args: z.strictObject({ path: z.string() }),
  effect: { changes: 'x', reaches: 'systems', lasting: true, severe: false },
  inverse: 'delete',
  idempotency: 'key',
  ttl: 'none',
  cost: null,
  run: async () => {
    throw new Error('reached the world');
  },
});
const get = probe<unknown, { path: string }>({
  doc: 'Gets.',
  args: z.strictObject({ path: z.string() }),
  read: async () => {
    throw new Error('reached the world');
  },
});
const connector = defineConnector({
  name: 'http',
  doc: '',
  settings: z.unknown(),
  actions: { put, delete: put },
  probes: { get },
});
const registry: Registry = new Map([
  ['city', { name: 'city', connector, settings: { password: 'planted' } }],
]);

const lost: Outcome = { kind: 'unknown', reason: 'response lost' };
const busy: Outcome = { kind: 'failed', reason: 'busy', retryable: true, retryAfterMs: null };

test.each<[string, string, Recorded, string]>([
  ['acts succeed at once', 'a', {}, 'succeeded: simulated'],
  ['undos too', 'a/undo', {}, 'succeeded: simulated'],
  ['a verb that fails', 'a', { fails: new Map([['city.put', 'it is down']]) }, 'failed: it is down'],
  [
    'another verb that fails',
    'a',
    { fails: new Map([['city.delete', 'it is down']]) },
    'succeeded: simulated',
  ],
  ['an undo that fails', 'a/undo', { fails: new Map([['city.delete', 'it is down']]) }, 'failed: it is down'],
  ['one run that was lost', 'a', { outcomes: new Map([['a', lost]]) }, 'unknown: response lost'],
  ['another run that was lost', 'a', { outcomes: new Map([['b', lost]]) }, 'succeeded: simulated'],
  ['its undo that was lost', 'a/undo', { outcomes: new Map([['a/undo', lost]]) }, 'unknown: response lost'],
  ['its undo, the act lost', 'a/undo', { outcomes: new Map([['a', lost]]) }, 'succeeded: simulated'],
  ['a recorded end is not tried again', 'a', { outcomes: new Map([['a', busy]]) }, 'failed: busy'],
  [
    'a run is stronger than its verb',
    'a',
    { outcomes: new Map([['a', lost]]), fails: new Map([['city.put', 'it is down']]) },
    'unknown: response lost',
  ],
])('%s', async (_title, key, recorded, expected) => {
  const clock = manualClock(T0);
  const store = await openMemory({ clock });
  const undo = key.endsWith('/undo');
  const run = runOf(key, {
    kind: undo ? 'undo' : 'act',
    verb: undo ? 'city.delete' : 'city.put',
    args: { path: '/a' },
  });
  await store.commit(commitOf(await store.claimEvaluator(), { runs: [run] }));
  const tell = () => {};
  const dispatcher = createDispatcher({
    store,
    registry: simulatedRegistry(registry, recorded),
    ports: noPorts,
    random: () => 0.5,
    deadline: noDeadline,
    reporter: { info: tell, warn: tell, error: tell },
    concurrency: 4,
  });
  expect(await dispatcher.poll()).toBe(1);
  const [signal] = await store.signals();
  const { status, detail } = signal!.payload as { readonly status: string; readonly detail: string };
  expect(`${status}: ${detail}`).toBe(expected);
});

test('the manifest stays but for the class, and the settings with their secrets are gone', () => {
  const twin = simulatedRegistry(registry).get('city');
  const { run: _run, idempotency: _class, ...kept } = twin?.connector.actions['put'] ?? put;
  expect(put).toMatchObject(kept);
  expect(JSON.stringify(twin)).not.toContain('planted');
});

test.each<[string, ReadonlyMap<string, Answer>, Answer]>([
  ['without a recording', new Map(), { kind: 'unknown', reason: 'no answer was recorded' }],
  [
    'for other arguments',
    new Map([[recordedAnswerKey('city.get', { path: '/b' }), { kind: 'answered', fields: { ok: true } }]]),
    { kind: 'unknown', reason: 'no answer was recorded' },
  ],
  [
    'for these arguments',
    new Map([[recordedAnswerKey('city.get', { path: '/a' }), { kind: 'answered', fields: { ok: true } }]]),
    { kind: 'answered', fields: { ok: true } },
  ],
])('a probe %s', async (_title, answers, expected) => {
  const twin = simulatedRegistry(registry, { answers }).get('city')?.connector.probes['get'];
  const context = { ...noPorts, settings: {}, signal: noDeadline() };
  expect(await twin?.read({ path: '/a' } as never, context)).toEqual(expected);
});

test('the order of arguments is not part of the question', () => {
  expect(recordedAnswerKey('c.get', { a: 1, b: 2 })).toBe(recordedAnswerKey('c.get', { b: 2, a: 1 }));
});

test.each(['http', 'produce', 'note', 'mail', 'now'] as const)(
  'a connector that was not replaced cannot use `%s`',
  async (port) => {
    await expect(async () => noPorts[port]()).rejects.toThrow(port);
  },
);
