/** R22 of `lookup`: an attempt that may have acted is asked about before another one is made. */
import { expect, test } from '@jest/globals';
import type { Action, Connector, ConnectorPorts, LookedUp, Outcome } from '../../connectors/connector.ts';
import { manualClock } from '../adapters/manual-clock.ts';
import { openMemory } from '../adapters/memory-store.ts';
import { commitOf } from '../commit-of.ts';
import { runOf, T0 } from '../testing/store-samples.ts';
import { CLAIM_MS, createDispatcher } from './dispatcher.ts';

const ok: Outcome = { kind: 'succeeded', detail: 'done' };
const lost: Outcome = { kind: 'unknown', reason: 'lost' };
const done: LookedUp = { kind: 'done' };
const notDone: LookedUp = { kind: 'not-done' };
const silent: LookedUp = { kind: 'unknown', reason: 'answered 500' };

const WITHIN_MS = 60_000;
const ports: ConnectorPorts = {
  http: async () => ({ status: 200, headers: {}, body: '' }),
  produce: async () => {},
  note: () => {},
  mail: async () => {},
  now: () => T0,
};

/** One run of a verb that answers, and is asked about, as told; `happened` is what reached it, in order. */
async function bench(outcomes: Outcome[], answers: LookedUp[]) {
  const happened: string[] = [];
  const clock = manualClock(T0);
  const put: Action<unknown, never> = {
    doc: '',
    args: { safeParse: (data: unknown) => ({ success: true, data }) } as never,
    effect: { changes: 'x', reaches: 'nobody', lasting: false, severe: false },
    inverse: null,
    idempotency: 'lookup',
    ttl: 'none',
    cost: null,
    async run(_args, { key }) {
      happened.push(`put ${key} at ${clock.now() - T0}`);
      return outcomes.shift() ?? ok;
    },
    lookUp: {
      appliedWithinMs: WITHIN_MS,
      async ask({ key }) {
        happened.push(`ask ${key} at ${clock.now() - T0}`);
        return answers.shift() ?? silent;
      },
    },
  };
  const connector: Connector = {
    name: 'c',
    doc: '',
    settings: {} as Connector['settings'],
    actions: { put },
    probes: {},
  };
  const store = await openMemory({ clock });
  const run = runOf('k0', {
    verb: 'c.put',
    args: {},
    notBeforeMs: T0,
    deadlineMs: T0 + 300_000,
    effect: null,
  });
  await store.commit(commitOf(await store.claimEvaluator(), { runs: [run] }));
  const tell = () => {};
  const dispatcher = createDispatcher({
    store,
    registry: new Map([['c', { name: 'c', connector, settings: {} }]]),
    ports,
    random: () => 0.5,
    deadline: () => new AbortController().signal,
    reporter: { info: tell, warn: tell, error: tell },
    concurrency: 4,
  });
  /** Polls every ten seconds. */
  const pass = async (forMs: number) => {
    for (const end = clock.now() + forMs; clock.now() <= end; clock.set(clock.now() + 10_000))
      await dispatcher.poll();
  };
  const status = async () => (await store.runs({ incident: 'i1' }))[0]?.status;
  return { happened, pass, status, store, clock };
}

test.each<[string, Outcome[], LookedUp[], string, readonly string[]]>([
  ['an attempt that was answered is not asked about', [ok], [], 'succeeded', ['put k0 at 0']],
  [
    'a lost one is asked about when the remote must have acted, and not repeated when it was done',
    [lost],
    [done],
    'succeeded',
    ['put k0 at 0', 'ask k0 at 60000'],
  ],
  [
    'it is repeated when it was not done',
    [lost, ok],
    [notDone],
    'succeeded',
    ['put k0 at 0', 'ask k0 at 60000', 'put k0 at 60000'],
  ],
  [
    'without an answer it is asked again, and nothing is sent',
    [lost],
    [silent, done],
    'succeeded',
    ['put k0 at 0', 'ask k0 at 60000', 'ask k0 at 120000'],
  ],
  [
    'a definite no after the remote was sure is a failure',
    [lost, { kind: 'failed', reason: 'no', retryable: false, retryAfterMs: null }],
    [notDone],
    'failed',
    ['put k0 at 0', 'ask k0 at 60000', 'put k0 at 60000'],
  ],
])('%s', async (_title, outcomes, answers, expected, order) => {
  const { happened, pass, status } = await bench(outcomes, answers);
  await pass(300_000);
  expect(happened).toEqual(order);
  expect(await status()).toBe(expected);
});

test('nobody answers: it ends unknown, sent once', async () => {
  const { happened, pass, status } = await bench([lost], []);
  await pass(1_800_000);
  expect(await status()).toBe('unknown');
  expect(happened.filter((one) => one.startsWith('put'))).toHaveLength(1);
  expect(happened.length).toBeGreaterThan(3);
});

test('a claim that ran out after `sent` is asked about, late enough, and never just sent again', async () => {
  const { happened, pass, status, store, clock } = await bench([], [done]);
  const [claimed] = await store.claim(1, CLAIM_MS);
  await store.sent('k0', claimed!.fence);
  clock.set(T0 + CLAIM_MS);
  await pass(120_000);
  expect(happened).toEqual([`ask k0 at ${CLAIM_MS + WITHIN_MS}`]);
  expect(await status()).toBe('succeeded');
});
