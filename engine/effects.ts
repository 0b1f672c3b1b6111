import type { Probe } from '../rules/source.ts';
import type { JudgeOf, StoredAsk } from './ask.ts';
import type { OrderBox } from './control/order-box.ts';
import type { Json } from './decision.ts';
import type { Dispatcher } from './dispatch/dispatcher.ts';
import { createParents, type ParentStore } from './parents.ts';
import type { Producer } from './ports.ts';
import type { ProbeRequest } from './probe-request.ts';
import type { ReadRequest } from './read-request.ts';
import { serial } from './serial.ts';
import type { Commit, NewSignal, StateStore, StoredState } from './store.ts';
import type { TimerPayload } from './timer.ts';

/** Who says what about what is open at an instant of the effect clock; whoever has spoken is asked again. */
export type People = (
  open: readonly StoredAsk[],
  nowMs: number,
) => readonly { readonly id: string; readonly judge: JudgeOf }[];

type Request = ProbeRequest | ReadRequest;

/** Messages of one request to the log. */
const OUTBOX = 500;

export interface EffectPorts {
  readonly store: Pick<
    StateStore,
    | 'outbox'
    | 'published'
    | 'signal'
    | 'now'
    | 'runs'
    | 'overdueLeases'
    | 'dueTimers'
    | 'asks'
    | 'say'
    | 'lapseAsks'
    | keyof ParentStore
  >;
  /** People who answer by themselves: a test's, a recording's. */
  readonly people?: People;
  /** Orders of people on call that were left elsewhere than in the store; absent: none ever are. */
  readonly orders?: OrderBox;
  readonly producer: Producer;
  readonly dispatcher: Pick<Dispatcher, 'poll'>;
  askProbe(request: ProbeRequest, probe: Probe, nowMs: number): Promise<NewSignal>;
  /** Asks what an argument needs (R17). */
  askRead(request: ReadRequest): Promise<NewSignal>;
  /** Lets timers and sockets have their turn. */
  breathe(): Promise<void>;
}

/**
 * What follows from decisions once they are durable: everything here reads the store and answers through its inbox,
 * so that a process that died between a decision and its effects leaves nothing undone (R10, R22). Each method may be
 * repeated, and throws `OutsideError` while the outside is away.
 */
export interface Effects {
  /** What an earlier process left open. */
  restore(stored: Pick<StoredState, 'leases' | 'timers' | 'parents'>): Promise<void>;
  /** Takes note of a commit. */
  note(commit: Pick<Commit, 'runs' | 'parents' | 'leases' | 'asks' | 'timers' | 'dropTimers'>): void;
  /** Live runs that are not finished; while there are any, `perform` is due. */
  hasRuns(): boolean;
  /** Leases in force and timers; while there are any, `ring` is due. */
  awaitsTime(): boolean;
  /** Somebody is waited for; while that is so, `hear` is due. */
  hasAsks(): boolean;
  /** What people said, and that nobody did in time, becomes signals (R10, R28). */
  hear(): Promise<void>;
  /** Takes orders that were left elsewhere into the inbox. */
  takeOrders(): Promise<void>;
  /** Orders will come by the events' time; while that is so, `takeOrders` is due at every instant. */
  awaitsOrders(): boolean;
  /** Tells what was decided on the log. */
  publish(): Promise<void>;
  /** Reads probes, and what arguments ask for, in parallel (R12, R17). */
  ask(requests: readonly Request[]): Promise<void>;
  /** Asks again for what could not be written down. */
  askAgain(): Promise<void>;
  /** Timers that are due, and leases whose longest time has passed, become signals, decided like any other (R2, R18). */
  ring(): Promise<void>;
  /** A run that was cancelled before it was sent has ended: its incident is told as of every other outcome (R10). */
  tellCancelled(keys: readonly string[]): Promise<void>;
  /** Performs what is due until nothing is; outcomes lie in the inbox then. */
  perform(): Promise<void>;
}

/** @param probes  of the bundle */
export function createEffects(
  probes: readonly Probe[],
  { store, producer, dispatcher, askProbe, askRead, breathe, people, orders }: EffectPorts,
): Effects {
  const byName = new Map(probes.map((probe) => [probe.name, probe]));
  const outgoing = serial();
  const inForce = new Set<string>();
  const timers = new Set<string>();
  const parents = createParents(store);
  let openRuns = 0;
  let openAsks = 0;
  let planned = 0;
  let unanswered: Request[] = [];

  const isLive = ({ mode }: { readonly mode: string }): boolean => mode === 'live';
  const answerTo = async (request: Request): Promise<NewSignal> =>
    'kind' in request
      ? askRead(request)
      : askProbe(request, byName.get(request.probe) as Probe, await store.now());
  const ask = async (requests: readonly Request[]): Promise<void> => {
    const asked = requests.map(async (request) => {
      try {
        await store.signal(await answerTo(request));
      } catch (error) {
        // The playbook's clock stands until the answer is there.
        unanswered.push(request);
        throw error;
      }
    });
    for (const result of await Promise.allSettled(asked))
      if (result.status === 'rejected') throw result.reason;
  };

  return {
    async restore({ leases, timers: set, parents: stored }) {
      for (const { id } of set) timers.add(id);
      parents.note(stored);
      for (const { runKey, status } of leases) if (status === 'stored') inForce.add(runKey);
      openRuns = (await store.runs('open')).filter(isLive).length;
      openAsks = (await store.asks('open')).length;
    },
    note({ runs, parents: begun, leases, asks, timers: set, dropTimers }) {
      openAsks += asks.length;
      parents.note(begun);
      for (const { id } of set) timers.add(id);
      for (const id of dropTimers) timers.delete(id);
      const added = runs.filter(isLive).length;
      openRuns += added;
      planned += added;
      for (const { runKey, status } of leases) {
        if (status === 'stored') inForce.add(runKey);
        else inForce.delete(runKey);
      }
    },
    hasRuns: () => openRuns > 0 || parents.areOpen(),
    awaitsTime: () => inForce.size > 0 || timers.size > 0,
    hasAsks: () => openAsks > 0,
    async hear() {
      if (people !== undefined) {
        const nowMs = await store.now();
        for (const { id, judge } of people(await store.asks('open'), nowMs)) await store.say(id, judge);
      }
      await store.lapseAsks();
      const before = openAsks;
      const open = (await store.asks('open')).length;
      if (openAsks === before) openAsks = open;
    },
    async takeOrders() {
      if (orders === undefined) return;
      for (const signal of await orders.due(await store.now())) {
        await store.signal(signal);
        await orders.taken(signal);
      }
    },
    awaitsOrders: () => orders?.areComing() ?? false,
    // One at a time, or the same messages would go out twice, and those of an incident out of order.
    publish: () =>
      outgoing.run(async () => {
        for (;;) {
          const messages = await store.outbox(OUTBOX);
          if (messages.length === 0) return;
          await producer.send(messages.map(({ topic, key, value }) => ({ topic, key, value })));
          await store.published(messages.map(({ id }) => id));
        }
      }),
    ask,
    async askAgain() {
      const again = unanswered;
      unanswered = [];
      await ask(again);
    },
    async ring() {
      for (const { id, incident, path, kind } of await store.dueTimers()) {
        const payload: TimerPayload = { timer: id, path, kind };
        await store.signal({ id: `timer:${id}`, incident, kind: 'timer', payload: { ...payload } as Json });
      }
      for (const { runKey, incident } of await store.overdueLeases())
        await store.signal({
          id: `lease-cap:${runKey}`,
          incident,
          kind: 'lease-cap',
          payload: { run: runKey },
        });
    },
    async tellCancelled(keys) {
      const asked = new Set(keys);
      // A key begins with its incident; after a restart the incident itself need not be among what changed.
      for (const incident of new Set(keys.map((key) => key.slice(0, key.indexOf('/'))))) {
        for (const { key, status } of await store.runs({ incident })) {
          if (status !== 'cancelled' || !asked.has(key)) continue;
          const payload = { run: key, status, detail: 'recovered before it was sent' };
          await store.signal({ id: `outcome:${key}`, incident, kind: 'outcome', payload });
        }
      }
    },
    async perform() {
      await parents.expand();
      while ((await dispatcher.poll()) > 0) await breathe();
      await parents.end();
      const before = planned;
      const open = (await store.runs('open')).filter(isLive).length;
      // Runs that were committed meanwhile may be missing in the answer: then the next look counts them.
      if (planned === before) openRuns = open;
    },
  };
}
