import { killStory, shortRegions, UNSEEN, WELL } from '../cli/testing/kill-story.ts';
import { openLiveStage } from '../cli/testing/live-stage.ts';
import { seeded, seedOfRun } from '../cli/testing/seeded.ts';
import { claim, same } from './claim.ts';
import type { Fault } from './fault.ts';
import { stageClaims } from './stage-claims.ts';

const KILLS = 20;
const RESUME_MS = 15_000;

/** Runs are killed while decisions are made, performed, answered and taken back. */
export const kill: Fault = {
  number: 1,
  name: 'kill',
  title: 'kill -9 at random moments around open incidents',
  expected: 'nothing lost, each key at most one effect, resume within 15 s',
  needs: ['kafka', 'postgres'],
  takes: 240,
  async run(lab) {
    const kills = lab.count ?? KILLS;
    const seed = seedOfRun();
    lab.say(`${kills} kills, ORDERSENSE_SEED=${seed}`);
    const short = shortRegions(kills);
    const stage = await openLiveStage(lab.folder('stage'), lab.prefix, [...WELL, ...short, UNSEEN], {
      patienceMs: 120_000,
    });
    try {
      let done = 0;
      const story = await killStory(stage, kills, seeded(seed), ({ moment, aliveMs }) => {
        done += 1;
        lab.say(`kill ${done}: ${moment}, after ${aliveMs} ms`);
      });
      return [
        same('kills', story.kills.length, kills + 1),
        same('nothing is undone while nothing runs', story.undosBeforeRestart, 0),
        claim('the last run resumes within 15 s', story.resumeMs <= RESUME_MS, `${story.resumeMs} ms`),
        ...(await stageClaims(stage, story, { short: [...short, UNSEEN], folder: lab.folder('events') })),
      ];
    } finally {
      await stage.close();
    }
  },
};
