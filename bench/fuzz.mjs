/**
 * A million broken texts, as dsl/fuzz.test.ts and cli/fuzz.test.ts try some: nothing throws, nothing takes longer than
 * 50 ms of CPU time, what does not parse has an error inside the file, and layout changes no meaning.
 *
 *     npm run build && node bench/fuzz.mjs [rounds] [seed]
 *
 * Each round reads one text, and lays it out where it parses; one in eight is also told and refused where it does not,
 * one in 1000 lints and compiles a whole project around it. Seed 1 begins with every text of the examples and the test
 * data cut at every offset. Exit 1 with the round, the seed and the text for a fault.
 */
import { register } from 'node:module';

register('./typescript-hook.mjs', import.meta.url);
const { parse } = await import('../dsl/parse.ts');
const { mutated, seededRandom } = await import('../dsl/testing/mutation.ts');
const { playItems } = await import('../dsl/testing/play-texts.ts');
const { cpuMsOf, hasError, placeFault, readingFault } = await import('../dsl/testing/reading-fault.ts');
const { readProject } = await import('../cli/project-files.ts');
const { deliveryCatalog, deliveryFolder } = await import('../cli/testing/delivery-catalog.ts');
const { projectChecker } = await import('../cli/testing/project-fault.ts');
const { changesOf } = await import('../cli/testing/text-changes.ts');

const MOST_MS = 50;
const PER_PROJECT = 1000;
const rounds = Number(process.argv[2] ?? 1_000_000);
const seed = Number(process.argv[3] ?? 1);
const random = seededRandom(seed);
const checker = projectChecker(await readProject(deliveryFolder), await deliveryCatalog());
const changes = checker.files.map(({ text }) => changesOf(text).flat());
const started = process.cpuUsage();
const sum = { readMs: 0, texts: 0, refused: 0, projects: 0, compared: 0 };
let slowest = { ms: 0, what: '' };

console.log(`seed ${seed}, ${rounds} rounds`);
for (const text of seed === 1 ? playItems : []) {
  for (let at = 0; at < text.length; at++) tried(text.slice(0, at), `cut at ${at}`);
}
progress('cuts');
for (let round = sum.texts + 1; round <= rounds; round++) {
  const { text, how } = mutated(random);
  tried(text, `round ${round}, ${how}`);
  if (round % PER_PROJECT === 0) triedInProject(round);
  if (round % 20_000 === 0) progress(`round ${round}`);
}
progress('done');

function tried(text, what) {
  let parsed;
  let ms = cpuMsOf(() => {
    parsed = parse(text, 'a.play');
  });
  sum.readMs += ms;
  sum.texts++;
  // The collector's time is the process's too: what is slow for itself is slow again.
  for (let again = 0; again < 3 && ms > slowest.ms; again++)
    ms = Math.min(
      ms,
      cpuMsOf(() => parse(text, 'a.play')),
    );
  if (ms > slowest.ms) slowest = { ms, what: `${what}, ${text.length} characters` };
  const isBroken = hasError(parsed);
  if (isBroken) sum.refused++;
  const fault = isBroken && sum.texts % 8 > 0 ? placeFault(parsed) : readingFault(text, parsed);
  stopAt(ms > MOST_MS ? `${ms.toFixed(1)} ms` : fault, what, text);
}

function triedInProject(round) {
  const index = random(checker.files.length);
  const { path, text: original } = checker.files[index];
  const change = changes[index][random(changes[index].length)];
  const { text } = random(2) === 0 ? mutated(random, original) : change;
  const { fault, isCompared } = checker.check(path, text);
  sum.projects++;
  if (isCompared) sum.compared++;
  stopAt(fault, `round ${round}, project, ${path}`, text);
}

function stopAt(fault, what, text) {
  if (fault === null) return;
  console.log(`seed ${seed}, ${what}: ${fault}\n${JSON.stringify(text)}`);
  process.exit(1);
}

function progress(what) {
  const { user, system } = process.cpuUsage(started);
  const { texts, refused, readMs, projects, compared } = sum;
  const cpuS = ((user + system) / 1e6).toFixed(0);
  console.log(
    `${what}: ${texts} texts, ${refused} with errors, ${(readMs / texts).toFixed(2)} ms each; ${projects} projects, ` +
      `${compared} compiled twice; slowest ${slowest.ms.toFixed(1)} ms (${slowest.what}); ${cpuS} s CPU`,
  );
}
