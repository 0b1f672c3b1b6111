import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from '@jest/globals';
import { manualClock } from '../../engine/adapters/manual-clock.ts';
import { openMemory } from '../../engine/adapters/memory-store.ts';
import { eventTimes } from '../../engine/adapters/replay/event-time.ts';
import { openRecordings } from '../../engine/adapters/replay/recordings.ts';
import { replaySource } from '../../engine/adapters/replay/replay-source.ts';
import type { Decision } from '../../engine/decision.ts';
import { simulatedRegistry } from '../../engine/dispatch/simulated.ts';
import { manifestRegistry } from '../connectors.ts';
import { loadBundle } from '../load-project.ts';
import { manualShell } from '../manual-shell.ts';
import { sortDecisions } from '../report/decisions.ts';
import { keptIo } from '../testing/command.ts';
import { eveningEvents } from '../testing/evening-events.ts';
import { writeEveningProject } from '../testing/evening-project.ts';
import { type RecordedEvent, writeLines } from '../testing/recorded-event.ts';
import { temporaryFolders } from '../testing/temporary-folder.ts';
import { warmStore } from './warm-store.ts';

const folders = temporaryFolders('warm');
const events = eveningEvents(7, { prefix: 'w', past: 'days' });
/** The past is a file, the evening is what topics bring later. */
const cutMs = events.at(-1)!.atMs - 12 * 3_600_000;
let directory = '';

beforeAll(() => {
  directory = writeEveningProject(folders.make('project'), { prefix: 'w', past: 'days' });
});
afterAll(() => folders.removeAll());

const recordings = (list: readonly RecordedEvent[]) =>
  openRecordings(writeLines(join(folders.make('events'), 'e.ndjson'), list), {
    csvMap: null,
    stdin: process.stdin,
  });

/** What is decided from events, in a store that knows something or nothing. */
async function decided(
  list: readonly RecordedEvent[],
  known: readonly RecordedEvent[],
): Promise<readonly Decision[]> {
  const io = keptIo();
  const { bundle, project } = await loadBundle(directory, io);
  const { manifests } = project.connectors;
  const clock = manualClock();
  const store = await openMemory({ clock });
  if (known.length > 0) await warmStore(store, bundle, recordings(known), manifests, io);
  const { shell, decisions } = manualShell(bundle, {
    source: replaySource(recordings(list), {
      topics: new Set(bundle.sources.map(({ topic }) => topic)),
      eventTime: eventTimes(bundle.sources),
    }),
    store,
    clock,
    registry: simulatedRegistry(manifestRegistry(manifests), { outcomes: new Map() }),
    manifests,
    askProbe: async ({ id, incident }) => ({ id, incident, kind: 'answer', payload: null }),
    askRead: async ({ id, incident }) => ({ id, incident, kind: 'answer', payload: null }),
    io,
  });
  await shell.start();
  await shell.stop();
  return sortDecisions(decisions);
}

test('a warmed store decides the evening as if the past had been read from the topics; a cold one does not', async () => {
  const past = events.filter(({ atMs }) => atMs < cutMs);
  const evening = events.filter(({ atMs }) => atMs >= cutMs);
  const drops = (all: readonly Decision[]) =>
    all
      .filter(({ t, playbook, what }) => t > cutMs && playbook === 'w_order_drop' && what === 'opened')
      .map(({ t, instance }) => ({ t, instance }));
  const want = drops(await decided(events, []));
  expect(want.length).toBeGreaterThan(0);
  expect(drops(await decided(evening, past))).toEqual(want);
  expect(drops(await decided(evening, []))).toEqual([]);
});

test('between the file and the topics nothing was read: a gap is unknown, and fires nothing', async () => {
  const past = events.filter(({ atMs }) => atMs < cutMs - 2 * 3_600_000);
  const evening = events.filter(({ atMs }) => atMs >= cutMs);
  const early = (await decided(evening, past)).filter(
    ({ t, what }) => t < cutMs + 600_000 && (what === 'opened' || what === 'held'),
  );
  expect(early).toEqual([]);
});
