import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from '@jest/globals';
import type { Decision } from '../engine/decision.ts';
import { describeWith } from '../engine/testing/services.ts';
import { simulateProject } from './simulate.ts';
import { keptIo } from './testing/command.ts';
import { decisionGist } from './testing/decision-gist.ts';
import { incidentLives, SHORT_PLAYBOOKS } from './testing/incident-lives.ts';
import { type KillStory, killStory, shortRegions, UNSEEN, WELL } from './testing/kill-story.ts';
import { type LiveStage, openLiveStage } from './testing/live-stage.ts';
import { messagesOf } from './testing/published.ts';
import { writeLines } from './testing/recorded-event.ts';
import { seeded, seedOfRun } from './testing/seeded.ts';
import { temporaryFolders } from './testing/temporary-folder.ts';

const seed = seedOfRun();
const unique = `t${process.pid}x${Date.now().toString(36)}`;
const folders = temporaryFolders('kill');
afterAll(() => folders.removeAll());

/** Longest wait for one thing to happen: a claim of a killed run lasts 30 s. */
const PATIENCE_MS = 300_000;
const KILLS = 20;
const SHORT = shortRegions(KILLS);

describeWith(
  ['kafka', 'postgres'],
  `run killed 20 times around open incidents and once before a recovery, ORDERSENSE_SEED=${seed}`,
  () => {
    let stage: LiveStage;
    let story: KillStory;

    beforeAll(async () => {
      stage = await openLiveStage(folders.make('story'), unique, [...WELL, ...SHORT, UNSEEN], {
        patienceMs: PATIENCE_MS,
      });
      story = await killStory(stage, KILLS, seeded(seed));
    });
    afterAll(() => stage.close());

    test('runs were killed at every kind of moment', () => {
      expect(story.kills).toHaveLength(21);
      const moments = new Set(story.kills.map(({ moment }) => moment));
      expect([...moments].sort()).toEqual(['answered', 'asked', 'life', 'told']);
    });

    test('every event was read once, none was taken for late or a duplicate', () => {
      const { counts, progress } = story;
      expect({
        records: counts.records,
        read: progress.reduce((n, { readOffset }) => n + readOffset, 0),
        aside: [counts.duplicates, counts.late, counts.dead],
      }).toEqual({ records: stage.sent.length, read: stage.sent.length, aside: [0, 0, 0] });
    });

    test.each(SHORT_PLAYBOOKS)(
      '%s: one incident for each region that ran short, nothing twice',
      (name, undos) => {
        const regions = [...SHORT, UNSEEN];
        expect(incidentLives(story.decisions, name, regions)).toEqual(
          regions.map((region) => [region, 1, 1, 1, undos, 1]),
        );
        const well = ({ instance }: Decision) =>
          (WELL as readonly string[]).includes(instance['region'] ?? '');
        expect(story.decisions.filter(well)).toEqual([]);
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
      expect(story.decisions.filter(fated).map(decisionGist).sort()).toEqual(
        decisions.map(decisionGist).sort(),
      );
    });

    test('every decision is on its topic', async () => {
      const told = await stage.published();
      expect([...new Set(told)]).toEqual(messagesOf(story.decisions));
    });
  },
);
