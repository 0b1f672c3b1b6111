import type { RecordedEvent } from '../cli/testing/recorded-event.ts';
import { claim, same } from './claim.ts';
import type { Fault } from './fault.ts';
import { liveStory } from './live-story.ts';

const TIMES = 3;
const OUT_MS = 25_000;
/** Orders of one region that are sent at once, so that the signal comes while there is something to read. */
const LOAD = 20_000;

/** A service manager's stop, again and again, while records wait to be read. */
export const sigterm: Fault = {
  number: 20,
  name: 'sigterm',
  title: 'SIGTERM while thousands of records wait to be read',
  expected: 'out within 25 s, nothing lost',
  needs: ['kafka', 'postgres'],
  takes: 150,
  run: (lab) =>
    liveStory(lab, {
      async disturb(scene) {
        const times = lab.count ?? TIMES;
        const further: RecordedEvent[] = [];
        const outMs: number[] = [];
        const codes: (number | null)[] = [];
        for (let time = 0; time < times; time += 1) {
          const atMs = Date.now();
          const load = Array.from({ length: LOAD }, (_, i) => ({
            topic: scene.stage.topic,
            key: 'well-1',
            atMs,
            value: JSON.stringify({ event_id: `load-${time}-${i}`, at: atMs, region: 'well-1' }),
          }));
          await scene.stage.send(load);
          further.push(...load);
          const signalledMs = Date.now();
          scene.run.signal('SIGTERM');
          codes.push((await scene.run.end).code);
          outMs.push(Date.now() - signalledMs);
          lab.say(`SIGTERM under ${LOAD} records: out after ${outMs.at(-1)} ms`);
          scene.run = scene.stage.start();
          await scene.wait(4_000);
        }
        return {
          claims: [
            claim('out within 25 s each time', Math.max(...outMs) <= OUT_MS, `${outMs.join(', ')} ms`),
            same(
              'with code 0 each time',
              codes,
              codes.map(() => 0),
            ),
          ],
          expect: { further },
        };
      },
    }),
};
