import { afterAll, beforeAll, expect, test } from '@jest/globals';
import type { PartitionProgress } from '../engine/store.ts';
import { describeWith } from '../engine/testing/services.ts';
import { type LiveStage, openLiveStage } from './testing/live-stage.ts';
import type { RunEnd } from './testing/run-process.ts';
import { temporaryFolders } from './testing/temporary-folder.ts';

const unique = `z${process.pid}x${Date.now().toString(36)}`;
const folders = temporaryFolders('zombie');
afterAll(() => folders.removeAll());

const PATIENCE_MS = 90_000;
const STORY_MS = 300_000;
/** Three session time-outs of the stage: the group has long given the partitions away. */
const PAUSE_MS = 9_000;
const SHORT = 'short-1';

/** Counted when everything is over. */
interface Story {
  /** Whether the first run acted after its first pause. */
  readonly actedAfterPause: boolean;
  readonly zombie: RunEnd;
  readonly zombieWords: string;
  readonly successor: RunEnd;
  readonly progress: readonly PartitionProgress[];
}

describeWith(['kafka', 'postgres'], 'a run that is paused, and one that is replaced meanwhile', () => {
  let stage: LiveStage;
  let story: Story;

  beforeAll(async () => {
    stage = await openLiveStage(
      folders.make('story'),
      unique,
      ['well-1', 'well-2', 'well-3', SHORT],
      PATIENCE_MS,
    );
    const isPast = (ms: number) => () => (stage.sent.at(-1)?.atMs ?? 0) > ms;
    const judgedMs = async () => Math.max(0, ...Object.values((await stage.store.load()).through));

    const first = stage.start();
    await stage.until('the run judges', async () => (await judgedMs()) > 0);
    stage.orders.drop(SHORT, Date.now());
    first.signal('SIGSTOP');
    await stage.until('its session is over', isPast(Date.now() + PAUSE_MS));
    first.signal('SIGCONT');
    const succeeded = async () => {
      const incidents = await stage.incidentsOf(SHORT);
      const runs = await Promise.all(incidents.map(({ id }) => stage.store.runs({ incident: id })));
      return runs.flat().filter(({ status }) => status === 'succeeded').length;
    };
    await stage.until('it has acted', async () => (await succeeded()) === 2);
    const actedAfterPause = !first.hasEnded();

    first.signal('SIGSTOP');
    await stage.until('its session is over again', isPast(Date.now() + PAUSE_MS));
    const second = stage.start();
    const beforeMs = await judgedMs();
    await stage.until('the second judges', async () => (await judgedMs()) > beforeMs);
    first.signal('SIGCONT');
    const zombie = await first.end;
    stage.orders.recover(SHORT, Date.now());
    await stage.until('the incidents are closed', async () =>
      (await stage.incidentsOf(SHORT)).every(({ phase }) => phase === 'closed'),
    );
    await stage.dry();
    const lastMs = Math.floor(((stage.sent.at(-1)?.atMs ?? 0) - 2_000) / 10_000) * 10_000;
    await stage.until('everything is judged', async () => (await judgedMs()) >= lastMs);
    second.signal('SIGTERM');
    const successor = await second.end;
    const topic = `${unique}-orders`;
    const progress = await stage.store.assign([0, 1].map((partition) => ({ topic, partition })));
    story = { actedAfterPause, zombie, zombieWords: first.words(), successor, progress };
  }, STORY_MS);
  afterAll(() => stage.close(), PATIENCE_MS);

  test('paused alone, it goes on where it stood', () => {
    expect(story.actedAfterPause).toBe(true);
  });

  test('replaced, it is refused, says so and ends with code 4', () => {
    expect(story.zombie).toEqual({ code: 4, signal: null });
    expect(story.zombieWords).toContain('error: another process has taken over this project');
    expect(story.zombieWords).toContain('help: run one process for each project and store');
  });

  test('its successor loses no partition to it and goes on to the end', () => {
    expect(story.successor).toEqual({ code: 0, signal: null });
  });

  test('every event counts once', () => {
    const counted = story.progress.reduce((n, { counts }) => n + counts.records, 0);
    expect(counted).toBe(stage.sent.length);
    expect(story.progress.map(({ counts }) => counts.duplicates + counts.late + counts.dead)).toEqual([0, 0]);
  });

  test.each(['PUT', 'POST', 'DELETE'])('%s arrived once', (method) => {
    expect([...stage.server.keys(method).values()]).toEqual([1]);
  });
});
