import type { RecordedEvent } from '../cli/testing/recorded-event.ts';
import { claim } from './claim.ts';
import type { Fault } from './fault.ts';
import { liveStory } from './live-story.ts';

/** More than there are regions, so some are idle. */
const PARTITIONS = 8;
const ROUNDS = 10;
const BETWEEN_MS = 1_000;
const LATE_MS = 60_000;
const FUTURE_MS = 10 * 60_000;

/** Events come twice, late and from the future, and some partitions bring nothing at all. */
export const disorder: Fault = {
  number: 8,
  name: 'disorder',
  title: 'late, duplicate and future events, and idle partitions, while a region runs short',
  expected: 'no action is repeated, the watermark is sound',
  needs: ['kafka', 'postgres'],
  takes: 120,
  run: (lab) =>
    liveStory(lab, {
      hasIdle: true,
      // An idle partition holds time back by as much as a silence may last.
      options: { partitions: PARTITIONS, silentAfter: '20s' },
      async disturb({ stage, wait }) {
        let again = 0;
        let dead = 0;
        for (let round = 0; round < ROUNDS; round += 1) {
          const made = (what: string, occurredMs: number): RecordedEvent => ({
            topic: stage.topic,
            key: 'short-2',
            atMs: Date.now(),
            value: JSON.stringify({ event_id: `${what}-${round}`, at: occurredMs, region: 'short-2' }),
          });
          const copies = stage.sent.slice(-5);
          await stage.send([
            ...copies,
            made('late', Date.now() - LATE_MS),
            made('future', Date.now() + FUTURE_MS),
          ]);
          again += copies.length + 1;
          dead += 1;
          await wait(BETWEEN_MS);
        }
        lab.say(`${again} copies and late events, ${dead} from the future`);
        const keys = new Set(stage.sent.map(({ key }) => key)).size;
        return {
          claims: [claim('some partitions are idle', keys < PARTITIONS, `${keys} keys in ${PARTITIONS}`)],
          expect: { aside: { again, dead } },
        };
      },
    }),
};
