import { expect, test } from '@jest/globals';
import type { Probe } from '../rules/source.ts';
import { manualClock } from './adapters/manual-clock.ts';
import { openMemory } from './adapters/memory-store.ts';
import { commitOf } from './commit-of.ts';
import { createEffects, type EffectPorts } from './effects.ts';
import { OutsideError } from './outside-error.ts';
import type { ProbeRequest } from './probe-request.ts';
import { askOf, leaseOf, runOf, saidOf, signalOf, T0, timerOf } from './testing/store-samples.ts';

const probe = { name: 'rider.app' } as Probe;
const request = { id: 'q1', probe: 'rider.app' } as ProbeRequest;
const ORDER = { order: { word: 'undo', scope: 'all', name: '' }, by: 'kim', reason: '', atMs: T0 };
const away = new OutsideError('the store is away', 'wait', { retryable: true });

/** Effects over a store in memory; what is given replaces single ports. */
async function stage(given: Partial<EffectPorts> = {}) {
  const store = await openMemory({ clock: manualClock(T0) });
  const epoch = await store.claimEvaluator();
  const sent: string[] = [];
  const effects = createEffects([probe], {
    store,
    producer: {
      send: async (messages) => void sent.push(...messages.map(({ value }) => value)),
      close: async () => {},
    },
    dispatcher: { poll: async () => 0 },
    askProbe: async ({ id }) => signalOf(id, { kind: 'answer' }),
    askRead: async ({ id }) => signalOf(id, { kind: 'answer' }),
    breathe: async () => {},
    ...given,
  });
  const commit = (of: Parameters<typeof commitOf>[1]) => store.commit(commitOf(epoch, of));
  return { store, effects, commit, sent };
}

test('messages go out in their order and once, however often publishing is called at the same time', async () => {
  const { effects, commit, sent } = await stage();
  const outbox = ['1', '2', '3'].map((value) => ({ topic: 'actions', key: 'i', value }));
  await commit({ outbox });
  await Promise.all([effects.publish(), effects.publish(), effects.publish()]);
  expect(sent).toEqual(['1', '2', '3']);
});

test('messages that could not be sent stay for the next time', async () => {
  let isAway = true;
  const sent: string[] = [];
  const producer: EffectPorts['producer'] = {
    async send(messages) {
      if (isAway) throw away;
      sent.push(...messages.map(({ value }) => value));
    },
    close: async () => {},
  };
  const { effects, commit } = await stage({ producer });
  await commit({ outbox: [{ topic: 'actions', key: 'i', value: '1' }] });
  await expect(effects.publish()).rejects.toBe(away);
  isAway = false;
  await effects.publish();
  expect(sent).toEqual(['1']);
});

test('an answer that could not be written down is asked for again, one that could is not', async () => {
  const asked: string[] = [];
  const store = await openMemory({ clock: manualClock(T0) });
  let isAway = true;
  const { effects } = await stage({
    store: {
      ...store,
      async signal(signal) {
        if (isAway && signal.id === 'q1') throw away;
        await store.signal(signal);
      },
    },
    async askProbe({ id }) {
      asked.push(id);
      return signalOf(id, { kind: 'answer' });
    },
  });
  await expect(effects.ask([request, { ...request, id: 'q2' }])).rejects.toBe(away);
  isAway = false;
  await effects.askAgain();
  await effects.askAgain();
  expect(asked).toEqual(['q1', 'q2', 'q1']);
  expect((await store.signals()).map(({ id }) => id)).toEqual(['q2', 'q1']);
});

test.each<[string, readonly string[], readonly string[]]>([
  ['cancelled before it was sent: told', ['i1/1/t'], ['outcome:i1/1/t']],
  ['sent already: nothing to tell', ['i1/2/t'], []],
  ['of two incidents: each is told', ['i1/1/t', 'i2/1/t'], ['outcome:i1/1/t', 'outcome:i2/1/t']],
  ['none: nothing', [], []],
])('a run that was %s', async (_title, keys, told) => {
  const { store, effects, commit } = await stage();
  await commit({
    runs: [
      runOf('i1/2/t', { incident: 'i1' }),
      runOf('i1/1/t', { incident: 'i1' }),
      runOf('i2/1/t', { incident: 'i2' }),
    ],
  });
  const [claimed] = await store.claim(1, 30_000);
  await store.sent('i1/2/t', claimed?.fence ?? 0);
  await commit({ cancelRuns: keys });
  await effects.tellCancelled(keys);
  // A process that died in between tells it once more.
  await effects.tellCancelled(keys);
  expect((await store.signals()).map(({ id }) => id)).toEqual(told);
});

test('what an earlier process left is looked after: live runs and leases in force', async () => {
  const { store, effects, commit } = await stage();
  await commit({ runs: [runOf('a'), runOf('s', { mode: 'shadow' })], leases: [leaseOf('a')] });
  expect([effects.hasRuns(), effects.awaitsTime()]).toEqual([false, false]);
  await effects.restore(await store.load());
  expect([effects.hasRuns(), effects.awaitsTime()]).toEqual([true, true]);
  effects.note(commitOf(1, { leases: [leaseOf('a', { status: 'undone' })] }));
  expect(effects.awaitsTime()).toBe(false);
});

test('runs that are finished are not looked after any more', async () => {
  const { store, effects, commit } = await stage();
  await commit({ runs: [runOf('a')] });
  effects.note(commitOf(1, { runs: [runOf('a')] }));
  const [claimed] = await store.claim(1, 30_000);
  await store.finish('a', claimed?.fence ?? 0, { status: 'succeeded', outcome: null, signal: null });
  await effects.perform();
  expect(effects.hasRuns()).toBe(false);
});

test('a run that is committed while the open ones are counted is not forgotten', async () => {
  const store = await openMemory({ clock: manualClock(T0) });
  let meanwhile = () => {};
  const { effects } = await stage({
    store: {
      ...store,
      async runs(filter) {
        const rows = await store.runs(filter);
        meanwhile();
        return rows;
      },
    },
  });
  meanwhile = () => effects.note(commitOf(1, { runs: [runOf('late')] }));
  await effects.perform();
  expect(effects.hasRuns()).toBe(true);
  meanwhile = () => {};
  await effects.perform();
  expect(effects.hasRuns()).toBe(false);
});

test('a lease past its cap rings once', async () => {
  const { store, effects, commit } = await stage();
  await commit({ leases: [leaseOf('a', { capMs: T0 - 1 }), leaseOf('b', { capMs: T0 + 60_000 })] });
  await effects.ring();
  await effects.ring();
  expect(await store.signals()).toMatchObject([
    { id: 'lease-cap:a', kind: 'lease-cap', payload: { run: 'a' } },
  ]);
});

test('a timer that is due rings once, and is looked after until a commit drops it', async () => {
  const { store, effects, commit } = await stage();
  const timers = [timerOf('a', { dueMs: T0 }), timerOf('b')];
  await commit({ timers });
  effects.note(commitOf(1, { timers }));
  expect(effects.awaitsTime()).toBe(true);
  await effects.ring();
  await effects.ring();
  expect(await store.signals()).toMatchObject([
    { id: 'timer:a', incident: 'i1', kind: 'timer', payload: { timer: 'a', path: '2', kind: 'wait' } },
  ]);
  effects.note(commitOf(1, { dropTimers: ['a', 'b'] }));
  expect(effects.awaitsTime()).toBe(false);
});

test('timers of an earlier process are looked after', async () => {
  const { store, effects, commit } = await stage();
  await commit({ timers: [timerOf('a')] });
  await effects.restore(await store.load());
  expect(effects.awaitsTime()).toBe(true);
});

test('whoever is waited for is heard, and what nobody said in time lapses', async () => {
  const clock = manualClock(T0);
  const store = await openMemory({ clock });
  const asks = [askOf('a'), askOf('b', { dueMs: T0 + 1_000 })];
  const { effects } = await stage({
    store,
    people: (open) =>
      open.flatMap(({ id }) =>
        id === 'a' ? [{ id, judge: () => ({ said: saidOf('kim'), status: 'granted' as const }) }] : [],
      ),
  });
  await store.commit(commitOf(0, { asks }));
  await effects.restore(await store.load());
  expect(effects.hasAsks()).toBe(true);
  await effects.hear();
  expect((await store.signals()).map(({ id }) => id)).toEqual(['reply:a']);
  clock.set(T0 + 1_000);
  await effects.hear();
  expect((await store.signals()).map(({ id }) => id)).toEqual(['reply:a', 'reply:b']);
  expect(effects.hasAsks()).toBe(false);
});

test('an ask that is committed is looked after, one that was withdrawn no longer', async () => {
  const { effects, commit } = await stage();
  effects.note(commitOf(0, { asks: [askOf('a')] }));
  await commit({ asks: [askOf('a')] });
  expect(effects.hasAsks()).toBe(true);
  await commit({ cancelAsks: ['a'] });
  await effects.hear();
  expect(effects.hasAsks()).toBe(false);
});

test('an order that was left elsewhere comes into the inbox once, though the process died before it was taken away', async () => {
  const order = { ...signalOf('order:1', { kind: 'order' }), incident: '', payload: ORDER };
  let left = [order];
  let dies = true;
  const { store, effects } = await stage({
    orders: {
      areComing: () => false,
      due: async () => left,
      async taken() {
        if (dies) throw away;
        left = [];
      },
    },
  });
  await expect(effects.takeOrders()).rejects.toBe(away);
  dies = false;
  await effects.takeOrders();
  await effects.takeOrders();
  expect((await store.signals()).map(({ id }) => id)).toEqual(['order:1']);
  expect(await store.auditRows(1, 10)).toMatchObject([{ act: 'undo', about: 'all' }]);
});
