import type { LiveStage } from './live-stage.ts';
import type { RunEnd } from './run-process.ts';
import { endStage, judgedMs, type StageEnd } from './stage-end.ts';

/** Three session time-outs of the stage: the group has long given the partitions away. */
const PAUSE_MS = 9_000;
/** The region that runs short. */
export const ZOMBIE_SHORT = 'short-1';

/** Counted when everything is over; `end` is the successor's. */
export interface ZombieStory extends StageEnd {
  /** Whether the first run acted after its first pause. */
  readonly actedAfterPause: boolean;
  readonly zombie: RunEnd;
  readonly zombieWords: string;
}

/**
 * A run is paused alone and goes on; then it is paused and replaced.
 *
 * @param stage  one of its regions is `ZOMBIE_SHORT`
 */
export async function zombieStory(stage: LiveStage): Promise<ZombieStory> {
  const isPast = (ms: number) => () => (stage.sent.at(-1)?.atMs ?? 0) > ms;
  const first = stage.start();
  await stage.until('the run judges', async () => (await judgedMs(stage)) > 0);
  stage.orders.drop(ZOMBIE_SHORT, Date.now());
  first.signal('SIGSTOP');
  await stage.until('its session is over', isPast(Date.now() + PAUSE_MS));
  first.signal('SIGCONT');
  const succeeded = async () => {
    const incidents = await stage.incidentsOf(ZOMBIE_SHORT);
    const runs = await Promise.all(incidents.map(({ id }) => stage.store.runs({ incident: id })));
    return runs.flat().filter(({ status }) => status === 'succeeded').length;
  };
  await stage.until('it has acted', async () => (await succeeded()) === 2);
  const actedAfterPause = !first.hasEnded();

  first.signal('SIGSTOP');
  await stage.until('its session is over again', isPast(Date.now() + PAUSE_MS));
  const second = stage.start();
  const beforeMs = await judgedMs(stage);
  await stage.until('the second judges', async () => (await judgedMs(stage)) > beforeMs);
  first.signal('SIGCONT');
  const zombie = await first.end;
  stage.orders.recover(ZOMBIE_SHORT, Date.now());
  await stage.until('the incidents are closed', async () =>
    (await stage.incidentsOf(ZOMBIE_SHORT)).every(({ phase }) => phase === 'closed'),
  );
  return { actedAfterPause, zombie, zombieWords: first.words(), ...(await endStage(stage, second)) };
}
