import { serviceUrl } from '../engine/testing/service-url.ts';
import { claim } from './claim.ts';
import type { Fault } from './fault.ts';
import { liveStory } from './live-story.ts';

const DOWN_MS = 10_000;

/** The cache goes away and comes back; it never was the truth. */
export const redis: Fault = {
  number: 10,
  name: 'redis',
  title: 'Redis is killed for 10 s, comes back empty, and is stopped for good',
  expected: 'decisions and limits are unchanged',
  needs: ['kafka', 'postgres', 'redis'],
  takes: 130,
  run: (lab) =>
    liveStory(lab, {
      options: { config: [`redis: { url: "${serviceUrl('redis')}" }`] },
      async disturb(scene) {
        await lab.service('kill', 'redis');
        lab.say('Redis is killed');
        await scene.wait(DOWN_MS);
        await lab.service('start', 'redis');
        lab.say('Redis is back');
        await scene.wait(2_000);
        await lab.service('stop', 'redis');
        lab.say('Redis is stopped');
        return {
          claims: [
            claim('the run lives', !scene.run.hasEnded(), scene.run.hasEnded() ? 'it ended' : 'alive'),
          ],
        };
      },
    }),
};
