import { expect, test } from '@jest/globals';
import type {
  Action,
  Connector,
  ConnectorPorts,
  Effect,
  Outcome,
  Registry,
  RunContext,
} from '../../connectors/connector.ts';
import { manualClock } from '../adapters/manual-clock.ts';
import { openMemory } from '../adapters/memory-store.ts';
import { commitOf } from '../commit-of.ts';
import type { Kill } from '../control/kill.ts';
import type { RunRow, StateStore } from '../store.ts';
import { runOf, T0 } from '../testing/store-samples.ts';
import { CALL_MS, CLAIM_MS, createDispatcher, type DispatcherParts, LOOK_MS } from './dispatcher.ts';

const ok: Outcome = { kind: 'succeeded', detail: 'done' };
const busy: Outcome = { kind: 'failed', reason: 'busy', retryable: true, retryAfterMs: null };
const no: Outcome = { kind: 'failed', reason: 'no', retryable: false, retryAfterMs: null };
const lost: Outcome = { kind: 'unknown', reason: 'lost' };

type Call = Pick<RunContext<unknown>, 'key' | 'undo' | 'expiresAtMs'> & {
  readonly args: unknown;
  readonly verb: string;
};
type Idempotency = Action<unknown, never>['idempotency'];

/** A connector `c` with verbs `put` and `delete` that answer one after the other what they are told, then `ok`. */
function scripted(
  script: (Outcome | (() => Promise<Outcome>))[],
  calls: Call[],
  idempotency: Idempotency,
  effect: Effect = { changes: 'x', reaches: 'nobody', lasting: true, severe: false },
): Connector {
  const verb = (name: string): Action<unknown, never> => ({
    doc: '',
    args: {
      safeParse: (data: { readonly bad?: true }) =>
        data.bad
          ? { success: false, error: { issues: [{ path: ['path'], message: 'wrong' }] } }
          : { success: true, data },
    } as unknown as Action<unknown, never>['args'],
    effect,
    inverse: 'delete',
    idempotency,
    ttl: 'none',
    cost: null,
    async run(args, { key, undo, expiresAtMs }) {
      calls.push({ verb: name, args, key, undo, expiresAtMs });
      const next = script.shift() ?? ok;
      return typeof next === 'function' ? next() : next;
    },
  });
  const settings = {} as Connector['settings'];
  return { name: 'c', doc: '', settings, actions: { put: verb('put'), delete: verb('delete') }, probes: {} };
}

const ports: ConnectorPorts = {
  http: async () => ({ status: 200, headers: {}, body: '' }),
  produce: async () => {},
  note: () => {},
  mail: async () => {},
  now: () => T0,
};

async function bench(
  runs: readonly Partial<RunRow>[],
  script: (Outcome | (() => Promise<Outcome>))[] = [],
  options: {
    readonly idempotency?: Idempotency;
    readonly effect?: Effect;
    readonly concurrency?: number;
    readonly store?: (store: StateStore) => Partial<StateStore>;
  } = {},
) {
  const clock = manualClock(T0);
  const memory = await openMemory({ clock });
  await memory.open();
  const epoch = await memory.claimEvaluator();
  const rows = runs.map((run, i) =>
    runOf(run.key ?? `k${i}`, {
      verb: 'c.put',
      args: { path: '/a' },
      decidedMs: T0,
      notBeforeMs: T0,
      deadlineMs: T0 + 300_000,
      effect: null,
      ...run,
    }),
  );
  await memory.commit(commitOf(epoch, { runs: rows }));
  const calls: Call[] = [];
  const told: string[] = [];
  const deadlines: AbortController[] = [];
  const looks: AbortController[] = [];
  const registry: Registry = new Map([
    [
      'c',
      {
        name: 'c',
        connector: scripted(script, calls, options.idempotency ?? 'key', options.effect),
        settings: {},
      },
    ],
  ]);
  const tell = (message: string | Error) => void told.push(String(message));
  const parts: DispatcherParts = {
    store: { ...memory, ...options.store?.(memory) },
    registry,
    ports,
    random: () => 0.5,
    deadline: (ms) => {
      const controller = new AbortController();
      (ms === LOOK_MS ? looks : deadlines).push(controller);
      return controller.signal;
    },
    reporter: { info: tell, warn: tell, error: tell },
    concurrency: options.concurrency ?? 8,
  };
  const dispatcher = createDispatcher(parts);
  const row = async (key = 'k0') => (await memory.runs({ incident: 'i1' })).find((r) => r.key === key);
  return {
    dispatcher,
    memory,
    clock,
    calls,
    told,
    deadlines,
    looks,
    parts,
    row,
    signals: () => memory.signals(),
  };
}

test.each<[string, Partial<RunRow>, Outcome, Idempotency, string, string]>([
  ['success', {}, ok, 'key', 'succeeded', 'done'],
  ['a permanent failure', {}, no, 'key', 'failed', 'no'],
  ['a lost answer without a key', {}, lost, 'none', 'unknown', 'lost'],
  ['a lost answer that nobody can be asked about', {}, lost, 'lookup', 'unknown', 'lost'],
  [
    'an unknown connector',
    { verb: 'nobody.put' },
    ok,
    'key',
    'failed',
    'there is no connector `nobody` in the config',
  ],
  [
    'an unknown verb',
    { verb: 'c.toString' },
    ok,
    'key',
    'failed',
    'the connector `c` has no verb `toString`',
  ],
  [
    'wrong arguments',
    { args: { bad: true } },
    ok,
    'key',
    'failed',
    '`c.put` refuses its arguments: path: wrong',
  ],
  ['too late to begin', { deadlineMs: T0 - 1 }, ok, 'key', 'expired', 'not sent before its deadline'],
  ['just in time', { deadlineMs: T0 }, ok, 'key', 'succeeded', 'done'],
  [
    'an undo is never too late',
    { key: 'k0/undo', kind: 'undo', deadlineMs: T0 - 1 },
    ok,
    'key',
    'succeeded',
    'done',
  ],
])('%s', async (_title, run, outcome, idempotency, status, detail) => {
  const { dispatcher, row, signals } = await bench([run], [outcome], { idempotency });
  await dispatcher.poll();
  const key = run.key ?? 'k0';
  expect(await row(key)).toMatchObject({ status, outcome: { detail } });
  expect(await signals()).toEqual([
    {
      seq: expect.any(Number),
      id: `outcome:${key}`,
      incident: 'i1',
      kind: 'outcome',
      payload: { run: key, status, detail },
    },
  ]);
});

test.each<[string, Partial<RunRow>, Partial<Call>]>([
  [
    'an act is given its own key',
    { key: 'i1/2.1/gangnam' },
    { verb: 'put', key: 'i1/2.1/gangnam', undo: false },
  ],
  [
    'an undo is given its act’s key and its own verb and arguments',
    { key: 'i1/2.1/gangnam/undo', kind: 'undo', verb: 'c.delete', args: { path: '/b' } },
    { verb: 'delete', key: 'i1/2.1/gangnam', undo: true, args: { path: '/b' } },
  ],
  ['the end of a lasting effect travels along', { expiresAtMs: T0 + 7 }, { expiresAtMs: T0 + 7 }],
])('%s', async (_title, run, expected) => {
  const { dispatcher, calls } = await bench([run]);
  expect(await dispatcher.poll()).toBe(1);
  expect(calls).toEqual([expect.objectContaining(expected)]);
});

test('a failure that may pass is tried again when its time has come, and ends with one signal', async () => {
  const { dispatcher, clock, calls, row, signals } = await bench([{}], [busy, busy, ok]);
  expect(await dispatcher.poll()).toBe(1);
  expect(await row()).toMatchObject({ status: 'pending', attempts: 1, notBeforeMs: T0 + 500 });
  expect(await signals()).toEqual([]);
  clock.set(T0 + 499);
  expect(await dispatcher.poll()).toBe(0);
  clock.set(T0 + 500);
  expect(await dispatcher.poll()).toBe(1);
  clock.set(T0 + 1_500);
  expect(await dispatcher.poll()).toBe(1);
  expect(calls.map((call) => call.key)).toEqual(['k0', 'k0', 'k0']);
  expect(await signals()).toMatchObject([{ payload: { status: 'succeeded' } }]);
});

test('a retry that comes too late ends as failed, one after a lost attempt as unknown', async () => {
  const { dispatcher, clock, calls, signals } = await bench([{ key: 'a' }, { key: 'b' }], [busy, lost]);
  await dispatcher.poll();
  clock.set(T0 + 900_001);
  expect(await dispatcher.poll()).toBe(0);
  expect(calls).toHaveLength(2);
  expect((await signals()).map((s) => s.payload)).toMatchObject([
    { run: 'a', status: 'failed', detail: 'busy; gave up, no time left' },
    { run: 'b', status: 'unknown', detail: 'lost; gave up, no time left' },
  ]);
});

test.each<[Idempotency, 'act' | 'undo', number, string]>([
  ['key', 'act', 1, 'succeeded'],
  ['key', 'undo', 1, 'succeeded'],
  ['none', 'act', 0, 'unknown'],
  ['none', 'undo', 0, 'unknown'],
  ['lookup', 'act', 0, 'unknown'],
])(
  'a claim that ran out after `sent`, class %s, %s: %i more attempts, %s',
  async (idempotency, kind, made, status) => {
    const key = kind === 'act' ? 'k0' : 'k0/undo';
    const { dispatcher, memory, clock, row } = await bench([{ key, kind }], [], { idempotency });
    const [claimed] = await memory.claim(1, CLAIM_MS);
    expect(await memory.sent(key, claimed!.fence)).toBe(true);
    clock.set(T0 + CLAIM_MS);
    expect(await dispatcher.poll()).toBe(made);
    expect(await row(key)).toMatchObject({ status });
  },
);

test.each<[string, Pick<Effect, 'changes' | 'reaches'>, number]>([
  ['a message to staff is sent again', { changes: 'nothing', reaches: 'staff' }, 1],
  ['a message to customers is not', { changes: 'nothing', reaches: 'customers' }, 0],
  ['what changes something for staff is not', { changes: 'alert', reaches: 'staff' }, 0],
])('after a claim that ran out after `sent`, class none: %s', async (_title, what, made) => {
  const effect = { ...what, lasting: false, severe: false };
  const { dispatcher, memory, clock } = await bench([{}], [], { idempotency: 'none', effect });
  const [claimed] = await memory.claim(1, CLAIM_MS);
  await memory.sent('k0', claimed!.fence);
  clock.set(T0 + CLAIM_MS);
  expect(await dispatcher.poll()).toBe(made);
});

test('a claim that ran out before `sent` costs nothing, whatever the class', async () => {
  const { dispatcher, memory, clock, row } = await bench([{}], [], { idempotency: 'none' });
  await memory.claim(1, CLAIM_MS);
  clock.set(T0 + CLAIM_MS);
  expect(await dispatcher.poll()).toBe(1);
  expect(await row()).toMatchObject({ status: 'succeeded' });
});

test('a definite failure after a crash in the middle stays unknown', async () => {
  const { dispatcher, memory, clock, row } = await bench([{}], [no]);
  const [claimed] = await memory.claim(1, CLAIM_MS);
  await memory.sent('k0', claimed!.fence);
  clock.set(T0 + CLAIM_MS);
  await dispatcher.poll();
  expect(await row()).toMatchObject({ status: 'unknown' });
});

test('`sent` is committed before the call, and a lost claim is not sent', async () => {
  const order: string[] = [];
  const called = async () => {
    order.push('call');
    return ok;
  };
  const { dispatcher, row } = await bench([{}], [called], {
    store: (store) => ({
      sent: async (key, fence) => {
        order.push('sent');
        return store.sent(key, fence);
      },
    }),
  });
  await dispatcher.poll();
  expect(order).toEqual(['sent', 'call']);
  expect(await row()).toMatchObject({ status: 'succeeded' });
  const fenced = await bench([{}], [], { store: () => ({ sent: async () => false }) });
  expect(await fenced.dispatcher.poll()).toBe(0);
  expect(fenced.calls).toEqual([]);
});

test('an outcome that comes after the claim went to somebody else is told, not recorded', async () => {
  const { dispatcher, memory, clock, told, signals } = await bench(
    [{}],
    [
      async () => {
        clock.set(T0 + CLAIM_MS);
        await memory.claim(1, CLAIM_MS);
        return ok;
      },
    ],
  );
  await dispatcher.poll();
  expect(told).toEqual(['the claim was lost before the outcome was recorded']);
  expect(await signals()).toEqual([]);
});

test.each<[string, () => Promise<Outcome>]>([
  ['rejects', async () => Promise.reject(new TypeError('planted-secret'))],
  [
    'throws at once',
    () => {
      throw new TypeError('planted-secret');
    },
  ],
])('a connector that %s is unknown, told without its message', async (_title, broken) => {
  const { dispatcher, row, told, signals } = await bench([{}], [broken], { idempotency: 'none' });
  await dispatcher.poll();
  expect(await row()).toMatchObject({
    status: 'unknown',
    outcome: { detail: 'the connector broke: TypeError' },
  });
  expect(JSON.stringify([told, await signals(), await row()])).not.toContain('planted');
});

test('a connector that ignores its deadline is ended as unknown', async () => {
  const { dispatcher, deadlines, row } = await bench([{}], [() => new Promise(() => {})], {
    idempotency: 'none',
  });
  const polled = dispatcher.poll();
  while (deadlines.length === 0) await Promise.resolve();
  deadlines[0]?.abort();
  expect(await polled).toBe(1);
  expect(await row()).toMatchObject({
    status: 'unknown',
    outcome: { detail: 'no answer within the call’s deadline' },
  });
  expect(CALL_MS).toBeLessThan(CLAIM_MS / 3);
});

test('a slow connector has half the places, everything due is performed in one poll', async () => {
  let running = 0;
  let most = 0;
  const slow = async () => {
    running += 1;
    most = Math.max(most, running);
    for (let i = 0; i < 20; i += 1) await Promise.resolve();
    running -= 1;
    return ok;
  };
  const runs = Array.from({ length: 20 }, (_, i) => ({ key: `k${i}` }));
  const { dispatcher } = await bench(
    runs,
    runs.map(() => slow),
    { concurrency: 6 },
  );
  expect(await dispatcher.poll()).toBe(20);
  expect(most).toBe(3);
});

test('a run whose claim was used up by waiting is left to the next claim, unsent', async () => {
  const world: { clock?: { set(nowMs: number): void } } = {};
  const slow = async () => {
    world.clock?.set(T0 + CLAIM_MS / 3 + 1);
    return ok;
  };
  const { dispatcher, clock, calls, row } = await bench([{ key: 'a' }, { key: 'b' }], [slow], {
    concurrency: 2,
  });
  world.clock = clock;
  expect(await dispatcher.poll()).toBe(1);
  expect(calls.map((call) => call.key)).toEqual(['a']);
  expect(await row('b')).toMatchObject({ status: 'claimed' });
  clock.set(T0 + CLAIM_MS);
  expect(await dispatcher.poll()).toBe(1);
  expect(await row('b')).toMatchObject({ status: 'succeeded' });
});

test('runs on one target and effect keep their order, undo after act', async () => {
  const same = { target: 't', effect: 'x' };
  const { dispatcher, calls } = await bench([
    { ...same, key: 'a' },
    { ...same, key: 'a/undo', kind: 'undo', verb: 'c.delete' },
    { ...same, key: 'b' },
  ]);
  expect(await dispatcher.poll()).toBe(3);
  expect(calls.map((call) => `${call.verb} ${call.key}`)).toEqual(['put a', 'delete a', 'put b']);
});

test('two polls at once make each attempt once', async () => {
  const runs = Array.from({ length: 12 }, (_, i) => ({ key: `k${i}` }));
  const { dispatcher, calls } = await bench(runs, [], { concurrency: 4 });
  const made = await Promise.all([dispatcher.poll(), dispatcher.poll()]);
  expect(made[0]! + made[1]!).toBe(12);
  expect(new Set(calls.map((call) => call.key)).size).toBe(12);
});

test('a store that fails fails the poll, and the next one goes on', async () => {
  let down = true;
  const { dispatcher, row } = await bench([{}], [], {
    store: (store) => ({
      claim: async (limit, ms) => {
        if (down) throw new Error('down');
        return store.claim(limit, ms);
      },
    }),
  });
  await expect(dispatcher.poll()).rejects.toThrow('down');
  down = false;
  expect(await dispatcher.poll()).toBe(1);
  expect(await row()).toMatchObject({ status: 'succeeded' });
});

test('stop without any time cuts at once', async () => {
  const { parts, row } = await bench([{}], [() => new Promise(() => {})], { idempotency: 'none' });
  let calls = 0;
  const over = (ms: number) => {
    if (ms === LOOK_MS) return new AbortController().signal;
    calls += 1;
    return calls === 1 ? new AbortController().signal : AbortSignal.abort();
  };
  const dispatcher = createDispatcher({ ...parts, deadline: over });
  const polled = dispatcher.poll();
  while (calls === 0) await Promise.resolve();
  await dispatcher.stop(0);
  expect(await polled).toBe(1);
  expect(await row()).toMatchObject({ status: 'unknown' });
});

test('stop lets a call end, claims nothing more, and cuts what is not over in time', async () => {
  const { dispatcher, deadlines, memory, row } = await bench([{}], [() => new Promise(() => {})], {
    idempotency: 'none',
  });
  const polled = dispatcher.poll();
  while (deadlines.length === 0) await Promise.resolve();
  const stopped = dispatcher.stop(10);
  deadlines[1]?.abort();
  await stopped;
  expect(await polled).toBe(1);
  expect(await row()).toMatchObject({ status: 'unknown' });
  await memory.commit(
    commitOf(1, { runs: [runOf('later', { verb: 'c.put', notBeforeMs: T0, effect: null })] }),
  );
  expect(await dispatcher.poll()).toBe(0);
  expect(await row('later')).toMatchObject({ status: 'pending' });
});

const everything: Kill = { scope: 'all', name: '', freezes: false, reason: 'x', by: '' };

test('a kill switch of the host is looked at before each claim and each send', async () => {
  const { parts, calls, memory } = await bench([{}, {}, {}]);
  let looked = 0;
  // Pulled after the claim and one send: the others stay where they are.
  const dispatcher = createDispatcher({ ...parts, hostKills: () => (++looked > 2 ? [everything] : []) });
  expect(await dispatcher.poll()).toBe(1);
  expect(calls).toHaveLength(1);
  expect((await memory.runs('open')).map(({ status }) => status)).toEqual(['claimed', 'claimed']);
});

test('a kill switch that is pulled while `sent` takes long lets no byte out, and the run waits', async () => {
  const slow = await bench([{}], [], {
    store: (memory) => ({
      sent: async (key, fence) => {
        const went = await memory.sent(key, fence);
        await memory.kill(everything);
        slow.looks[0]?.abort();
        return went;
      },
    }),
  });
  expect(await slow.dispatcher.poll()).toBe(0);
  expect(slow.calls).toEqual([]);
  expect(await slow.row()).toMatchObject({ status: 'pending' });
});

test('a slow `sent` without a kill switch sends', async () => {
  const slow = await bench([{}], [], {
    store: (memory) => ({
      sent: async (key, fence) => {
        const went = await memory.sent(key, fence);
        slow.looks[0]?.abort();
        return went;
      },
    }),
  });
  expect(await slow.dispatcher.poll()).toBe(1);
  expect(slow.calls).toHaveLength(1);
});
