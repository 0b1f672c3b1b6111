import { same } from './claim.ts';
import type { Fault } from './fault.ts';
import { liveStory } from './live-story.ts';

const BUFFERED_S = 60;
const SILENT = '20s';

/** A producer keeps everything back, and then sends it at once. */
export const flood: Fault = {
  number: 22,
  name: 'flood',
  title: 'a producer buffers for 60 s (`--seconds`), longer than `silent after 20s`, then floods',
  expected: 'blind, then judged: no false drop, nothing late',
  needs: ['kafka', 'postgres'],
  takes: 200,
  run: (lab) =>
    liveStory(lab, {
      options: { silentAfter: SILENT },
      async disturb({ stage, wait, run }) {
        stage.hold(true);
        const seconds = lab.seconds ?? BUFFERED_S;
        lab.say(`the producer keeps its orders back for ${seconds} s`);
        const before = run.decisions.length;
        await wait(seconds * 1_000);
        const meanwhile = run.decisions.slice(before).map(({ what }) => what);
        lab.say(`meanwhile: ${meanwhile.join(', ') || 'nothing'}`);
        stage.hold(false);
        await stage.until('the source is seen again', () => run.decisions.some((d) => d.what === 'seeing'));
        return {
          claims: [
            same(
              'while it is silent nothing is decided but that it is blind',
              meanwhile.filter((what) => what !== 'act'),
              ['blind'],
            ),
          ],
        };
      },
    }),
};
