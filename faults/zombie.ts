import { openLiveStage } from '../cli/testing/live-stage.ts';
import { ZOMBIE_SHORT, zombieStory } from '../cli/testing/zombie-story.ts';
import { claim, same } from './claim.ts';
import type { Fault } from './fault.ts';
import { stageClaims } from './stage-claims.ts';

/** A process that slept through its own replacement. */
export const zombie: Fault = {
  number: 2,
  name: 'zombie',
  title: 'a run is paused for three session time-outs, alone and while another takes over',
  expected: "the zombie's writes are refused",
  needs: ['kafka', 'postgres'],
  takes: 120,
  async run(lab) {
    const regions = ['well-1', 'well-2', 'well-3', ZOMBIE_SHORT];
    const stage = await openLiveStage(lab.folder('stage'), lab.prefix, regions, { patienceMs: 120_000 });
    try {
      const story = await zombieStory(stage);
      const words = story.zombieWords.split('\n').find((line) => line.startsWith('error:')) ?? '';
      return [
        claim(
          'paused alone, it goes on where it stood',
          story.actedAfterPause,
          String(story.actedAfterPause),
        ),
        same('replaced, it ends with code 4', story.zombie, { code: 4, signal: null }),
        claim('and says why', words.includes('another process has taken over this project'), words),
        ...(await stageClaims(stage, story, { short: [ZOMBIE_SHORT], folder: lab.folder('events') })),
      ];
    } finally {
      await stage.close();
    }
  },
};
