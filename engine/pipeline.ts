import type { Bundle } from '../rules/bundle.ts';
import { PANE_MS } from '../rules/window.ts';
import { dosIn } from './check/root.ts';
import type { Decision } from './decision.ts';
import { type Advance, createEvaluator, type Pace } from './evaluator.ts';
import type { Evidence } from './evidence.ts';
import type { Looked } from './incident/look.ts';
import { overview, type Standing } from './overview.ts';
import { type Partition, partitionName } from './partition.ts';
import { takenKinds } from './plan/taken.ts';
import { withPopulations } from './populated.ts';
import type { LogRecord } from './ports.ts';
import type { ProbeRequest } from './probe-request.ts';
import { messageOf } from './publish.ts';
import type { ReadRequest } from './read-request.ts';
import { createReader, type Reader } from './reader/reader.ts';
import { createResponder, type VerbFacts } from './responder.ts';
import type {
  Commit,
  DeadLetter,
  LateRow,
  PartialRow,
  PartitionProgress,
  RunRow,
  StoredSignal,
  StoredState,
} from './store.ts';
import { createWindows } from './window/windows.ts';

/** Note of the store that says whose it is. */
export const PROJECT_NOTE = 'project';

/** Everything that changed since the last commit, ready to be one transaction, and what must happen after it. */
export interface Taken {
  readonly commit: Omit<Commit, 'evaluatorEpoch' | 'number'>;
  readonly probes: readonly ProbeRequest[];
  readonly reads: readonly ReadRequest[];
  readonly decisions: readonly Decision[];
  readonly runs: readonly RunRow[];
}

/**
 * Stops 2–7 as one thing, the same for `run`, `simulate` and tests: readers on one side, the evaluator on the
 * other, slices between them. It performs nothing: what it decided lies in `take()`.
 */
export interface Pipeline {
  assign(progress: readonly PartitionProgress[]): void;
  revoke(partitions: readonly Partition[]): void;
  read(partition: Partition, records: readonly LogRecord[]): void;
  /** Partitions in `atEnd` were read to their end as of `tickMs` (E9). */
  tick(tickMs: number, atEnd: readonly Partition[]): void;
  /** The recording is over: time goes to the end of the greatest event's pane, no further (E12). */
  finish(): void;
  signal(signal: StoredSignal, nowMs: number): Promise<void>;
  advance(pace: Pace): Promise<Advance>;
  /** True while not everybody who is due at an instant was looked at. */
  isMidInstant(): boolean;
  /** How far each partition's events reach, for back-pressure between topics (E9). */
  greatest(): ReadonlyMap<string, number>;
  through(): number | null;
  /** Start of the first pane that any source brought, ms. */
  coveredFrom(): number | null;
  /** Where every instance stands at an instant that was judged, for status lines. */
  overview(atMs: number): readonly Standing[];
  /** Where a playbook's trigger or recovery stands at an instant that was judged, by instance key: why it did not come. */
  look(playbook: string, atMs: number, looked: Looked): ReadonlyMap<string, Evidence>;
  /** Sources that are silent (E10). */
  blind(): readonly string[];
  /** True while something decided waits for its commit. */
  hasDecided(): boolean;
  counts(): PartitionProgress['counts'];
  /** Records that were parsed, because something about their bytes was surprising; for telemetry. */
  slow(): number;
  take(): Taken;
}

/**
 * @param verbs         what the connectors' manifests say of a verb, null for none
 * @param stored        what an earlier process committed
 * @param tellsMetrics  whether commits carry the values of metrics, which nothing in the engine reads
 */
export function createPipeline(
  compiled: Bundle,
  verbs: VerbFacts,
  stored: StoredState,
  tellsMetrics = false,
): Pipeline {
  const bundle = withPopulations(compiled, verbs);
  const taken = bundle.playbooks.flatMap(({ body }) =>
    dosIn(body).flatMap((step) => takenKinds(step, verbs(step.verb))),
  );
  const windows = createWindows(bundle, stored, { counted: new Set(taken), tellsMetrics });
  const responder = createResponder(
    bundle,
    verbs,
    stored,
    windows.select,
    windows.populationAt,
    windows.isSilent,
  );
  const evaluator = createEvaluator(bundle, windows, responder, stored);
  const readers = new Map<string, Reader>();
  let named = stored.notes[PROJECT_NOTE] !== undefined;
  const sourcesOf = (topic: string) => bundle.sources.filter((s) => s.topic === topic).map((s) => s.name);
  let fresh: {
    partials: PartialRow[];
    deadLetters: DeadLetter[];
    late: LateRow[];
    progress: Map<string, PartitionProgress>;
  };
  const empty = () => ({ partials: [], deadLetters: [], late: [], progress: new Map() });
  fresh = empty();

  /** Hands what a reader closed to the evaluator, and keeps it for the commit. */
  const pass = (partition: Partition, reader: Reader): void => {
    const { slice, progress, deadLetters, late } = reader.take();
    evaluator.accept(slice);
    const { topic, partition: number } = partition;
    for (const { source, closed } of slice.sources)
      for (const pane of closed) fresh.partials.push({ topic, partition: number, source, pane });
    fresh.deadLetters.push(...deadLetters);
    fresh.late.push(...late);
    fresh.progress.set(partitionName(partition), progress);
  };

  /** A blind source's watermarks stand in every partition until it is heard in any (E10). */
  const sight = (source: string, seeing: boolean): void => {
    for (const reader of readers.values()) {
      if (seeing) reader.thaw(source);
      else reader.freeze(source);
    }
  };

  return {
    assign(progress) {
      for (const p of progress)
        readers.set(partitionName(p), createReader(bundle, { topic: p.topic, partition: p.partition }, p));
      // Where each partition stands is known before anything is read: clocks and coverage wait for all of them.
      windows.expect(progress);
      for (const p of progress) pass(p, readers.get(partitionName(p)) as Reader);
      for (const { name } of bundle.sources) if (windows.isBlind(name)) sight(name, false);
      // They stand where the store has them; what others have read stays to be committed.
      for (const p of progress) fresh.progress.delete(partitionName(p));
    },
    revoke(partitions) {
      for (const p of partitions) readers.delete(partitionName(p));
    },
    read(partition, records) {
      const reader = readers.get(partitionName(partition));
      if (reader === undefined) return;
      reader.read(records);
      pass(partition, reader);
    },
    tick(tickMs, atEnd) {
      const ended = new Set(atEnd.map(partitionName));
      const complete = new Set<string>();
      for (const topic of new Set(atEnd.map((p) => p.topic))) {
        const all = [...readers.keys()].filter((name) => name.startsWith(`${topic}/`));
        if (all.every((name) => ended.has(name))) for (const source of sourcesOf(topic)) complete.add(source);
      }
      // Who is blind is frozen before idle partitions move on: what a buffer holds back must not become late by it.
      for (const { source, blind } of evaluator.tick(tickMs, complete)) sight(source, !blind);
      for (const partition of atEnd) {
        const reader = readers.get(partitionName(partition));
        // A tick that moves nothing has nothing to tell, and most move nothing.
        if (reader?.tick(tickMs) === true) pass(partition, reader);
      }
    },
    finish() {
      const greatest = Math.max(
        ...[...readers.values()].map((r) => r.greatestMs() ?? Number.NEGATIVE_INFINITY),
      );
      if (!Number.isFinite(greatest)) return;
      const end = Math.floor(greatest / PANE_MS) * PANE_MS + PANE_MS;
      for (const [name, reader] of readers) {
        reader.finish(end);
        const cut = name.lastIndexOf('/');
        pass({ topic: name.slice(0, cut), partition: Number(name.slice(cut + 1)) }, reader);
      }
    },
    signal: (signal, nowMs) => evaluator.signal(signal, nowMs),
    advance: (pace) => evaluator.advance(pace),
    isMidInstant: () => evaluator.isMidInstant(),
    greatest: () =>
      new Map(
        [...readers].flatMap(([name, r]) =>
          r.greatestMs() === null ? [] : [[name, r.greatestMs() as number]],
        ),
      ),
    through: () => evaluator.through(),
    coveredFrom() {
      const firsts = bundle.sources.map((s) => windows.coveredFrom(s.name)).filter((ms) => ms !== null);
      return firsts.length === 0 ? null : Math.min(...firsts);
    },
    overview: (atMs) => overview(bundle, windows, atMs),
    look(name, atMs, looked) {
      const playbook = bundle.playbooks.find((one) => one.name === name);
      return playbook === undefined
        ? new Map()
        : responder.look(name, windows.instances(playbook, atMs, null), looked);
    },
    blind: () => bundle.sources.flatMap(({ name }) => (windows.isBlind(name) ? [name] : [])),
    hasDecided: () => responder.hasDecided(),
    slow: () => [...readers.values()].reduce((sum, reader) => sum + reader.slow(), 0),
    counts() {
      const total = { records: 0, duplicates: 0, late: 0, dead: 0 };
      for (const reader of readers.values()) {
        const counts = reader.counts();
        total.records += counts.records;
        total.duplicates += counts.duplicates;
        total.late += counts.late;
        total.dead += counts.dead;
      }
      return total;
    },
    take() {
      const judged = evaluator.takeThrough();
      const kept = windows.take(fresh.partials);
      const said = responder.take();
      const commit = {
        partitions: [...fresh.progress.values()],
        partials: kept.partials,
        dropPartials: kept.dropPartials,
        history: kept.history,
        metrics: kept.metrics,
        dropHistoryBeforeMs: kept.dropHistoryBeforeMs,
        tables: kept.tables,
        notes: {
          ...kept.notes,
          ...judged.notes,
          ...said.notes,
          ...(named ? {} : { [PROJECT_NOTE]: bundle.project }),
        },
        holds: said.holds,
        dropHolds: said.dropHolds,
        incidents: said.incidents,
        runs: said.runs,
        selections: said.selections,
        parents: said.parents,
        cancelRuns: said.cancelRuns,
        leases: said.leases,
        timers: said.timers,
        dropTimers: said.dropTimers,
        asks: said.asks,
        cancelAsks: said.cancelAsks,
        ledger: said.ledger,
        dropLedger: said.dropLedger,
        consumed: said.consumed,
        decisions: said.decisions,
        outbox: said.decisions.map(messageOf),
        deadLetters: fresh.deadLetters,
        late: fresh.late,
        through: judged.through,
      };
      fresh = empty();
      named = true;
      return {
        commit,
        probes: said.probes,
        reads: said.reads,
        decisions: said.decisions,
        runs: said.runs,
      };
    },
  };
}
