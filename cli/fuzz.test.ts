/**
 * Whatever one file of a project says, all of it is linted and compiled, and layout changes no graph.
 *
 * FUZZ_SEED=5 tries other texts, FUZZ_ROUNDS=6000 ten times as many; a failure prints the round, the file and the text.
 */
import { expect, test } from '@jest/globals';
import { mutated, seededRandom } from '../dsl/testing/mutation.ts';
import { readProject } from './project-files.ts';
import { deliveryCatalog, deliveryFolder } from './testing/delivery-catalog.ts';
import { projectChecker } from './testing/project-fault.ts';
import { changesOf } from './testing/text-changes.ts';

const seed = Number(process.env['FUZZ_SEED'] ?? 1);
const rounds = Math.ceil(Number(process.env['FUZZ_ROUNDS'] ?? 600) / 20);
const checker = projectChecker(await readProject(deliveryFolder), await deliveryCatalog());

test(`no file breaks its project (FUZZ_SEED=${seed}, ${rounds} rounds)`, () => {
  const random = seededRandom(seed);
  for (let round = 0; round < rounds; round++) {
    const { path, text: original } = checker.files[random(checker.files.length)]!;
    const { text, how } = mutated(random, original);
    const { fault } = checker.check(path, text);
    if (fault !== null) throw new Error(`round ${round}, ${path}, ${how}: ${fault}\n${JSON.stringify(text)}`);
  }
  expect(rounds).toBeGreaterThan(0);
});

test(`what still means something is compiled the same from its layout (FUZZ_SEED=${seed})`, () => {
  const random = seededRandom(seed);
  let compared = 0;
  for (let round = 0; round < rounds; round++) {
    const { path, text: original } = checker.files[random(checker.files.length)]!;
    const changes = changesOf(original).flat();
    const { title, place, text } = changes[random(changes.length)]!;
    const { fault, isCompared } = checker.check(path, text);
    if (fault !== null) throw new Error(`round ${round}, ${path}:${place}, ${title}: ${fault}`);
    if (isCompared) compared++;
  }
  expect(compared).toBeGreaterThan(rounds / 3);
});
