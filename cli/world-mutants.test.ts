/** What the worlds of `world.test.ts` would not notice, they would not guard: each part is taken out, and one must go wrong. */
import { execFileSync } from 'node:child_process';
import { join } from 'node:path';
import { afterAll, expect, test } from '@jest/globals';
import { temporaryFolders } from './testing/temporary-folder.ts';
import { buildMutant } from './testing/world/build-mutant.ts';
import { MUTANTS, type Mutant } from './testing/world/mutants.ts';

const folders = temporaryFolders('mutants');
afterAll(() => folders.removeAll());

/** Worlds that are tried from the one that found it before. */
const WORLDS = 60;
/** Only a guard against hanging. */
const PATIENCE_MS = 900_000;

/** The first world that goes wrong without something; null where none does. */
async function foundBy(mutant: Mutant, worlds = WORLDS): Promise<number | null> {
  const file = join(folders.make('built'), 'main.mjs');
  await buildMutant(mutant, file);
  const out = execFileSync(process.execPath, [file, `${mutant.seed}`, `${mutant.seed + worlds}`], {
    encoding: 'utf8',
    timeout: PATIENCE_MS,
  });
  return (JSON.parse(out) as { readonly seed: number | null }).seed;
}

test.each(MUTANTS)('without $name a world goes wrong (seed $seed)', async (mutant) => {
  expect(await foundBy(mutant)).not.toBeNull();
});

test('with everything none does', async () => {
  expect(await foundBy({ name: 'whole', seed: 1, changes: [] }, 5)).toBeNull();
});
