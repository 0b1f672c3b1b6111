import { openLiveStage } from '../cli/testing/live-stage.ts';
import { judgedMs } from '../cli/testing/stage-end.ts';
import { kafkaProducer } from '../engine/adapters/kafka/kafka-producer.ts';
import { makeTopics } from '../engine/testing/make-topics.ts';
import { serviceUrl } from '../engine/testing/service-url.ts';
import { type Claim, claim, same } from './claim.ts';
import type { Fault, Lab } from './fault.ts';
import { liveStory } from './live-story.ts';
import { withAdmin } from './topic-admin.ts';

const GROWN = 4;
/** A new partition is noticed within the age of metadata; then the group is joined anew. */
const NOTICE_MS = 45_000;

/** A topic changes under a run: it grows, and it is made anew under its old name. */
export const topics: Fault = {
  number: 21,
  name: 'topics',
  title: 'partitions are added while the run reads; the topic is made anew with its offsets in range',
  expected: 'noticed, no silent gap, refused',
  needs: ['kafka', 'postgres'],
  takes: 220,
  async run(lab) {
    const grown = await liveStory(lab, {
      hasIdle: true,
      // A partition without records holds time back by as much as a silence may last.
      options: { partitions: 2, silentAfter: '20s' },
      async disturb(scene) {
        const { topic } = scene.stage;
        await withAdmin((admin) => admin.createPartitions({ topicPartitions: [{ topic, count: GROWN }] }));
        scene.partitions = GROWN;
        lab.say(`${topic} has ${GROWN} partitions now`);
        await scene.wait(NOTICE_MS);
        const atMs = Date.now();
        const further = Array.from({ length: GROWN * 4 }, (_, i) => ({
          topic,
          key: `new-${i}`,
          atMs,
          value: JSON.stringify({ event_id: `new-${i}`, at: atMs, region: 'well-1' }),
        }));
        // The producer of the stage knows the old partitions for minutes still.
        const producer = kafkaProducer({
          brokers: serviceUrl('kafka').split(','),
          clientId: 'ordersense-faults',
        });
        await producer.send(further.map(({ key, value }) => ({ topic, key, value, arrivalMs: atMs })));
        await producer.close();
        const ends = await withAdmin((admin) => admin.fetchTopicOffsets(topic));
        const filled = ends.filter(({ partition, offset }) => partition >= 2 && offset !== '0').length;
        return {
          claims: [claim('the new partitions have records', filled > 0, `${filled} of ${GROWN - 2}`)],
          expect: { further },
        };
      },
    });
    return [...grown, ...(await madeAnew({ ...lab, prefix: `${lab.prefix}n` }))];
  },
};

/** The offsets of the old topic are in range in the new one, and mean other records. */
async function madeAnew(lab: Lab): Promise<readonly Claim[]> {
  const regions = ['well-1', 'well-2', 'well-3', 'short-1'];
  const stage = await openLiveStage(lab.folder('anew'), lab.prefix, regions, { patienceMs: 90_000 });
  try {
    const first = stage.start();
    await stage.until('the run judges', async () => (await judgedMs(stage)) > 0);
    first.signal('SIGTERM');
    await first.end;
    stage.hold(true);
    await withAdmin(async (admin) => {
      await admin.deleteTopics({ topics: [stage.topic] });
      await makeTopics(admin, [{ topic: stage.topic, numPartitions: 2 }]);
    });
    lab.say(`${stage.topic} is made anew`);
    const atMs = Date.now();
    await stage.until('the new topic takes records', async () => {
      const records = Array.from({ length: 2_000 }, (_, i) => ({
        topic: stage.topic,
        key: regions[i % 4] as string,
        atMs,
        value: JSON.stringify({ event_id: `anew-${i}`, at: atMs, region: regions[i % 4] }),
      }));
      return stage.send(records).then(
        () => true,
        () => false,
      );
    });
    const second = stage.start();
    const end = await second.end;
    const error =
      second
        .words()
        .split('\n')
        .find((line) => line.startsWith('error:')) ?? '';
    lab.say(error);
    return [
      same('made anew: the run refuses to go on, with code 4', end, { code: 4, signal: null }),
      claim('it says that the topic was made anew', error.includes('made anew'), error),
      same('nothing is acted on', stage.server.received.length, 0),
    ];
  } finally {
    await stage.close();
  }
}
