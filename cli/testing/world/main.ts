/**
 * Worlds of some seeds, until one goes wrong: `node … FROM TO` prints `{"seed":…,"wrong":[…]}`, its seed null where none
 * does. What `cli/testing/world/mutants.ts` builds with something missing, and a soak of any length.
 */
import { worldStory } from './world-story.ts';

const [from = 1, to = 20] = process.argv.slice(2).map(Number);
const { play } = await worldStory();
let found: { readonly seed: number | null; readonly wrong: readonly string[] } = { seed: null, wrong: [] };
for (let seed = from; seed <= to && found.seed === null; seed += 1) {
  const { verdict } = await play(seed);
  if (verdict.wrong.length > 0) found = { seed, wrong: verdict.wrong };
}
console.log(JSON.stringify(found));
process.exit(0);
