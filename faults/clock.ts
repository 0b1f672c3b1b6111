import { claim } from './claim.ts';
import type { Fault } from './fault.ts';
import { liveStory } from './live-story.ts';

const HOUR_MS = 3_600_000;
/** Long enough for two ticks. */
const EACH_MS = 25_000;

/** What is wrong with a machine's clock, and the environment that brings it about. */
const CLOCKS: readonly (readonly [what: string, env: Readonly<Record<string, string>>])[] = [
  ['in a zone with summer time', { TZ: 'America/New_York' }],
  ['an hour behind', shifted(-HOUR_MS)],
  ['an hour ahead', shifted(HOUR_MS)],
];

/** Runs on machines whose clocks are wrong, one after the other, then one on a right clock. */
export const clock: Fault = {
  number: 16,
  name: 'clock',
  title: 'runs whose clock is in another zone, an hour behind, and an hour ahead',
  expected: 'event time rules: the same decisions',
  needs: ['kafka', 'postgres'],
  takes: 200,
  run: (lab) =>
    liveStory(lab, {
      async disturb(scene) {
        const restart = async (env: Readonly<Record<string, string>>) => {
          scene.run.signal('SIGTERM');
          await scene.run.end;
          scene.run = scene.stage.start(() => {}, env);
          await scene.wait(EACH_MS);
        };
        for (const [what, env] of CLOCKS) {
          await restart(env);
          lab.say(`a run ${what}, for ${EACH_MS / 1_000} s`);
        }
        await restart({});
        return { claims: [claim('each one ran', !scene.run.hasEnded(), `${CLOCKS.length} clocks`)] };
      },
    }),
};

/** Node loads a module first that moves its clock. */
function shifted(ms: number): Readonly<Record<string, string>> {
  const text = `const D = Date; globalThis.Date = class extends D {
    constructor(...a) { if (a.length === 0) super(D.now() + ${ms}); else super(...a); }
    static now() { return D.now() + ${ms}; }
  };`;
  return { NODE_OPTIONS: `--import data:text/javascript;base64,${Buffer.from(text).toString('base64')}` };
}
