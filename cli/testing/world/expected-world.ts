import type { Registry } from '../../../connectors/connector.ts';
import { manualClock } from '../../../engine/adapters/manual-clock.ts';
import { openMemoryKv } from '../../../engine/adapters/memory-kv.ts';
import { openMemory } from '../../../engine/adapters/memory-store.ts';
import { eventTimes } from '../../../engine/adapters/replay/event-time.ts';
import type { Recording } from '../../../engine/adapters/replay/recording.ts';
import { replaySource } from '../../../engine/adapters/replay/replay-source.ts';
import type { Decision } from '../../../engine/decision.ts';
import { noDeadline, noPorts } from '../../../engine/dispatch/simulated.ts';
import { createProbeReader } from '../../../engine/probes/probe-reader.ts';
import { createReadReader } from '../../../engine/probes/read-reader.ts';
import type { PartitionProgress, RunRow } from '../../../engine/store.ts';
import type { Bundle } from '../../../rules/bundle.ts';
import { manualShell } from '../../manual-shell.ts';
import { keptIo } from '../command.ts';
import type { WorldEvent } from './world-events.ts';

/** What must come of a world's events. */
export interface ExpectedWorld {
  readonly decisions: readonly Decision[];
  readonly runs: readonly RunRow[];
  readonly counts: PartitionProgress['counts'];
}

/** What `simulate` decides about the events of a world, where nothing ever goes wrong. */
export async function expectedWorld(
  bundle: Bundle,
  registry: Registry,
  events: readonly WorldEvent[],
): Promise<ExpectedWorld> {
  const clock = manualClock();
  const store = await openMemory({ clock });
  const topics = new Set(bundle.sources.map(({ topic }) => topic));
  const reporter = { info: () => {}, warn: () => {}, error: () => {} };
  const probes = createProbeReader({
    registry,
    ports: noPorts,
    kv: openMemoryKv({ clock }),
    deadline: noDeadline,
    reporter,
  });
  const reads = createReadReader({ registry, ports: noPorts, deadline: noDeadline });
  const { shell, decisions } = manualShell(bundle, {
    source: replaySource([recordingOf(events)], { topics, eventTime: eventTimes(bundle.sources) }),
    store,
    clock,
    registry,
    manifests: registry.values(),
    askProbe: probes.read,
    askRead: reads.read,
    io: keptIo(),
  });
  await shell.start();
  const counts = shell.pipeline()?.counts() ?? { records: 0, duplicates: 0, late: 0, dead: 0 };
  const incidents = new Set(decisions.map(({ incident }) => incident));
  const runs = (await Promise.all([...incidents].map((incident) => store.runs({ incident })))).flat();
  await shell.stop();
  return { decisions, runs, counts };
}

function recordingOf(events: readonly WorldEvent[]): Recording {
  const partitions = new Map(
    events.map(({ topic, partition }) => [`${topic}/${partition}`, { topic, partition }]),
  );
  return {
    name: 'world',
    bytesTotal: null,
    partitions: async () => [...partitions.values()],
    async *read() {
      yield events.map(({ topic, partition, key, atMs, value }) => ({
        ...{ topic, partition, key, arrivalMs: atMs, orderMs: atMs },
        value: Buffer.from(String(value)),
      }));
    },
  };
}
