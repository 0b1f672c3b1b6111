import { existsSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { inLines, say } from '../dsl/say.ts';
import { manualClock } from '../engine/adapters/manual-clock.ts';
import { openMemoryKv } from '../engine/adapters/memory-kv.ts';
import { openMemory } from '../engine/adapters/memory-store.ts';
import type { CsvMap } from '../engine/adapters/replay/csv/csv-map.ts';
import { eventTimes } from '../engine/adapters/replay/event-time.ts';
import { logRecording } from '../engine/adapters/replay/log-recording.ts';
import { openRecordings } from '../engine/adapters/replay/recordings.ts';
import { replaySource } from '../engine/adapters/replay/replay-source.ts';
import { recordedOrders } from '../engine/control/order-box.ts';
import type { Decision } from '../engine/decision.ts';
import { noDeadline, noPorts, simulatedRegistry } from '../engine/dispatch/simulated.ts';
import { OutsideError } from '../engine/outside-error.ts';
import type { Pipeline } from '../engine/pipeline.ts';
import { createProbeReader } from '../engine/probes/probe-reader.ts';
import { createReadReader } from '../engine/probes/read-reader.ts';
import type { DeadLetter, PartitionProgress } from '../engine/store.ts';
import type { Bundle } from '../rules/bundle.ts';
import { answersAt } from './answers/answers-at.ts';
import { peopleRecorded } from './answers/people-recorded.ts';
import { manifestRegistry } from './connectors.ts';
import { csvMapAt } from './csv-map-at.ts';
import type { Io } from './io.ts';
import { loadBundle } from './load-project.ts';
import { ioReporter } from './machine.ts';
import { manualShell } from './manual-shell.ts';
import { outsideText } from './outside/outside-text.ts';
import { INPUTS_TOPIC, type RecordedInputs, readInputs } from './recording.ts';
import { sortDecisions } from './report/decisions.ts';
import { progressBar } from './report/progress-bar.ts';
import { type Spent, spentBy } from './simulation/spent.ts';
import { type Timeline, timelineSampler } from './simulation/timelines.ts';
import { UsageError } from './usage-error.ts';

export interface SimulateOptions {
  readonly directory: string;
  /** Empty: all of the project. */
  readonly playbooks: readonly string[];
  /** File, folder or `-`. */
  readonly events: string;
  readonly csvMap: string | null;
  readonly chunk: number;
  /** A file of what the world answered; absent or null: nothing that was not recorded. */
  readonly answers?: string | null;
  /** Called when the evaluator has moved on, while the numbers of that instant are still there. */
  readonly onProgress?: (pipeline: Pipeline) => void;
  /** Keeps how metrics went, for pictures; absent: no. */
  readonly timelines?: boolean;
  /** Called before anything is read. @throws UsageError  to go no further */
  readonly onLoaded?: (bundle: Bundle) => void | Promise<void>;
}

export interface Simulation {
  readonly bundle: Bundle;
  /** In the order of comparison (E7). */
  readonly decisions: readonly Decision[];
  readonly counts: PartitionProgress['counts'];
  readonly deadLetters: readonly DeadLetter[];
  /** Lines that are no records at all. */
  readonly refused: readonly { readonly input: string; readonly line: number; readonly reason: string }[];
  /** Event time that was judged, epoch ms; null when nothing was. */
  readonly fromMs: number | null;
  readonly throughMs: number | null;
  /** What decided acts cost at most. */
  readonly spent: readonly Spent[];
  /** Empty unless they were asked for. */
  readonly timelines: readonly Timeline[];
}

/**
 * Runs the pipeline over recorded events. The world does not react: acts succeed at once, probes answer what was
 * recorded, and nothing is sent.
 *
 * @throws UsageError    for a wrong path, map or name
 * @throws OutsideError  when the events cannot be read
 */
export async function simulateProject(options: SimulateOptions, io: Io): Promise<Simulation> {
  const { bundle, project } = await loadBundle(options.directory, io, options.playbooks);
  await options.onLoaded?.(bundle);
  if (!Number.isSafeInteger(options.chunk) || options.chunk < 1)
    throw new UsageError(say`\`--chunk\` is a whole number above 0`, say`leave it out`);
  if (options.events !== '-' && !existsSync(options.events))
    throw new UsageError(
      say`there is nothing at \`${options.events}\``,
      say`name a file or folder of recorded events, or - for standard input`,
    );
  const csvMap = options.csvMap === null ? null : await csvMapAt(options.csvMap);
  const refused: Simulation['refused'][number][] = [];
  const bar = progressBar(io);
  const times = eventTimes(bundle.sources);
  const source = replaySource(recordingsAt(options.events, csvMap), {
    topics: new Set(bundle.sources.map((s) => s.topic)),
    eventTime: times,
    chunk: options.chunk,
    onRefused: (input, line, reason) => refused.push({ input, line, reason }),
    onProgress: bar.show,
  });
  const clock = manualClock();
  const store = await openMemory({ clock });
  const recorded = await recordedInputs(options.events);
  const world = options.answers == null ? null : await answersAt(options.answers);
  const registry = simulatedRegistry(manifestRegistry(project.connectors.manifests), {
    outcomes: recorded.outcomes,
    ...world?.failures,
  });
  const recordedPeople = peopleRecorded(recorded.replies);
  const reporter = ioReporter(io);
  const probes = createProbeReader({
    registry,
    ports: noPorts,
    kv: openMemoryKv({ clock }),
    deadline: noDeadline,
    reporter,
  });
  const reads = createReadReader({ registry, ports: noPorts, deadline: noDeadline });
  const sampler = options.timelines === true ? timelineSampler(bundle) : null;
  const { shell, decisions, deadLetters } = manualShell(bundle, {
    source,
    store,
    clock,
    registry,
    manifests: project.connectors.manifests,
    askProbe: async (request, probe, nowMs) =>
      recorded.answers.get(request.id) ??
      world?.probe(request, probe, nowMs) ??
      probes.read(request, probe, nowMs),
    askRead: async (request) =>
      recorded.answers.get(request.id) ?? world?.read(request) ?? reads.read(request),
    orders: recordedOrders([...recorded.orders, ...(world?.orders ?? [])]),
    people: (open, nowMs) => [...recordedPeople(open, nowMs), ...(world?.people(open, nowMs) ?? [])],
    io,
    ...(options.onProgress === undefined ? {} : { onProgress: options.onProgress }),
    onInstant: (nowMs) => sampler?.at(nowMs, () => shell.pipeline()?.overview(nowMs) ?? []),
  });
  await shell.start();
  const pipeline = shell.pipeline();
  const result = {
    bundle,
    decisions: sortDecisions(decisions),
    counts: pipeline?.counts() ?? { records: 0, duplicates: 0, late: 0, dead: 0 },
    deadLetters,
    refused,
    fromMs: pipeline?.coveredFrom() ?? null,
    throughMs: pipeline?.through() ?? null,
    spent: spentBy(decisions, project.connectors.manifests),
    timelines: sampler?.timelines() ?? [],
  };
  await shell.stop();
  bar.done();
  if (result.counts.records === 0) {
    const topics = [...new Set(bundle.sources.map((s) => `\`${s.topic}\``))].join(', ');
    const [first] = refused;
    const nothing =
      options.events === '-'
        ? say`standard input holds no record of ${topics}`
        : say`\`${options.events}\` holds no record of ${topics}`;
    const why =
      first === undefined
        ? []
        : [
            say`  ${refused.length} lines were refused, the first: ${`${first.input}:${first.line}`}: ${outsideText(first.reason)}`,
          ];
    throw new UsageError(inLines([nothing, ...why]), say`docs/recordings.md says what a line is`);
  }
  return result;
}

/** What `--events` names; nothing to read there is a wrong call, not a failure of the outside. */
function recordingsAt(events: string, csvMap: CsvMap | null): ReturnType<typeof openRecordings> {
  try {
    return openRecordings(events, { csvMap, stdin: process.stdin });
  } catch (error) {
    if (error instanceof OutsideError)
      throw new UsageError(outsideText(error.message), outsideText(error.help));
    throw error;
  }
}

/** What a run recorded beside its events, where `--events` is its log. */
async function recordedInputs(events: string): Promise<RecordedInputs> {
  const lines: string[] = [];
  if (events !== '-' && statSync(events).isDirectory() && existsSync(join(events, `${INPUTS_TOPIC}-0`))) {
    const recording = logRecording(events, { topic: INPUTS_TOPIC, partition: 0 });
    const needs = { topics: new Set([INPUTS_TOPIC]), eventTime: () => null };
    for await (const batch of recording.read(needs, { bytes: () => {}, refused: () => {} })) {
      for (const { value } of batch) if (value !== null) lines.push(Buffer.from(value).toString('utf8'));
    }
  }
  return readInputs(lines);
}
