import type { Bundle } from '../rules/bundle.ts';
import { canonicalJson } from '../rules/canonical.ts';
import type { Probe } from '../rules/source.ts';
import type { OrderBox } from './control/order-box.ts';
import type { Decision } from './decision.ts';
import type { Dispatcher } from './dispatch/dispatcher.ts';
import { createEffects, type People } from './effects.ts';
import { refuseForeign } from './foreign-store.ts';
import { gapMessage, OffsetGap } from './offset-gap.ts';
import { Fenced, OutsideError } from './outside-error.ts';
import type { Partition } from './partition.ts';
import { createPipeline, type Pipeline, type Taken } from './pipeline.ts';
import type { Clock, EventSource, LogRecord, Producer, Reporter } from './ports.ts';
import type { ProbeRequest } from './probe-request.ts';
import type { ReadRequest } from './read-request.ts';
import type { VerbFacts } from './responder.ts';
import { serial } from './serial.ts';
import type { NewSignal, StateStore, StoredSignal } from './store.ts';
import { createTopicWatch, type TopicWatch } from './topic-watch.ts';

/** Ticks are recorded inputs, one every 10 s of the clock (E12). */
const TICK_MS = 10_000;
/** Records between two commits while nothing is decided; what is not committed is read again after a crash. */
const COMMIT_RECORDS = 20_000;
/** Instants judged in one go before heartbeats and signals get their turn (ENGINE §4 point 9). */
const STRETCH = 2_000;
/** A partition this far ahead of the slowest one that has lag waits (E9). */
const AHEAD_MS = 60_000;

export interface ShellPorts {
  readonly source: EventSource;
  readonly store: StateStore;
  readonly producer: Producer;
  readonly dispatcher: Dispatcher;
  readonly clock: Clock;
  /** Takes the store's time, so that the clock of this machine may be set by it; absent: the clock is its own. */
  agree?(storeMs: number): void;
  readonly reporter: Reporter;
  readonly verbs: VerbFacts;
  askProbe(request: ProbeRequest, probe: Probe, nowMs: number): Promise<NewSignal>;
  askRead(request: ReadRequest): Promise<NewSignal>;
  /** Who wrote a playbook, who may not agree to its acts (R28); absent or null: nobody knows. */
  authorOf?(playbook: string): string | null;
  /** People who answer by themselves: a test's, a recording's. */
  readonly people?: People;
  /** Orders of people on call that were left elsewhere than in the store (a host's folder, a recording). */
  readonly orders?: OrderBox;
  /** Lets timers and sockets have their turn, or waits about `ms` of the machine's time. */
  breathe(ms?: number): Promise<void>;
}

export interface ShellOptions {
  /**
   * `follow`: the effect clock is the world's, effects run beside the reading. `settle`: the clock follows
   * event time and every decision's effects are finished before the next instant is judged (R4): simulate and
   * `run --once`.
   */
  readonly effects: { readonly kind: 'follow' } | { readonly kind: 'settle'; setClock(nowMs: number): void };
  /** Called after the commit that made them durable. */
  onDecisions(decisions: readonly Decision[]): void;
  /** Called with what came back from the world once it is consumed: a recording needs it (E7). */
  onSignals(signals: readonly StoredSignal[]): Promise<void>;
  /** Called when the evaluator has moved on; for status lines. */
  onProgress(pipeline: Pipeline): void;
}

/** The one place where steps and ports meet. `start` resolves when a replay has ended or `stop` was called. */
export interface Shell {
  start(): Promise<void>;
  stop(): Promise<void>;
  /** Reads a live source to the end of what is there now, then finishes as a replay does. */
  drain(): Promise<void>;
  /** Resolves when every record there is was read and judged once. */
  caughtUp(): Promise<void>;
  readonly pipeline: () => Pipeline | null;
}

export function createShell(bundle: Bundle, ports: ShellPorts, options: ShellOptions): Shell {
  const { source, store, producer, dispatcher, clock, reporter } = ports;
  const queue = serial();
  const effects = createEffects(bundle.probes, ports);
  const settle = options.effects.kind === 'settle' ? options.effects : null;
  const isTrial = settle !== null && source.kind === 'live';
  let pipeline: Pipeline | null = null;
  let watch: TopicWatch | null = null;
  let epoch = 0;
  let commits = 0;
  let unsaved = 0;
  /** Before the partitions are known nothing is covered, and every value is unknown: nobody may judge or go on. */
  let areAssigned = false;
  let stopping = false;
  let failed = false;
  let finishStart: { resolve(): void; reject(error: Error): void };
  const timers: (() => void)[] = [];
  const beside = new Set<Promise<void>>();

  const fail = (error: Error): void => {
    if (stopping) return;
    stopping = true;
    failed = true;
    const end = () => finishStart.reject(toldToPeople(error));
    if (error instanceof OffsetGap) void tellGap(error).then(end);
    else end();
  };

  /** Whoever watches the topic hears of it before we end. */
  const tellGap = async (gap: OffsetGap): Promise<void> => {
    const { topic, key, value } = gapMessage(gap, clock.now());
    try {
      await producer.send([{ topic, key, value: canonicalJson(value) }]);
    } catch (error) {
      reporter.warn((error as Error).message, { topic });
    }
  };

  /** A failure ends the shell, except where the outside may come back. */
  const guard = (work: Promise<void>): Promise<void> =>
    work.catch((error: Error) => {
      if (error instanceof OutsideError && error.retryable)
        reporter.warn(error.message, { help: error.help });
      else fail(error);
    });

  /** Runs beside the queue. */
  const aside = (work: Promise<void>): void => {
    const guarded = guard(work);
    beside.add(guarded);
    void guarded.then(() => beside.delete(guarded));
  };

  /** Again and again while the store is away: reading waits, and nothing is acted on from memory. */
  const patiently = async <T>(work: () => Promise<T>): Promise<T> => {
    for (let attempt = 0; ; attempt += 1) {
      try {
        return await work();
      } catch (error) {
        if (!(error instanceof OutsideError && error.retryable) || stopping) throw error;
        if (attempt === 0) reporter.warn(`${error.message}: reading waits`, { help: error.help });
        await ports.breathe(500);
      }
    }
  };

  /** Commits what was taken. */
  const commit = async (): Promise<Taken> => {
    const taken = (pipeline as Pipeline).take();
    const notes = { ...taken.commit.notes, ...watch?.take() };
    const asks = taken.commit.asks.map((ask) => ({ ...ask, author: ports.authorOf?.(ask.playbook) ?? null }));
    commits += 1;
    const numbered = { ...taken.commit, asks, notes, evaluatorEpoch: epoch, number: commits };
    await patiently(() => store.commit(numbered));
    unsaved = 0;
    effects.note(taken.commit);
    if (taken.decisions.length > 0) options.onDecisions(taken.decisions);
    for (const p of taken.commit.partitions) await source.committed(p, p.readOffset);
    return taken;
  };

  /** Reads the inbox, decides, commits. Inside the queue. */
  const consume = async (): Promise<boolean> => {
    if (!areAssigned) return false;
    const signals = await patiently(() => store.signals());
    if (signals.length === 0) return false;
    const nowMs = await patiently(() => store.now());
    for (const signal of signals) await (pipeline as Pipeline).signal(signal, nowMs);
    const taken = await commit();
    await options.onSignals(signals);
    await after(taken);
    return true;
  };

  /** What must happen once a decision is durable. In `settle` it is finished here; in `follow` it goes on beside. */
  const after = async (taken: Taken): Promise<void> => {
    const { cancelRuns } = taken.commit;
    const asked = [...taken.probes, ...taken.reads];
    if (cancelRuns.length > 0) await patiently(() => effects.tellCancelled(cancelRuns));
    if (settle === null) {
      if (cancelRuns.length > 0) aside(queue.run(decide));
      if (asked.length > 0) aside(effects.ask(asked).then(() => queue.run(decide)));
      if (taken.runs.length > 0 || taken.commit.parents.length > 0)
        aside(effects.perform().then(() => queue.run(decide)));
      if (taken.decisions.length > 0) aside(effects.publish());
      return;
    }
    if (asked.length > 0) await effects.ask(asked);
    await settleNow();
    await effects.publish();
  };

  const hasEffects = (): boolean =>
    effects.hasRuns() || effects.awaitsTime() || effects.hasAsks() || effects.awaitsOrders();

  /** What falls due at an instant comes when everybody was looked at in it, whoever decides something there. */
  const settleNow = async (): Promise<void> => {
    const isWhole = !(pipeline as Pipeline).isMidInstant();
    if (isWhole && effects.awaitsOrders()) await effects.takeOrders();
    if (isWhole && effects.awaitsTime()) await effects.ring();
    if (effects.hasRuns()) await effects.perform();
    if (isWhole && effects.hasAsks()) await effects.hear();
    await consume();
  };

  /** Judges all that is due. Inside the queue. */
  const decide = async (): Promise<void> => {
    const p = pipeline as Pipeline;
    if (!areAssigned) return;
    if (settle === null) await consume();
    for (;;) {
      const watching = settle !== null && hasEffects();
      const result = await p.advance({
        now: () => clock.now(),
        limit: watching ? 1 : STRETCH,
        onInstant: (atMs) => settle?.setClock(atMs),
        together: settle !== null,
      });
      if (result === 'decided') await after(await commit());
      else if (result === 'judged' && watching) await settleNow();
      options.onProgress(p);
      if (result === 'idle') return;
      if (settle === null) await ports.breathe();
    }
  };

  const tick = async (tickMs: number, atEnd: readonly Partition[]): Promise<void> => {
    (pipeline as Pipeline).tick(tickMs, atEnd);
    await decide();
    if (settle === null || unsaved >= COMMIT_RECORDS || (pipeline as Pipeline).hasDecided())
      await after(await commit());
  };

  const agree = async (): Promise<void> => {
    if (ports.agree !== undefined) ports.agree(await patiently(() => store.now()));
  };

  /** A topic that was made anew under its old name is noticed, wherever its offsets are. */
  const lookAtTopics = async (): Promise<void> => {
    const found = await source.identities?.();
    if (found !== undefined) watch?.look(found);
  };

  /** One tick of a live source: who is at the log's end, who runs ahead (E9). */
  const liveTick = async (): Promise<void> => {
    if (stopping) return;
    await agree();
    const nowMs = clock.now();
    await lookAtTopics();
    const lags = await source.lag();
    const atEnd = lags.filter((l) => l.next >= l.end);
    const greatest = (pipeline as Pipeline).greatest();
    const behind = lags
      .filter((l) => l.next < l.end)
      .map((l) => greatest.get(`${l.topic}/${l.partition}`) ?? Number.NEGATIVE_INFINITY);
    const slowest = behind.length === 0 ? Number.POSITIVE_INFINITY : Math.min(...behind);
    const ahead = lags.filter(
      (l) => (greatest.get(`${l.topic}/${l.partition}`) ?? Number.NEGATIVE_INFINITY) > slowest + AHEAD_MS,
    );
    source.pause(ahead);
    source.resume(lags.filter((l) => !ahead.includes(l)));
    await queue.run(() => tick(nowMs, atEnd));
  };

  const handler = {
    async assigned(partitions: readonly Partition[]) {
      await lookAtTopics();
      const progress = await store.assign(partitions, epoch);
      return queue.run(async () => {
        (pipeline as Pipeline).assign(progress);
        const isFirst = !areAssigned;
        areAssigned = true;
        if (isFirst) await consume();
        return new Map(progress.map((p) => [`${p.topic}/${p.partition}`, p.resumeOffset]));
      });
    },
    batch: (partition: Partition, records: readonly LogRecord[]) =>
      queue.run(async () => {
        if (stopping) return;
        (pipeline as Pipeline).read(partition, records);
        unsaved += records.length;
        // Topics are read at different speed: of a trial in event time every instant is judged once all is there.
        if (!isTrial) await decide();
        if (unsaved >= COMMIT_RECORDS) await after(await commit());
      }),
    async revoked(partitions: readonly Partition[]) {
      await queue.run(async () => {
        // The evaluator knows what they closed already: without their progress it would be told twice.
        if (!stopping) await after(await commit());
        (pipeline as Pipeline).revoke(partitions);
      });
    },
    tick: (tickMs: number, atEnd: readonly Partition[]) => queue.run(() => tick(tickMs, atEnd)),
    async ended() {
      await queue.run(finish);
      finishStart.resolve();
    },
    fatal: fail,
  };

  const finish = async (): Promise<void> => {
    // A recording may hold nothing.
    areAssigned = true;
    (pipeline as Pipeline).finish();
    await decide();
    await after(await commit());
    await effects.publish();
  };

  return {
    pipeline: () => pipeline,
    // Whoever was overtaken while it began hears the same as one that was overtaken later.
    start: () => begin().catch((error: Error) => Promise.reject(toldToPeople(error))),
    async stop() {
      stopping = true;
      for (const off of timers) off();
      await source.stop();
      await dispatcher.stop(10_000);
      await Promise.all(beside);
      try {
        // What a failure leaves in memory is read again by the next process.
        if (!failed && pipeline !== null) await queue.run(commit);
      } finally {
        await Promise.allSettled([store.close(), producer.close()]);
      }
      finishStart?.resolve();
    },
    async drain() {
      await allRead();
      if (stopping) return;
      await queue.run(finish);
      // What the last instants decided is performed before the process may end.
      await effects.perform();
      await queue.run(decide);
      await effects.publish();
      finishStart.resolve();
    },
    async caughtUp() {
      await allRead();
      if (!stopping) await queue.run(decide);
    },
  };

  async function begin(): Promise<void> {
    await store.open();
    // Asked before anything is claimed: the other project's process must go on undisturbed.
    refuseForeign(bundle.project, await store.load());
    await agree();
    epoch = await store.claimEvaluator();
    const stored = await store.load();
    // A manual clock goes on where the judging stood.
    settle?.setClock(Math.max(0, ...Object.values(stored.through)));
    pipeline = createPipeline(bundle, ports.verbs, stored, store.keepsMetrics);
    watch = createTopicWatch(stored);
    await effects.restore(stored);
    const ended = new Promise<void>((resolve, reject) => {
      finishStart = { resolve, reject };
    });
    await effects.takeOrders();
    await queue.run(async () => after(await commit()));
    await source.start(handler);
    // What is only read to its end has the time of its events, and no ticks of the world's clock.
    if (source.kind === 'live' && settle === null) {
      timers.push(clock.every(TICK_MS, () => guard(liveTick())));
      timers.push(clock.every(1_000, () => guard(housekeep())));
    }
    await ended;
  }

  /** Resolves when every record there is was read, or at once when the shell stops: what failed is never waited for. */
  async function allRead(): Promise<void> {
    while (!stopping) {
      const lags = await source.lag();
      // Before the partitions are known nothing can be said to be read.
      if (lags.length > 0 && lags.every((l) => l.next >= l.end)) return;
      await ports.breathe(20);
    }
  }

  /** Retries that are due, claims that ran out, timers and leases at their cap, messages not yet out. */
  async function housekeep(): Promise<void> {
    if (stopping) return;
    await effects.takeOrders();
    if (effects.awaitsTime()) await effects.ring();
    if (effects.hasRuns()) await effects.perform();
    if (effects.hasAsks()) await effects.hear();
    await effects.askAgain();
    await queue.run(decide);
    await effects.publish();
  }
}

/** A successor's fence is no fault of ours: people must hear that two processes work on one project. */
function toldToPeople(error: Error): Error {
  if (!(error instanceof Fenced)) return error;
  return new OutsideError(
    `another process has taken over this project, and this one has stopped acting (${error.message})`,
    'run one process for each project and store; nothing was lost, the other one goes on',
    { cause: error },
  );
}
