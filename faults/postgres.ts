import { claim } from './claim.ts';
import type { Fault } from './fault.ts';
import { liveStory } from './live-story.ts';

const LONG_S = 60;
/** What was under way when the database went away may still arrive. */
const SETTLE_MS = 2_000;

/** The store goes away, for a moment and for long, and comes back; then it takes no writes. */
export const postgres: Fault = {
  number: 9,
  name: 'postgres',
  title: 'PostgreSQL is killed for 1 s and for 60 s, then read-only for 10 s',
  expected: 'reading waits, nothing is acted on from memory, no effect comes twice',
  needs: ['kafka', 'postgres'],
  takes: 210,
  run: (lab) =>
    liveStory(lab, {
      async disturb(scene) {
        const { database, server } = scene.stage;
        const acts: number[] = [];
        const during = async (what: string, ms: number) => {
          await scene.wait(Math.min(SETTLE_MS, ms));
          const before = server.received.length;
          await scene.wait(Math.max(0, ms - SETTLE_MS));
          acts.push(server.received.length - before);
          lab.say(`${what}: ${acts.at(-1)} acts meanwhile`);
        };
        for (const seconds of [1, lab.seconds ?? LONG_S]) {
          await lab.service('kill', 'postgres');
          await during(`PostgreSQL is killed for ${seconds} s`, seconds * 1_000);
          await lab.service('start', 'postgres');
        }
        await readOnly(true);
        await during('the database takes no writes for 10 s', 10_000);
        await readOnly(false);
        const words = scene.run.words();
        return {
          claims: [
            claim(
              'the run lives through all of it',
              !scene.run.hasEnded(),
              scene.run.hasEnded() ? 'it ended' : 'alive',
            ),
            claim('it says that reading waits', words.includes('reading waits'), lastWarning(words)),
            claim(
              'it acts on nothing meanwhile',
              acts.every((n) => n === 0),
              acts.join(', '),
            ),
          ],
        };

        async function readOnly(isOn: boolean): Promise<void> {
          const name = new URL(database.url).pathname.slice(1);
          await database.administer(`alter database ${name} set default_transaction_read_only = ${isOn}`);
          // A session has the setting of its beginning.
          await database.administer(
            `select pg_terminate_backend(pid) from pg_stat_activity where datname = '${name}'`,
          );
        }
      },
    }),
};

function lastWarning(words: string): string {
  return (
    words
      .split('\n')
      .filter((line) => line.startsWith('warning:'))
      .at(-1) ?? 'no warning'
  );
}
