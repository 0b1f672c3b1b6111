import { afterAll, beforeAll, expect, test } from '@jest/globals';
import { describeWith } from '../engine/testing/services.ts';
import { type LiveStage, openLiveStage } from './testing/live-stage.ts';
import { temporaryFolders } from './testing/temporary-folder.ts';
import { ZOMBIE_SHORT, type ZombieStory, zombieStory } from './testing/zombie-story.ts';

const unique = `z${process.pid}x${Date.now().toString(36)}`;
const folders = temporaryFolders('zombie');
afterAll(() => folders.removeAll());

const PATIENCE_MS = 300_000;
describeWith(['kafka', 'postgres'], 'a run that is paused, and one that is replaced meanwhile', () => {
  let stage: LiveStage;
  let story: ZombieStory;

  beforeAll(async () => {
    stage = await openLiveStage(folders.make('story'), unique, ['well-1', 'well-2', 'well-3', ZOMBIE_SHORT], {
      patienceMs: PATIENCE_MS,
    });
    story = await zombieStory(stage);
  });
  afterAll(() => stage.close());

  test('paused alone, it goes on where it stood', () => {
    expect(story.actedAfterPause).toBe(true);
  });

  test('replaced, it is refused, says so and ends with code 4', () => {
    expect(story.zombie).toEqual({ code: 4, signal: null });
    expect(story.zombieWords).toContain('error: another process has taken over this project');
    expect(story.zombieWords).toContain('help: run one process for each project and store');
  });

  test('its successor loses no partition to it and goes on to the end', () => {
    expect(story.end).toEqual({ code: 0, signal: null });
  });

  test('every event counts once', () => {
    expect(story.counts).toEqual({ records: stage.sent.length, duplicates: 0, late: 0, dead: 0 });
  });

  test.each(['PUT', 'POST', 'DELETE'])('%s arrived once', (method) => {
    expect([...stage.server.keys(method).values()]).toEqual([1]);
  });
});
