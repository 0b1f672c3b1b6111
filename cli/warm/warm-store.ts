import { manualClock } from '../../engine/adapters/manual-clock.ts';
import { openMemory } from '../../engine/adapters/memory-store.ts';
import { eventTimes } from '../../engine/adapters/replay/event-time.ts';
import type { Recording } from '../../engine/adapters/replay/recording.ts';
import { type ReplayProgress, replaySource } from '../../engine/adapters/replay/replay-source.ts';
import { commitOf } from '../../engine/commit-of.ts';
import { simulatedRegistry } from '../../engine/dispatch/simulated.ts';
import { PROJECT_NOTE } from '../../engine/pipeline.ts';
import type { PartitionProgress, StateStore } from '../../engine/store.ts';
import type { Bundle } from '../../rules/bundle.ts';
import type { Manifest } from '../catalog.ts';
import { manifestRegistry } from '../connectors.ts';
import type { Io } from '../io.ts';
import { manualShell } from '../manual-shell.ts';

/** What was learnt. */
export interface Warmed {
  readonly records: number;
  /** First event and last judged instant, epoch ms; null: nothing was read. */
  readonly fromMs: number | null;
  readonly throughMs: number | null;
  readonly historySlots: number;
  readonly refused: number;
}

/**
 * Makes an empty store as if the recordings had been read before the project's topics: history, open windows, table rows
 * and what was covered stay; incidents, holds, runs and decisions do not, and topics are read from their beginning.
 * Nothing is sent.
 */
export async function warmStore(
  store: StateStore,
  bundle: Bundle,
  recordings: readonly Recording[],
  manifests: readonly Manifest[],
  io: Io,
  onProgress: (progress: ReplayProgress) => void = () => {},
): Promise<Warmed> {
  const clock = manualClock();
  const memory = await openMemory({ clock });
  let refused = 0;
  const source = replaySource(recordings, {
    topics: new Set(bundle.sources.map(({ topic }) => topic)),
    eventTime: eventTimes(bundle.sources),
    onRefused: () => {
      refused += 1;
    },
    onProgress,
  });
  const { shell } = manualShell(bundle, {
    source,
    store: memory,
    clock,
    registry: simulatedRegistry(manifestRegistry(manifests), { outcomes: new Map() }),
    manifests,
    askProbe: async ({ id, incident }) => ({ id, incident, kind: 'answer', payload: null }),
    askRead: async ({ id, incident }) => ({ id, incident, kind: 'answer', payload: null }),
    io,
  });
  await shell.start();
  const pipeline = shell.pipeline();
  const records = pipeline?.counts().records ?? 0;
  const learnt = { records, fromMs: pipeline?.coveredFrom() ?? null, throughMs: pipeline?.through() ?? null };
  await shell.stop();
  const stored = await memory.load();
  if (records > 0) {
    const epoch = await store.claimEvaluator();
    const begun = begunOf(await memory.partitions());
    const assigned = await store.assign(begun, epoch);
    const notes = Object.entries(stored.notes).filter(
      ([name]) => name === PROJECT_NOTE || /^(source|series):/.test(name),
    );
    const commit = commitOf(epoch, {
      partitions: begun.map((one, i) => ({ ...one, epoch: assigned[i]?.epoch ?? one.epoch })),
      partials: stored.partials.map((row) => ({ ...row, partition: 0 })),
      history: stored.history,
      tables: stored.tables,
      notes: Object.fromEntries(notes),
      through: Object.entries(stored.through).map(([name, to]) => ({ clock: name, from: null, to })),
    });
    await store.commit(commit);
  }
  return { ...learnt, historySlots: stored.history.length, refused };
}

/** One partition a topic, at its beginning, that knows since when the topic is covered. */
function begunOf(read: readonly PartitionProgress[]): readonly PartitionProgress[] {
  return [...new Set(read.map(({ topic }) => topic))].map((topic) => {
    const firsts = read.flatMap((one) => (one.topic === topic && one.firstMs !== null ? [one.firstMs] : []));
    return {
      topic,
      partition: 0,
      epoch: 0,
      resumeOffset: 0,
      readOffset: 0,
      firstMs: firsts.length === 0 ? null : Math.min(...firsts),
      greatestMs: null,
      sources: {},
      counts: { records: 0, duplicates: 0, late: 0, dead: 0 },
    };
  });
}
