import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { openPglite } from '../engine/adapters/pglite-store.ts';
import type { Decision } from '../engine/decision.ts';
import type { PartitionProgress } from '../engine/store.ts';
import { openReceivingServer, type ReceivingServer } from './testing/receiving-server.ts';
import { writeLog } from './testing/recorded-event.ts';
import { regionOrders } from './testing/region-orders.ts';
import { startRun } from './testing/run-process.ts';
import { seeded, seedOfRun } from './testing/seeded.ts';
import { writeShortProject } from './testing/short-project.ts';
import { temporaryFolders } from './testing/temporary-folder.ts';
import { until } from './testing/until.ts';

const seed = seedOfRun();
const folders = temporaryFolders('embedded-kill');
afterAll(() => folders.removeAll());

const PATIENCE_MS = 300_000;
const PREFIX = 'city';
const SHORT = ['short-1', 'short-2', 'short-3'];
const KILLS = 5;
/** A run has opened its database, read everything and begun to act after so long at most, ms. */
const LIFE_MS = 6_000;
/** The story happened so long before the test: its acts are not too old yet. */
const STORY_MS = 180_000;

describe(`run on embedded parts, killed ${KILLS} times, ORDERSENSE_SEED=${seed}`, () => {
  let server: ReceivingServer;
  let written = 0;
  let progress: readonly PartitionProgress[] = [];
  let decisions: readonly Decision[] = [];

  beforeAll(async () => {
    server = await openReceivingServer();
    const folder = writeShortProject(folders.make('project'), {
      prefix: PREFIX,
      city: server.url,
      config: [`partitions: { ${PREFIX}-orders: 2 }`],
    });
    const data = folders.make('data');
    const fromMs = Math.floor((Date.now() - STORY_MS) / 10_000) * 10_000;
    const orders = regionOrders(
      `${PREFIX}-orders`,
      ['well-1', 'well-2', 'well-3', 'well-4', ...SHORT],
      fromMs,
    );
    for (const region of SHORT) {
      orders.drop(region, fromMs + 40_000);
      orders.recover(region, fromMs + 90_000);
    }
    const events = orders.next(fromMs + 150_000);
    written = events.length;
    await writeLog(data, events, 2);

    const random = seeded(seed);
    for (let kill = 0; kill < KILLS; kill += 1) {
      const run = startRun(folder, ['--data', data]);
      // Every other one dies between an answer and its commit, if one comes in time.
      server.onAnswered = () => (kill % 2 === 1 ? run.signal('SIGKILL') : undefined);
      const longest = setTimeout(() => run.signal('SIGKILL'), random.next() * LIFE_MS);
      expect({ ...(await run.end), words: run.words() }).toMatchObject({ signal: 'SIGKILL' });
      clearTimeout(longest);
    }
    server.onAnswered = () => {};
    const last = startRun(folder, ['--data', data]);
    await until('every undo has arrived', () => server.keys('DELETE').size === SHORT.length, PATIENCE_MS);
    // The killed ones may have done all there was to do: this one must have begun before it is asked to end.
    const begun = () =>
      readdirSync(join(data, 'state')).some((name) => name.startsWith(`owner-${last.pid}-`));
    await until('the last run has its state', begun, PATIENCE_MS);
    last.signal('SIGTERM');
    expect(await last.end).toEqual({ code: 0, signal: null });

    const store = await openPglite(join(data, 'state'), {});
    await store.open();
    const { incidents } = await store.load();
    decisions = (await Promise.all(incidents.map(({ id }) => store.decisions(id)))).flat();
    progress = await store.assign([0, 1].map((partition) => ({ topic: `${PREFIX}-orders`, partition })));
    await store.close();
  });
  afterAll(() => server.close());

  test('every event was read once', () => {
    expect(progress.reduce((n, { counts }) => n + counts.records, 0)).toBe(written);
    expect(progress.map(({ counts }) => counts.duplicates + counts.late + counts.dead)).toEqual([0, 0]);
  });

  test.each(['few_orders', 'notice'])('%s: one incident for each region, decided once', (name) => {
    const own = decisions.filter(({ playbook }) => playbook.endsWith(name));
    const lives = SHORT.map((region) =>
      (['opened', 'act', 'recovered'] as const).map(
        (what) => own.filter((d) => d.instance['region'] === region && d.what === what).length,
      ),
    );
    expect(lives).toEqual(SHORT.map(() => [1, 1, 1]));
  });

  test.each(['PUT', 'DELETE'])('%s: one key for each incident', (method) => {
    expect(server.keys(method).size).toBe(SHORT.length);
  });

  test('POST arrived at most once for each incident', () => {
    expect([...server.keys('POST').values()].every((times) => times === 1)).toBe(true);
  });
});
