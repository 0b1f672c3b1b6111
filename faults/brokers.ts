import { claim } from './claim.ts';
import type { Fault } from './fault.ts';
import { liveStory } from './live-story.ts';

const DOWN_S = 60;

/** No broker answers for a while; producers keep what they have, and send it afterwards. */
export const brokers: Fault = {
  number: 5,
  name: 'brokers',
  title: 'every broker is killed for 60 s (`--seconds 600` for the ten minutes of the list)',
  expected: 'the run neither ends nor forgets, and catches up',
  needs: ['kafka', 'postgres'],
  takes: 200,
  run: (lab) =>
    liveStory(lab, {
      async disturb(scene) {
        const seconds = lab.seconds ?? DOWN_S;
        await lab.service('kill', 'kafka');
        lab.say(`Kafka is killed for ${seconds} s`);
        await scene.wait(seconds * 1_000);
        await lab.service('start', 'kafka');
        lab.say('Kafka is back');
        return {
          claims: [
            claim(
              'the run lives through it',
              !scene.run.hasEnded(),
              scene.run.hasEnded() ? 'it ended' : 'alive',
            ),
          ],
          expect: { mayRepeat: true },
        };
      },
    }),
};
