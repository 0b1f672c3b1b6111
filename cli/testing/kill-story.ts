import { type Kill, type KillMoment, startAndKill } from './kill-moment.ts';
import type { LiveStage } from './live-stage.ts';
import type { Seeded } from './seeded.ts';
import { endStage, judgedMs, type StageEnd } from './stage-end.ts';

/** Regions that are always well. */
export const WELL = ['well-1', 'well-2', 'well-3', 'well-4'] as const;
/** A region that is well again while nothing runs: nobody sees its recovery. */
export const UNSEEN = 'unseen';
/** Kills at any moment that come first: nothing is decided before a region has run short for half a minute. */
const QUIET = 3;
/** A kill takes about five seconds; a region runs short every twelve. */
const BETWEEN_MS = 12_000;
const KILLS_A_REGION = 3;
const LEAST_REGIONS = 7;

/** Counted when everything is over. */
export interface KillStory extends StageEnd {
  readonly kills: readonly Kill[];
  readonly undosBeforeRestart: number;
  /** From the start of the last run until it judged. */
  readonly resumeMs: number;
}

/** Regions that run short one after the other while so many runs are killed. */
export function shortRegions(kills: number): readonly string[] {
  const count = Math.max(LEAST_REGIONS, Math.ceil(kills / KILLS_A_REGION));
  return Array.from({ length: count }, (_, i) => `short-${i + 1}`);
}

/** Two of five at any moment, one of five at each other one. */
function momentsOf(kills: number): KillMoment[] {
  const each = Math.floor(kills / 5);
  const counts: readonly (readonly [KillMoment, number])[] = [
    ['life', kills - 3 * each],
    ['told', each],
    ['asked', each],
    ['answered', each],
  ];
  return counts.flatMap(([moment, times]) => Array.from({ length: times }, () => moment));
}

/**
 * Kills runs around open incidents, then one before a recovery that the next one must find.
 *
 * @param stage   its regions are `WELL`, `shortRegions(kills)` and `UNSEEN`
 * @param onKill  told of each kill
 */
export async function killStory(
  stage: LiveStage,
  kills: number,
  random: Seeded,
  onKill: (kill: Kill) => void = () => {},
): Promise<KillStory> {
  const short = shortRegions(kills);
  const beganMs = Date.now();
  for (const [i, region] of [...short, UNSEEN].entries())
    stage.orders.drop(region, beganMs + 3_000 + i * BETWEEN_MS);
  for (const [i, region] of short.entries()) stage.orders.recover(region, beganMs + 73_000 + i * BETWEEN_MS);

  const moments = momentsOf(kills);
  const done: Kill[] = [];
  const note = (kill: Kill): void => {
    done.push(kill);
    onKill(kill);
  };
  while (moments.length > 0) {
    const at = done.length < QUIET ? 0 : random.whole(0, moments.length - 1);
    const [moment = 'life'] = moments.splice(at, 1);
    note(await startAndKill(stage, moment, random));
  }
  const before = stage.start();
  await stage.until('the act for the last region has succeeded', async () => {
    const incidents = await stage.incidentsOf(UNSEEN);
    const runs = await Promise.all(incidents.map(({ id }) => stage.store.runs({ incident: id })));
    return runs.flat().some(({ verb, status }) => verb === 'city.put' && status === 'succeeded');
  });
  before.signal('SIGKILL');
  await before.end;
  note({ moment: 'life', aliveMs: Date.now() - before.startedMs });
  const wellMs = Date.now();
  stage.orders.recover(UNSEEN, wellMs);
  const isUndo = ({ method, path }: { method: string; path: string }) =>
    method === 'DELETE' && path.includes(UNSEEN);
  await stage.until('its recovery is due', () => (stage.sent.at(-1)?.atMs ?? 0) > wellMs + 45_000);
  const undosBeforeRestart = stage.server.received.filter(isUndo).length;
  const beforeMs = await judgedMs(stage);
  const last = stage.start();
  await stage.until('the last run judges', async () => (await judgedMs(stage)) > beforeMs);
  const resumeMs = Date.now() - last.startedMs;
  await stage.until('every incident is closed', async () => {
    const incidents = (await Promise.all([...short, UNSEEN].map(stage.incidentsOf))).flat();
    return incidents.length === 2 * short.length + 2 && incidents.every(({ phase }) => phase === 'closed');
  });
  return { kills: done, undosBeforeRestart, resumeMs, ...(await endStage(stage, last)) };
}
