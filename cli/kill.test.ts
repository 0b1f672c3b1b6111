import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from '@jest/globals';
import type { Decision } from '../engine/decision.ts';
import type { PartitionProgress } from '../engine/store.ts';
import { describeWith } from '../engine/testing/services.ts';
import { canonicalJson } from '../rules/canonical.ts';
import { simulateProject } from './simulate.ts';
import { keptIo } from './testing/command.ts';
import { type Kill, type KillMoment, startAndKill } from './testing/kill-moment.ts';
import { type LiveStage, openLiveStage } from './testing/live-stage.ts';
import { messagesOf } from './testing/published.ts';
import { writeLines } from './testing/recorded-event.ts';
import type { RunEnd } from './testing/run-process.ts';
import { seeded, seedOfRun } from './testing/seeded.ts';
import { temporaryFolders } from './testing/temporary-folder.ts';

const seed = seedOfRun();
const unique = `t${process.pid}x${Date.now().toString(36)}`;
const folders = temporaryFolders('kill');
afterAll(() => folders.removeAll());

/** Longest wait for one thing to happen: a claim of a killed run lasts 30 s. */
const PATIENCE_MS = 90_000;
const STORY_MS = 420_000;
const WELL = ['well-1', 'well-2', 'well-3', 'well-4'];
/** Regions that run short one after the other while runs are killed, and one whose recovery nobody sees. */
const SHORT = ['short-1', 'short-2', 'short-3', 'short-4', 'short-5', 'short-6', 'short-7'];
const UNSEEN = 'unseen';
/** Kills of the first kind that come first. */
const QUIET = 3;
const KILLS: readonly (readonly [KillMoment, number])[] = [
  ['life', 8],
  ['told', 4],
  ['asked', 4],
  ['answered', 4],
];

/** Counted when everything is over. */
interface Story {
  readonly kills: readonly Kill[];
  readonly decisions: readonly Decision[];
  readonly progress: readonly PartitionProgress[];
  readonly end: RunEnd;
  readonly undosBeforeRestart: number;
}

/** What does not depend on when answers came back: which decision, for what, at which instant where events alone set it. */
function gistOf({ t, playbook, instance, what, step, evidence }: Decision): string {
  const ofEvents = what === 'opened' || what === 'recovered' || what === 'act';
  return canonicalJson({ playbook, instance, what, step, ...(ofEvents ? { t, evidence } : {}) });
}

describeWith(
  ['kafka', 'postgres'],
  `run killed 20 times around open incidents and once before a recovery, ORDERSENSE_SEED=${seed}`,
  () => {
    let stage: LiveStage;
    let story: Story;

    beforeAll(async () => {
      const random = seeded(seed);
      stage = await openLiveStage(folders.make('story'), unique, [...WELL, ...SHORT, UNSEEN], PATIENCE_MS);
      const beganMs = Date.now();
      for (const [i, region] of [...SHORT, UNSEEN].entries())
        stage.orders.drop(region, beganMs + 3_000 + i * 12_000);
      for (const [i, region] of SHORT.entries()) stage.orders.recover(region, beganMs + 73_000 + i * 12_000);

      const moments = KILLS.flatMap(([moment, times]) => Array.from({ length: times }, () => moment));
      const kills: Kill[] = [];
      while (moments.length > 0) {
        // Nothing is decided before the first region has run short for half a minute.
        const at = kills.length < QUIET ? 0 : random.whole(0, moments.length - 1);
        const [moment = 'life'] = moments.splice(at, 1);
        kills.push(await startAndKill(stage, moment, random));
      }
      const before = stage.start();
      await stage.until('the act for the last region has succeeded', async () => {
        const incidents = await stage.incidentsOf(UNSEEN);
        const runs = await Promise.all(incidents.map(({ id }) => stage.store.runs({ incident: id })));
        return runs.flat().some(({ verb, status }) => verb === 'city.put' && status === 'succeeded');
      });
      before.signal('SIGKILL');
      await before.end;
      kills.push({ moment: 'life', aliveMs: Date.now() - before.startedMs });
      const wellMs = Date.now();
      stage.orders.recover(UNSEEN, wellMs);
      const isUndo = ({ method, path }: { method: string; path: string }) =>
        method === 'DELETE' && path.includes(UNSEEN);
      await stage.until('its recovery is due', () => (stage.sent.at(-1)?.atMs ?? 0) > wellMs + 45_000);
      const undosBeforeRestart = stage.server.received.filter(isUndo).length;
      const last = stage.start();
      await stage.until('every incident is closed', async () => {
        const incidents = (await Promise.all([...SHORT, UNSEEN].map(stage.incidentsOf))).flat();
        return (
          incidents.length === 2 * SHORT.length + 2 && incidents.every(({ phase }) => phase === 'closed')
        );
      });
      await stage.dry();
      await stage.until('everything is read', async () => {
        const { through } = await stage.store.load();
        const lastMs = stage.sent.at(-1)?.atMs ?? 0;
        return Math.max(0, ...Object.values(through)) >= Math.floor((lastMs - 2_000) / 10_000) * 10_000;
      });
      last.signal('SIGTERM');
      const end = await last.end;
      const topic = `${unique}-orders`;
      const progress = await stage.store.assign([0, 1].map((partition) => ({ topic, partition })));
      story = { kills, decisions: await stage.decisions(), progress, end, undosBeforeRestart };
    }, STORY_MS);
    afterAll(() => stage.close(), PATIENCE_MS);

    test('runs were killed at every kind of moment', () => {
      expect(story.kills).toHaveLength(21);
      const moments = new Set(story.kills.map(({ moment }) => moment));
      expect([...moments].sort()).toEqual(['answered', 'asked', 'life', 'told']);
    });

    test('every event was read once, none was taken for late or a duplicate', () => {
      const sum = (of: 'records' | 'duplicates' | 'late' | 'dead') =>
        story.progress.reduce((n, { counts }) => n + counts[of], 0);
      expect({
        records: sum('records'),
        read: story.progress.reduce((n, { readOffset }) => n + readOffset, 0),
        aside: [sum('duplicates'), sum('late'), sum('dead')],
      }).toEqual({ records: stage.sent.length, read: stage.sent.length, aside: [0, 0, 0] });
    });

    test.each(['few_orders', 'notice'])(
      '%s: one incident for each region that ran short, nothing twice',
      (name) => {
        const own = story.decisions.filter(({ playbook }) => playbook.endsWith(name));
        const lives = [...SHORT, UNSEEN].map((region) => {
          const of = own.filter((d) => d.instance['region'] === region);
          const times = (what: Decision['what']) => of.filter((d) => d.what === what).length;
          return [region, times('opened'), times('act'), times('recovered'), times('undo'), times('closed')];
        });
        const undos = name === 'notice' ? 0 : 1;
        expect(lives).toEqual([...SHORT, UNSEEN].map((region) => [region, 1, 1, 1, undos, 1]));
        expect(own.filter(({ instance }) => WELL.includes(instance['region'] ?? ''))).toEqual([]);
      },
    );

    test.each(['PUT', 'DELETE'])('%s: one key for each incident, however often it was sent', (method) => {
      const keys = [...stage.server.keys(method).keys()];
      const regionOf = (key: string) => decodeURIComponent(key).split('region=')[1]?.split('/')[0];
      expect(keys.map(regionOf).sort()).toEqual([...SHORT, UNSEEN].sort());
    });

    test('POST, which nothing makes safe to repeat, arrived at most once for each incident', () => {
      const paths = stage.server.received.filter(({ method }) => method === 'POST').map(({ path }) => path);
      expect(new Set(paths).size).toBe(paths.length);
      expect(paths.length).toBeGreaterThan(0);
    });

    test('the undo that became due while nothing ran came with the restart', () => {
      expect(story.undosBeforeRestart).toBe(0);
      expect(story.end).toEqual({ code: 0, signal: null });
    });

    test('simulate decides the same about the same events', async () => {
      const { decisions } = await simulateProject(
        {
          directory: stage.folder,
          playbooks: [],
          events: writeLines(join(folders.make('events'), 'events.ndjson'), stage.sent),
          csvMap: null,
          chunk: 500,
        },
        keptIo(),
      );
      const fated = ({ what }: Decision) => what !== 'action-failed';
      expect(story.decisions.filter(fated).map(gistOf).sort()).toEqual(decisions.map(gistOf).sort());
    });

    test('every decision is on its topic', async () => {
      const told = await stage.published();
      expect([...new Set(told)]).toEqual(messagesOf(story.decisions));
    });
  },
);
