import { judgedMs } from '../cli/testing/stage-end.ts';
import { same } from './claim.ts';
import type { Fault } from './fault.ts';
import { liveStory } from './live-story.ts';

/** Two processes of one project at once, both alive and well. */
export const replicas: Fault = {
  number: 3,
  name: 'replicas',
  title: 'a second run is started beside the first, and both believe that a partition is theirs',
  expected: 'one epoch wins',
  needs: ['kafka', 'postgres'],
  takes: 110,
  run: (lab) =>
    liveStory(lab, {
      async disturb(scene) {
        const first = scene.run;
        const beforeMs = await judgedMs(scene.stage);
        scene.run = scene.stage.start();
        const end = await first.end;
        lab.say(`the first run ended with code ${end.code}`);
        await scene.stage.until('the second judges', async () => (await judgedMs(scene.stage)) > beforeMs);
        return { claims: [same('the older one is refused and ends with code 4', end.code, 4)] };
      },
    }),
};
