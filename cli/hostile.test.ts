import { appendFileSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { openPglite } from '../engine/adapters/pglite-store.ts';
import type { DeadLetter } from '../engine/store.ts';
import { canonicalJson } from '../rules/canonical.ts';
import { sortDecisions } from './report/decisions.ts';
import { type Simulation, simulateProject } from './simulate.ts';
import { command, decisionsIn, keptIo } from './testing/command.ts';
import { EVENING_MS, eveningEvents } from './testing/evening-events.ts';
import { writeEveningProject } from './testing/evening-project.ts';
import { placesOf, withHostile } from './testing/hostile-events.ts';
import { writeLines, writeLog } from './testing/recorded-event.ts';
import { seedOfRun } from './testing/seeded.ts';
import { temporaryFolders } from './testing/temporary-folder.ts';

const seed = seedOfRun();
const story = { prefix: 'city', past: 'days' } as const;

/** Lines that are no records at all. */
const REFUSED = [
  'garbage',
  '{"topic":"city-orders","value":{"event_id"',
  '{"value":{"event_id":"x"}}',
  '{"topic":"city-orders"}',
  '{"topic":7,"value":{}}',
  '{"topic":"city-orders","value":{},"at":"soon"}',
  '{"topic":"city-orders","value":{}} {"topic":"city-orders","value":{}}',
];

const placed = ({ topic, partition, offset, reason, field }: DeadLetter): string =>
  `${topic}/${partition}@${offset} ${reason} ${field ?? ''}`.trim();

/** ENGINE §10, fault 7: whatever stands between good events, each bad one is named and the good ones decide alone. */
describe(`hostile events among good ones, ORDERSENSE_SEED=${seed}`, () => {
  const folders = temporaryFolders('hostile');
  const clean = eveningEvents(seed, story);
  const mixed = withHostile(clean, 'city-orders', EVENING_MS + 30 * 60_000, seed);
  const count = (kind: string) => mixed.filter(({ fate }) => fate?.kind === kind).length;
  const want = {
    records: mixed.length,
    dead: count('dead'),
    duplicates: count('duplicate'),
    late: count('late'),
  };
  let project = '';
  let pure: Simulation;

  const simulated = (events: string): Promise<Simulation> =>
    simulateProject({ directory: project, playbooks: [], events, csvMap: null, chunk: 500 }, keptIo());
  const bytes = (decisions: Simulation['decisions']): string =>
    decisions.map((d) => canonicalJson(d)).join('\n');

  beforeAll(async () => {
    project = writeEveningProject(folders.make('project'), story);
    pure = await simulated(writeLines(join(folders.make('clean'), 'events.ndjson'), clean));
  });
  afterAll(() => folders.removeAll());

  test('there is something to lose, and something of each kind', () => {
    expect(pure.decisions.filter((d) => d.what === 'opened').length).toBeGreaterThan(5);
    expect(want.dead).toBeGreaterThan(40);
    expect(want.duplicates).toBeGreaterThan(30);
    expect(want.late).toBeGreaterThan(5);
    const reasons = mixed.flatMap(({ fate }) => (fate?.kind === 'dead' ? [fate.reason] : []));
    expect([...new Set(reasons)].sort()).toEqual([
      'empty',
      'encoding',
      'future',
      'json',
      'key',
      'missing-field',
      'time',
      'too-deep',
      'too-large',
      'type',
    ]);
  });

  test('simulate over a recording of lines: dead letters with their place, refused lines with their number', async () => {
    const path = writeLines(
      join(folders.make('mixed'), 'events.ndjson'),
      mixed.map((m) => m.event),
    );
    appendFileSync(path, `${REFUSED.join('\n')}\n`);
    const found = await simulated(path);
    expect(found.deadLetters.map(placed).sort()).toEqual(placesOf(mixed, 1));
    expect(found.deadLetters.every((d) => d.message !== '' && d.excerpt.length <= 200)).toBe(true);
    expect(found.counts).toEqual(want);
    // Bytes that hold no line feed of their own stay one line each.
    const lines = readFileSync(path).reduce((n, byte) => n + (byte === 10 ? 1 : 0), 0);
    expect(found.refused.map((r) => r.line)).toEqual(REFUSED.map((_, i) => lines - REFUSED.length + 1 + i));
    expect(found.refused.every((r) => r.reason !== '' && r.input === path)).toBe(true);
    expect(bytes(found.decisions)).toBe(bytes(pure.decisions));
  });

  test.each([1, 4])(
    'run --once over the in-process log of %d partitions: the same, and the store keeps what was put aside',
    async (partitions) => {
      const data = folders.make('data');
      const log = await writeLog(
        data,
        mixed.map((m) => m.event),
        partitions,
      );
      const said = await command(['run', project, '--once', '--event-clock', '--json', '--data', data]);
      expect(said.err).toContain(
        `${want.records.toLocaleString('en-US')} records, ${want.duplicates} duplicates, ${want.late} late, ${want.dead} dead letters`,
      );
      expect(said.code).toBe(0);
      expect(bytes(sortDecisions(decisionsIn(said.out)))).toBe(bytes(pure.decisions));

      const store = await openPglite(join(data, 'state'));
      await store.open();
      expect((await store.deadLetters(1_000)).map(placed).sort()).toEqual(placesOf(mixed, partitions));
      expect((await store.lateRows(1_000)).length).toBe(want.late);
      await store.close();

      const again = await simulated(log);
      expect(again.deadLetters.map(placed).sort()).toEqual(placesOf(mixed, partitions));
      expect(again.counts).toEqual(want);
      expect(bytes(again.decisions)).toBe(bytes(pure.decisions));
    },
  );
});
