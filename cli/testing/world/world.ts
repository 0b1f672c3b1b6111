import { openMemoryKv } from '../../../engine/adapters/memory-kv.ts';
import { openMemory } from '../../../engine/adapters/memory-store.ts';
import type { Decision, Json } from '../../../engine/decision.ts';
import { createDispatcher } from '../../../engine/dispatch/dispatcher.ts';
import { noPorts } from '../../../engine/dispatch/simulated.ts';
import { OutsideError } from '../../../engine/outside-error.ts';
import type { Clock, Kv, Reporter } from '../../../engine/ports.ts';
import { createProbeReader } from '../../../engine/probes/probe-reader.ts';
import { createReadReader } from '../../../engine/probes/read-reader.ts';
import { createShell } from '../../../engine/shell.ts';
import type { PartitionProgress, RunRow, StateStore } from '../../../engine/store.ts';
import type { StoreArchive } from '../../../engine/store-archive.ts';
import type { Bundle } from '../../../rules/bundle.ts';
import { verbFacts } from '../../connectors.ts';
import { storeAgreement } from '../../store-agreement.ts';
import { type Seeded, seeded } from '../seeded.ts';
import { type Boundary, type Fault, type Mishap, STORE_CALLS } from './boundary.ts';
import { createLife, type Life } from './life.ts';
import { type Remote, type RemoteManner, remote } from './remote.ts';
import { type SimulatedLog, simulatedLog } from './simulated-log.ts';
import {
  ORDER_PARTITIONS,
  WORLD_LASTS_MS,
  WORLD_START_MS,
  type WorldEvent,
  worldEvents,
} from './world-events.ts';
import { type WorldTime, worldTime } from './world-time.ts';

/** What a world is made of besides its seed. */
export interface WorldSettings {
  readonly bundle: Bundle;
  readonly faults: readonly Fault[];
  readonly manner: RemoteManner;
}

/** What was there when everything had come to its end. */
export interface WorldEnd {
  readonly events: readonly WorldEvent[];
  readonly decisions: readonly Decision[];
  readonly runs: readonly RunRow[];
  readonly counts: PartitionProgress['counts'];
  /** Records that came when the store said that their time was past: nobody may take them for anything but late. */
  readonly late: number;
  /** Incidents whose probe gave no answer in time: whoever asked slept meanwhile (R12). */
  readonly unanswered: ReadonlySet<string>;
  readonly published: readonly string[];
  readonly remote: Remote;
  /** The faults that came about. */
  readonly struck: readonly Fault[];
  /** Processes that were started. */
  readonly lives: number;
  /** What went wrong that no fault explains: the newest process was refused, or ended for another reason. */
  readonly broken: readonly string[];
  /** What had not ended when patience did; empty: everything. */
  readonly open: readonly string[];
  /** World time that it took, ms. */
  readonly tookMs: number;
  /** Every call in its order, as one number: equal for equal seeds. */
  readonly trace: number;
}

/** Nothing comes any more: nobody may take that for few orders. */
const SILENCE_MS = 45_000;
/** Everything is over long before. */
const PATIENCE_MS = 1_500_000;
const HOUR_MS = 3_600_000;
/** Longest time until a process that died is started again, ms. */
const RESTART_MS = 12_000;
/** A pause below any time-out, one as long as a session's, and one longer than a claim. */
const PAUSES_MS = [2_000, 14_000, 41_000];
/** Of ten pauses so many end in the midst of what a successor does. */
const OVERLAPS_IN_TEN = 4;
/** How long the store or a broker is away, ms. */
const OUTAGE_MS = 3_000;

const quiet: Reporter = { info: () => {}, warn: () => {}, error: () => {} };

/**
 * A world of simulated ports around the functions that `run` composes: log, store, cache, services and clock answer
 * after a time of their own, processes die, sleep and are replaced. One seed is one schedule.
 */
export async function playWorld(seed: number, { bundle, faults, manner }: WorldSettings): Promise<WorldEnd> {
  const random = seeded(seed);
  const time = worldTime(WORLD_START_MS);
  const topics = bundle.sources.map(({ topic }) => topic);
  const log = simulatedLog(
    topics.flatMap((topic) =>
      Array.from({ length: topic === 'orders' ? ORDER_PARTITIONS : 2 }, (_, partition) => ({
        topic,
        partition,
      })),
    ),
  );
  const events = worldEvents(random);
  const worldClock = { now: () => time.now(), every: () => () => {} };
  const store = await openMemory({ clock: worldClock });
  let late = 0;
  for (const { topic, partition, atMs, key, value } of events)
    time.after(atMs - WORLD_START_MS, async () => {
      log.append({ topic, partition }, atMs, key, String(value));
      if (await isPast(store, topic, partition, String(value))) late += 1;
    });
  const kv = openMemoryKv({ clock: worldClock });
  const service = remote(time, random, manner);

  const waiting = faults.map((fault) => ({ ...fault, left: fault.passing }));
  const struck: Fault[] = [];
  const lives: Life[] = [];
  const broken: string[] = [];
  let newestEvaluator = 0;
  /** Sleeps until somebody newer acts. */
  let overlapped: Life | null = null;
  const signalled = new Map<string, number>();
  const unanswered = new Set<string>();
  let outageUntilMs = 0;
  let trace = seed;

  const befalls = (life: Life, boundary: Boundary, when: 'before' | 'after'): Mishap | null => {
    trace =
      Math.imul(trace ^ (boundary.length * 31 + time.now() + life.number + when.length), 0x9e3779b1) | 0;
    if (boundary === 'remote.act' && overlapped !== null && overlapped.number < life.number) {
      overlapped.resume();
      overlapped = null;
    }
    if (boundary.startsWith('store.') && time.now() < outageUntilMs) return 'outage';
    const passed = time.now() - WORLD_START_MS;
    const found = waiting.find(
      (one) => one.boundary === boundary && one.when === when && one.fromMs <= passed,
    );
    if (found === undefined || life.state() !== 'running') return null;
    found.left -= 1;
    if (found.left > 0) return null;
    waiting.splice(waiting.indexOf(found), 1);
    struck.push(found);
    strike(life, found.mishap);
    return found.mishap;
  };

  const strike = (life: Life, mishap: Mishap): void => {
    switch (mishap) {
      case 'kill':
        life.kill();
        startSoon();
        return;
      case 'outage':
        outageUntilMs = time.now() + random.next() * OUTAGE_MS;
        return;
      case 'pause': {
        life.pause();
        const pauseMs = random.pick(PAUSES_MS);
        time.after(pauseMs, () => life.resume());
        const isOverlapping = random.next() * 10 < OVERLAPS_IN_TEN;
        if (isOverlapping) overlapped = life;
        // Somebody notices, or nobody does.
        if (isOverlapping || random.next() < 0.6)
          time.after(isOverlapping ? 0 : random.next() * pauseMs, () => start());
      }
    }
  };

  const startSoon = (): void => time.after(random.next() * RESTART_MS, () => start());

  const start = (): void => {
    const life = createLife({
      number: lives.length,
      time,
      random,
      befalls,
      broken: (boundary) => new OutsideError(`${boundary} does not answer`, 'wait', { retryable: true }),
    });
    lives.push(life);
    void runLife(life).catch((error: Error) => {
      const isReplaced = lives.at(-1) !== life;
      // A store that is away while a process starts ends it, and a newer evaluator refuses the older one.
      const isExplained =
        error instanceof OutsideError && (error.retryable || newestEvaluator !== life.number);
      if (!isExplained) broken.push(`process ${life.number}: ${error.message}`);
      life.kill();
      if (!isReplaced) startSoon();
    });
  };

  const claiming = (life: Life): typeof store => ({
    ...store,
    async signals() {
      const signals = await store.signals();
      for (const { id, seq, kind, incident, payload } of signals) {
        if (kind === 'answer' && isUnanswered(payload)) unanswered.add(incident);
        if ((signalled.get(id) ?? seq) !== seq) broken.push(`signal ${id} came twice`);
        signalled.set(id, seq);
      }
      return signals;
    },
    claimEvaluator() {
      newestEvaluator = life.number;
      return store.claimEvaluator();
    },
  });

  const runLife = async (life: Life): Promise<void> => {
    const own = storeOf(claiming(life), life);
    const ports = portsOf(life, { store: own, kv, log, time, random, service });
    const shell = createShell(
      bundle,
      { ...ports, store: own },
      {
        effects: { kind: 'follow' },
        onDecisions: () => {},
        onSignals: async () => {},
        onProgress: () => {},
      },
    );
    try {
      await shell.start();
    } catch (error) {
      await shell.stop().catch(() => undefined);
      throw error;
    }
  };

  start();
  const endMs = WORLD_START_MS + WORLD_LASTS_MS + SILENCE_MS;
  await time.pass(endMs, () => false);
  let open = await openIn(store, log);
  for (let untilMs = endMs; open.length > 0 && untilMs < endMs + PATIENCE_MS; untilMs += 2_000) {
    await time.pass(untilMs, () => false);
    open = await openIn(store, log);
  }
  const tookMs = time.now() - WORLD_START_MS;
  for (const life of lives) life.kill();
  const incidents = await store.incidents(1_000);
  const partitions = await store.partitions();
  const sum = (of: keyof PartitionProgress['counts']) =>
    partitions.reduce((n, { counts }) => n + counts[of], 0);
  return {
    events,
    decisions: (await Promise.all(incidents.map(({ id }) => store.decisions(id)))).flat(),
    runs: (await Promise.all(incidents.map(({ id }) => store.runs({ incident: id })))).flat(),
    counts: { records: sum('records'), duplicates: sum('duplicates'), late: sum('late'), dead: sum('dead') },
    late,
    unanswered,
    published: log.published,
    remote: service,
    struck,
    lives: lives.length,
    broken,
    open,
    tookMs,
    trace,
  };
}

/** What a process asks of the store, each call with both ends. */
function storeOf(store: StateStore & StoreArchive, life: Life): StateStore {
  const wrapped = STORE_CALLS.map((name) => {
    const call = store[name] as (...args: readonly unknown[]) => Promise<unknown>;
    return [name, (...args: readonly unknown[]) => life.call(`store.${name}`, () => call(...args))];
  });
  return { ...store, ...Object.fromEntries(wrapped) } as StateStore;
}

interface LifeWorld {
  readonly store: StateStore;
  readonly kv: Kv;
  readonly log: SimulatedLog;
  readonly time: WorldTime;
  readonly random: Seeded;
  readonly service: Remote;
}

/** The ports of one process; its own clock may be an hour wrong. */
function portsOf(life: Life, { store, kv, log, time, random, service }: LifeWorld) {
  const clock = clockOf(life, time, random.pick([0, 0, HOUR_MS, -HOUR_MS]));
  const registry = service.registryFor(life);
  const deadline = (ms: number): AbortSignal => {
    const controller = new AbortController();
    life.later(ms, () => controller.abort());
    return controller.signal;
  };
  const slow: Kv = {
    get: (key) => life.call('kv.get', () => kv.get(key)),
    set: (key, value, ttlMs) => life.call('kv.set', () => kv.set(key, value, ttlMs)),
    delete: (key) => kv.delete(key),
    close: async () => {},
  };
  const probes = createProbeReader({ registry, ports: noPorts, kv: slow, deadline, reporter: quiet });
  const reads = createReadReader({ registry, ports: noPorts, deadline });
  return {
    source: log.sourceFor(life, random),
    producer: log.producerFor(life),
    dispatcher: createDispatcher({
      store,
      registry,
      ports: noPorts,
      random: () => random.next(),
      deadline,
      reporter: quiet,
      concurrency: 16,
    }),
    clock,
    agree: storeAgreement(clock, quiet),
    reporter: quiet,
    verbs: verbFacts(registry.values()),
    askProbe: probes.read,
    askRead: reads.read,
    breathe: (ms = 0) => new Promise<void>((resolve) => life.later(ms, () => resolve())),
  };
}

function clockOf(
  life: Life,
  time: WorldTime,
  wrongByMs: number,
): Clock & { set(to: { startMs: number }): void } {
  let offsetMs = wrongByMs;
  return {
    now: () => time.now() + offsetMs,
    set({ startMs }) {
      offsetMs = startMs - time.now();
    },
    every(ms, fn) {
      let stopped = false;
      const arm = () =>
        life.later(ms, async () => {
          if (stopped) return;
          await fn();
          arm();
        });
      arm();
      return () => {
        stopped = true;
      };
    },
  };
}

/** Whether a record comes when its partition's watermark, as it is stored, has passed its time. */
async function isPast(
  store: StoreArchive,
  topic: string,
  partition: number,
  value: string,
): Promise<boolean> {
  const found = (await store.partitions()).find((one) => one.topic === topic && one.partition === partition);
  const watermarkMs = Math.max(...Object.values(found?.sources ?? {}).map((one) => one.watermarkMs ?? 0));
  return (JSON.parse(value) as { readonly at: number }).at < watermarkMs;
}

function isUnanswered(payload: Json): boolean {
  const { answer } = payload as { readonly answer?: { readonly kind: string } };
  return answer?.kind === 'unknown';
}

/** What is still to be done, in words. */
async function openIn(store: StateStore & StoreArchive, log: SimulatedLog): Promise<readonly string[]> {
  const read = (await store.partitions()).reduce((sum, { readOffset }) => sum + readOffset, 0);
  const incidents = (await store.incidents(1_000)).filter(
    ({ phase, playbook }) => phase !== 'closed' && playbook !== '',
  );
  const runs = await store.runs('open');
  const outbox = await store.outbox(1);
  return [
    ...(read < log.records() ? [`${log.records() - read} records are not read`] : []),
    ...incidents.map(({ playbook, instance, phase }) => `${playbook} ${instance} is ${phase}`),
    ...runs.map(({ key, status }) => `${key} is ${status}`),
    ...outbox.map(({ topic }) => `${topic} waits`),
  ];
}
