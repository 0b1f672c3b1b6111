import { manualClock } from '../../engine/adapters/manual-clock.ts';
import { openMemory } from '../../engine/adapters/memory-store.ts';
import { eventTimes } from '../../engine/adapters/replay/event-time.ts';
import type { Recording } from '../../engine/adapters/replay/recording.ts';
import { openRecordings } from '../../engine/adapters/replay/recordings.ts';
import { replaySource } from '../../engine/adapters/replay/replay-source.ts';
import { commitOf } from '../../engine/commit-of.ts';
import type { Decision } from '../../engine/decision.ts';
import { simulatedRegistry } from '../../engine/dispatch/simulated.ts';
import type { Evidence } from '../../engine/evidence.ts';
import type { Looked } from '../../engine/incident/look.ts';
import type { Pipeline } from '../../engine/pipeline.ts';
import { clockName } from '../../engine/playbook-clock.ts';
import type { DeadLetter, StateStore } from '../../engine/store.ts';
import type { Bundle } from '../../rules/bundle.ts';
import { PANE_MS } from '../../rules/window.ts';
import { manifestRegistry } from '../connectors.ts';
import type { Io } from '../io.ts';
import { manualShell } from '../manual-shell.ts';
import { sortDecisions } from '../report/decisions.ts';
import { answerOf, readOf } from './answers.ts';
import { givenPeople } from './given-people.ts';
import { madeRecording } from './made-recording.ts';
import { type Past, pastOf } from './past.ts';
import { type Prepared, recordsOf, type TestBench } from './prepare.ts';

/** What became of a test. */
export interface Played {
  /** In the order of comparison (E7). */
  readonly decisions: readonly Decision[];
  readonly deadLetters: readonly DeadLetter[];
  /** Lines of recordings that are no records. */
  readonly refused: readonly string[];
  /** How things stood at each moment that an expectation looks at. */
  readonly looks: ReadonlyMap<number, Looks>;
}

/** Where triggers stood, and recoveries where a test expects any. */
export type Looks = Readonly<Record<Looked, LookedAt>>;

/** By playbook, then instance key. */
type LookedAt = ReadonlyMap<string, ReadonlyMap<string, Evidence>>;

/**
 * Plays a test through the pipeline and the shell of `simulate`, on a manual clock. The world does as it is told:
 * probes answer what is given, acts succeed unless they are given to fail, and nothing is sent.
 */
export async function playTest(prepared: Prepared, bench: TestBench, io: Io): Promise<Played> {
  const { test, bundle, moments, making, recordings } = prepared;
  const { startMs, endMs } = moments;
  const clock = manualClock();
  const store = await openMemory({ clock });
  await remember(store, bundle, pastOf(prepared.made, bundle, startMs), startMs);
  const inputs: Recording[] = [madeRecording(recordsOf(prepared))];
  for (const path of recordings) inputs.push(...openRecordings(path, { csvMap: null, stdin: process.stdin }));
  const refused: string[] = [];
  const source = replaySource(inputs, {
    topics: new Set(bundle.sources.map(({ topic }) => topic)),
    eventTime: eventTimes(bundle.sources),
    span: { fromMs: startMs, toMs: endMs },
    onRefused: (input, line, reason) => refused.push(`${input}:${line}: ${reason}`),
  });
  const failures = test.givens.filter((given) => given.kind === 'failure');
  const registry = simulatedRegistry(manifestRegistry(bench.manifests), {
    fails: new Map(
      failures.flatMap(({ verb, reason, times }) =>
        times === null ? [[verb, reason ?? 'given to fail']] : [],
      ),
    ),
    failsAtFirst: new Map(
      failures.flatMap(({ verb, reason, times }) =>
        times === null ? [] : [[verb, { reason: reason ?? 'given to fail', times }]],
      ),
    ),
  });
  const asked: readonly Looked[] = test.expects.some(({ what }) => what.kind === 'recovered')
    ? ['trigger', 'recovery']
    : ['trigger'];
  const looks = new Map<number, Looks>();
  let waiting = [...new Set(test.expects.map((one) => paneBefore(moments.at(one))))].sort((a, b) => a - b);
  const lookAt = (pipeline: Pipeline, momentMs: number, atMs: number): void => {
    const seen = (looked: Looked): LookedAt =>
      asked.includes(looked)
        ? new Map(bundle.playbooks.map(({ name }) => [name, pipeline.look(name, atMs, looked)]))
        : new Map();
    looks.set(momentMs, { trigger: seen('trigger'), recovery: seen('recovery') });
  };
  /** Only while the panes of that moment are still there. */
  const look = (pipeline: Pipeline): void => {
    const throughMs = pipeline.through();
    if (throughMs === null) return;
    for (const atMs of waiting.filter((ms) => ms <= throughMs)) lookAt(pipeline, atMs, atMs);
    waiting = waiting.filter((ms) => ms > throughMs);
  };
  const { shell, decisions, deadLetters } = manualShell(bundle, {
    source,
    store,
    clock,
    registry,
    manifests: bench.manifests,
    askProbe: async (request, _probe, nowMs) => answerOf(request, making.answers, nowMs),
    askRead: async (request) => readOf(request, making.reads, clock.now()),
    people: givenPeople(test.givens),
    io,
    onProgress: look,
  });
  await shell.start();
  const pipeline = shell.pipeline();
  if (pipeline !== null) {
    // What was not judged to its moment is looked at as far as it was, and where it is blind, as it is.
    const isBlind = unheard(decisions).size > 0;
    const throughMs = pipeline.through() ?? startMs;
    for (const atMs of waiting) lookAt(pipeline, atMs, isBlind ? atMs : throughMs);
  }
  await shell.stop();
  return { decisions: sortDecisions(decisions), deadLetters, refused, looks };
}

/** Sources that fell silent and were not heard again. */
function unheard(decisions: readonly Decision[]): ReadonlySet<string> {
  const silent = new Set<string>();
  for (const { what, instance } of decisions) {
    if (what === 'blind') silent.add(String(instance['source']));
    if (what === 'seeing') silent.delete(String(instance['source']));
  }
  return silent;
}

/** The last pane end at or before an instant: decisions are dated by them. */
export function paneBefore(ms: number): number {
  return Math.floor(ms / PANE_MS) * PANE_MS;
}

/** Leaves a store as a process would that had read everything before the start and judged nothing of it. */
async function remember(store: StateStore, bundle: Bundle, past: Past, startMs: number): Promise<void> {
  const assigned = await store.assign([...past.progress.keys()].map((topic) => ({ topic, partition: 0 })));
  const partitions = assigned.map((progress) => ({ ...progress, ...past.progress.get(progress.topic) }));
  const clocks = [...new Set(bundle.playbooks.map(clockName))];
  await store.commit(
    commitOf(0, {
      partitions,
      ...{ partials: past.partials, history: past.history, tables: past.tables, notes: past.notes },
      through: clocks.map((clock) => ({ clock, from: null, to: paneBefore(startMs) })),
    }),
  );
}
