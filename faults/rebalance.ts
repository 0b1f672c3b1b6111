import { groupId, kafkaClient } from '../engine/adapters/kafka/kafka-client.ts';
import { serviceUrl } from '../engine/testing/service-url.ts';
import { claim } from './claim.ts';
import type { Fault } from './fault.ts';
import { liveStory } from './live-story.ts';

const LASTS_S = 60;
const EVERY_MS = 5_000;

/** Somebody joins the group and leaves it again, all the time; while he is there some partitions are his. */
export const rebalance: Fault = {
  number: 4,
  name: 'rebalance',
  title:
    'a member joins or leaves the group every 5 s for 60 s (`--seconds 600` for the ten minutes of the list)',
  expected: 'nothing is lost',
  needs: ['kafka', 'postgres'],
  takes: 170,
  run: (lab) =>
    liveStory(lab, {
      async disturb(scene) {
        const { topic } = scene.stage;
        const client = await kafkaClient(
          { brokers: serviceUrl('kafka').split(','), clientId: 'ordersense-faults' },
          5,
        );
        const endMs = Date.now() + (lab.seconds ?? LASTS_S) * 1_000;
        let joins = 0;
        while (Date.now() < endMs) {
          const member = client.consumer({ groupId: groupId(lab.prefix, [topic]), sessionTimeout: 6_000 });
          await member.connect();
          await member.subscribe({ topics: [topic] });
          // It takes partitions and counts on nothing: our offsets are not the group's.
          await member.run({ autoCommit: false, eachMessage: async () => undefined });
          joins += 1;
          await scene.wait(EVERY_MS);
          await member.disconnect();
          await scene.wait(EVERY_MS);
        }
        lab.say(`a member joined and left ${joins} times`);
        return {
          claims: [
            claim('the run lives', !scene.run.hasEnded(), scene.run.hasEnded() ? 'it ended' : 'alive'),
          ],
        };
      },
    }),
};
