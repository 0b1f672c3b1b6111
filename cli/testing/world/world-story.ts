import { seeded } from '../seeded.ts';
import { type ExpectedWorld, expectedWorld } from './expected-world.ts';
import { reachedAtOnce } from './life.ts';
import { APPLIED_WITHIN_MS, type RemoteManner, remote } from './remote.ts';
import { playWorld, type WorldEnd } from './world.ts';
import { worldEvents } from './world-events.ts';
import { faultsOf } from './world-faults.ts';
import { worldBundle } from './world-project.ts';
import { worldTime } from './world-time.ts';
import { type WorldVerdict, worldVerdict } from './world-verdict.ts';

/** A remote that misbehaves and keeps its word: it honours keys, and is never later than its manifest says. */
export const USUAL_MANNER: RemoteManner = {
  mishapsInHundred: 15,
  ignoresKeys: false,
  lateMs: APPLIED_WITHIN_MS,
};

/** One world of a seed, and what is to be said of it. */
export interface WorldStory {
  readonly end: WorldEnd;
  readonly verdict: WorldVerdict;
}

/** The story of the simulated world: what `simulate` decides of it once, then the world of any seed. */
export async function worldStory(): Promise<{
  readonly want: ExpectedWorld;
  play(seed: number, manner?: RemoteManner): Promise<WorldStory>;
}> {
  const calm = remote(worldTime(0), seeded(0), { ...USUAL_MANNER, mishapsInHundred: 0 });
  const registry = calm.registryFor(reachedAtOnce);
  const bundle = worldBundle([...registry.values()]);
  // Which copies come, and in which order, is another thing for each seed; what must be decided is the same.
  const want = await expectedWorld(bundle, registry, worldEvents(seeded(0)));
  return {
    want,
    async play(seed, manner = USUAL_MANNER) {
      const end = await playWorld(seed, { bundle, faults: faultsOf(seed), manner });
      return { end, verdict: worldVerdict(end, want) };
    },
  };
}
