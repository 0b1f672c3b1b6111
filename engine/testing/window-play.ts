import type { Bundle } from '../../rules/bundle.ts';
import type { Playbook } from '../../rules/playbook.ts';
import { type Baseline, PANE_MS } from '../../rules/window.ts';
import { manualClock } from '../adapters/manual-clock.ts';
import { openMemory } from '../adapters/memory-store.ts';
import { commitOf } from '../commit-of.ts';
import { partitionName } from '../partition.ts';
import type { LogRecord } from '../ports.ts';
import { createReader, type Reader } from '../reader/reader.ts';
import type { PartialRow, PartitionProgress } from '../store.ts';
import { createWindows, type Windows } from '../window/windows.ts';
import type { PlainEvent } from './plain-windows.ts';

/** What arrives: an event, or a tick of the clock at which every partition is read to its end (E12). */
export type Arrival =
  | { readonly kind: 'event'; readonly arrivalMs: number; readonly event: PlainEvent }
  | { readonly kind: 'tick'; readonly tickMs: number };

export interface PlayPlan {
  /** Of every topic; an event goes to the partition of its region, or of its key for tables. */
  readonly partitions: number;
  /** Records handed over at once, again and again. */
  readonly chunks: readonly number[];
  /** After these steps (one step is one chunk or tick) everything is committed. */
  readonly commitEvery: number;
  /** After these commits the process dies some steps later and goes on from the store. */
  readonly restarts: ReadonlySet<number>;
  readonly playbook: Playbook;
  readonly asks: readonly { readonly window: string; readonly baseline: Baseline | null }[];
  /** Which instants are asked; all where it is left out. */
  readonly isAsked?: (atMs: number) => boolean;
}

/**
 * Plays arrivals through readers and windows as the pipeline does, and asks every instance at every pane's end.
 *
 * @returns every answer by `instant window baseline key`, as JSON
 */
export async function play(
  bundle: Bundle,
  arrivals: readonly Arrival[],
  plan: PlayPlan,
): Promise<ReadonlyMap<string, string>> {
  const store = await openMemory({ clock: manualClock(0) });
  await store.open();
  const evaluatorEpoch = await store.claimEvaluator();
  const topics = [...new Set(bundle.sources.map((s) => s.topic))];
  const parts = topics.flatMap((topic) =>
    Array.from({ length: plan.partitions }, (_, partition) => ({ topic, partition })),
  );
  const answers = new Map<string, string>();
  let readers = new Map<string, Reader>();
  let windows: Windows;
  let through: number | null = null;
  let stored: number | null = null;
  let fresh: { partials: PartialRow[]; progress: Map<string, PartitionProgress> } = {
    partials: [],
    progress: new Map(),
  };

  /** Every topic's whole log, as it would lie in the broker; `seq` is the step at which a record is there. */
  const logs = new Map(parts.map((p) => [partitionName(p), [] as LogRecord[]]));
  const pass = (name: string, reader: Reader): void => {
    const { slice, progress } = reader.take();
    windows.accept(slice);
    for (const { source, closed } of slice.sources)
      for (const pane of closed) fresh.partials.push({ ...slice.partition, source, pane });
    fresh.progress.set(name, progress);
  };
  const start = async (): Promise<void> => {
    windows = createWindows(bundle, await store.load());
    windows.expect(parts);
    readers = new Map();
    fresh = { partials: [], progress: new Map() };
    for (const progress of await store.assign(parts)) {
      const { topic, partition } = progress;
      const name = partitionName(progress);
      const reader = createReader(bundle, { topic, partition }, progress);
      readers.set(name, reader);
      pass(name, reader);
      reader.read((logs.get(name) ?? []).slice(progress.resumeOffset, progress.readOffset));
      pass(name, reader);
    }
    for (const { name } of bundle.sources)
      if (windows.isBlind(name)) for (const reader of readers.values()) reader.freeze(name);
    through = stored;
  };
  const judge = (): void => {
    const clock = Math.min(
      ...bundle.sources.filter((s) => !windows.isBlind(s.name)).map((s) => windows.clock(s.name)),
    );
    const firsts = bundle.sources.map((s) => windows.coveredFrom(s.name)).filter((ms) => ms !== null);
    if (!Number.isFinite(clock) || firsts.length === 0) return;
    for (
      let atMs = through === null ? Math.min(...firsts) + PANE_MS : through + PANE_MS;
      atMs <= clock;
      atMs += PANE_MS
    ) {
      through = atMs;
      if (plan.isAsked?.(atMs) === false) continue;
      for (const [key, facts] of windows.instances(plan.playbook, atMs, null)) {
        for (const { window, baseline } of plan.asks) {
          const reading = baseline === null ? facts.window(window) : facts.usual(window, baseline);
          const name = `${atMs} ${window} ${baseline?.kind ?? 'now'} ${key}`;
          const text = JSON.stringify(reading);
          const before = answers.get(name);
          if (before !== undefined && before !== text)
            throw new Error(`${name} was ${before} and is ${text}`);
          answers.set(name, text);
        }
      }
    }
    if (through !== null) windows.release(through);
  };
  const commit = async (): Promise<void> => {
    const kept = windows.take(fresh.partials);
    await store.commit(commitOf(evaluatorEpoch, { ...kept, partitions: [...fresh.progress.values()] }));
    fresh = { partials: [], progress: new Map() };
    stored = through;
  };
  const step = (arrived: readonly Arrival[]): void => {
    const given = new Map<string, LogRecord[]>();
    for (const arrival of arrived) {
      if (arrival.kind === 'tick') {
        for (const { source, blind } of windows.tick(
          arrival.tickMs,
          new Set(bundle.sources.map((s) => s.name)),
        ))
          for (const reader of readers.values()) (blind ? reader.freeze : reader.thaw)(source);
        for (const [name, reader] of readers) {
          reader.tick(arrival.tickMs);
          pass(name, reader);
        }
      } else {
        const { topic, name } = placeOf(bundle, arrival.event, plan.partitions);
        const log = logs.get(`${topic}/${name}`) ?? [];
        const record = recordOf(arrival.event, log.length, arrival.arrivalMs);
        log.push(record);
        given.set(`${topic}/${name}`, [...(given.get(`${topic}/${name}`) ?? []), record]);
      }
    }
    for (const [name, records] of given) {
      const reader = readers.get(name) as Reader;
      reader.read(records);
      pass(name, reader);
    }
    judge();
  };

  await start();
  let commits = 0;
  let since = 0;
  let redo: (readonly Arrival[])[] = [];
  for (const arrived of stepsOf(arrivals, plan.chunks)) {
    step(arrived);
    redo.push(arrived);
    since += 1;
    if (since % plan.commitEvery !== 0) continue;
    if (plan.restarts.has(commits)) {
      // Dies before this commit: what came since the last one comes again, in the same steps.
      for (const arrivedBefore of redo)
        for (const a of arrivedBefore)
          if (a.kind === 'event') logs.get(nameOf(bundle, a.event, plan.partitions))?.pop();
      await start();
      for (const again of redo) step(again);
    }
    await commit();
    commits += 1;
    redo = [];
  }
  const end = Math.max(...arrivals.map((a) => (a.kind === 'event' ? a.event.timeMs : 0)));
  for (const [name, reader] of readers) {
    reader.finish(Math.floor(end / PANE_MS) * PANE_MS + PANE_MS);
    pass(name, reader);
  }
  judge();
  return answers;
}

function stepsOf(arrivals: readonly Arrival[], chunks: readonly number[]): readonly (readonly Arrival[])[] {
  const steps: Arrival[][] = [];
  let turn = 0;
  let open: Arrival[] = [];
  for (const arrival of arrivals) {
    // A tick says that everything before it was read, so it is a step of its own.
    if (arrival.kind === 'tick') {
      if (open.length > 0) steps.push(open);
      steps.push([arrival]);
      open = [];
      continue;
    }
    open.push(arrival);
    if (open.length < (chunks[turn % chunks.length] ?? 1)) continue;
    steps.push(open);
    open = [];
    turn += 1;
  }
  if (open.length > 0) steps.push(open);
  return steps;
}

function placeOf(
  bundle: Bundle,
  { source, key, columns }: PlainEvent,
  partitions: number,
): { topic: string; name: number } {
  const { topic = '', kind } = bundle.sources.find((s) => s.name === source) ?? {};
  const by = kind === 'table' ? key : String(columns?.['region'] ?? key);
  let hash = 0;
  for (const letter of by) hash = (hash * 31 + letter.charCodeAt(0)) % 9973;
  return { topic, name: hash % partitions };
}

function nameOf(bundle: Bundle, event: PlainEvent, partitions: number): string {
  const { topic, name } = placeOf(bundle, event, partitions);
  return `${topic}/${name}`;
}

function recordOf({ key, timeMs, columns }: PlainEvent, offset: number, arrivalMs: number): LogRecord {
  if (columns === null) return { offset, arrivalMs: timeMs, key, value: null };
  return {
    offset,
    arrivalMs,
    key,
    value: new TextEncoder().encode(JSON.stringify({ id: key, at: timeMs, ...columns })),
  };
}
