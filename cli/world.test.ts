/**
 * The very functions that `run` composes, in worlds of simulated ports: processes die, sleep and are replaced at every
 * boundary, the service they act on loses requests and answers, is late, slow or broken, their clocks are an hour wrong.
 * One seed is one schedule. A world that went wrong is told again by the line that its failure prints; more of them by
 * `ORDERSENSE_WORLDS=5000 npm test -- cli/world.test.ts`.
 */
import { beforeAll, describe, expect, test } from '@jest/globals';
import { seedOfRun } from './testing/seeded.ts';
import { BOUNDARIES, MISHAPS } from './testing/world/boundary.ts';
import { REMOTE_MISHAPS } from './testing/world/remote.ts';
import { worldsFor } from './testing/world/world-faults.ts';
import { USUAL_MANNER, type WorldStory, worldStory } from './testing/world/world-story.ts';

/** Each boundary is planned for with each mishap in so many worlds. */
const TIMES = 26;
/** What a process asks once, or only after something else went wrong, is not always reached as planned. */
const LEAST = 20;
const seed = seedOfRun();
const worlds = Number(process.env['ORDERSENSE_WORLDS'] ?? worldsFor(TIMES));
const isWhole = worlds >= worldsFor(TIMES);
/** A world takes a third of a second of one core; only a guard against hanging, however busy the machine is. */
const PATIENCE_MS = Math.max(600_000, worlds * 20_000);

describe(`${worlds} worlds, ORDERSENSE_SEED=${seed}`, () => {
  const wrong: string[] = [];
  const struck = new Map<string, number>();
  const remote = new Map<string, number>();
  const sums = { doubledByLookup: 0, wantedOfLookup: 0, lostOfNone: 0, wantedOfNone: 0, leftOut: 0 };
  const count = (map: Map<string, number>, name: string, n = 1) => map.set(name, (map.get(name) ?? 0) + n);
  let story: Awaited<ReturnType<typeof worldStory>>;
  let first: WorldStory;

  beforeAll(async () => {
    story = await worldStory();
    for (let one = seed; one < seed + worlds; one += 1) {
      const played = await story.play(one);
      if (one === seed) first = played;
      const { end, verdict } = played;
      const again = `ORDERSENSE_SEED=${one} ORDERSENSE_WORLDS=1 npm test -- cli/world.test.ts`;
      wrong.push(...verdict.wrong.map((what) => `${again}\n  ${what}`));
      for (const { boundary, mishap } of end.struck) count(struck, `${mishap} at ${boundary}`);
      for (const [mishap, times] of end.remote.mishaps) count(remote, mishap, times);
      sums.wantedOfLookup += verdict.byClass.lookup.wanted;
      sums.doubledByLookup += verdict.byClass.lookup.doubled;
      sums.wantedOfNone += verdict.byClass.none.wanted;
      sums.lostOfNone += verdict.byClass.none.lost;
      sums.leftOut += verdict.leftOut;
    }
  }, PATIENCE_MS);

  test('decides as simulate does; under a key nothing is lost and nothing done twice; all is taken back', () => {
    expect(wrong).toEqual([]);
  });

  const figures = isWhole ? test : test.skip;

  figures.each(BOUNDARIES.flatMap((boundary) => MISHAPS.map((mishap) => `${mishap} at ${boundary}`)))(
    '%s came about',
    (name) => {
      expect(struck.get(name) ?? 0).toBeGreaterThanOrEqual(LEAST);
    },
  );

  figures.each(REMOTE_MISHAPS)('%s befell acts', (mishap) => {
    expect(remote.get(mishap) ?? 0).toBeGreaterThanOrEqual(TIMES);
  });

  figures(
    'what can be asked is never lost, and seldom done twice: by a process that slept after it asked',
    () => {
      expect(sums.doubledByLookup / sums.wantedOfLookup).toBeLessThan(0.05);
    },
  );

  figures('what honours nothing is done at most once, and lost where nobody knows how it ended', () => {
    expect(sums.lostOfNone).toBeGreaterThan(0);
    expect(sums.lostOfNone / sums.wantedOfNone).toBeLessThan(0.2);
  });

  figures('few incidents recover before anything could be sent, or get no answer in time', () => {
    expect(sums.leftOut).toBeLessThan(worlds);
  });

  test('the same seed is the same world, another one is not', async () => {
    const [again, other] = [await story.play(seed), await story.play(seed + 1)];
    expect([again.end.trace, again.end.lives]).toEqual([first.end.trace, first.end.lives]);
    expect(other.end.trace).not.toBe(first.end.trace);
  });

  test('a platform that ignores its keys is found out', async () => {
    let doubled = 0;
    for (let one = seed; one < seed + 5; one += 1)
      doubled += (await story.play(one, { ...USUAL_MANNER, ignoresKeys: true })).verdict.byClass.key.doubled;
    expect(doubled).toBeGreaterThan(0);
  });
});
