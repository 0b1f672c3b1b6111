/**
 * Whatever the text: reading never throws, points inside the file, says what is wrong where it cannot read, and what
 * can be read is formatted to the same meaning, once and for all.
 *
 * FUZZ_SEED=5 tries other texts, FUZZ_ROUNDS=10000 more of them, `bench/fuzz.mjs` a million; a failure prints the round
 * and the text. The slowest text is printed and decides nothing here.
 */
import { expect, test } from '@jest/globals';
import { parse } from './parse.ts';
import { mutated, seededRandom } from './testing/mutation.ts';
import { playItems } from './testing/play-texts.ts';
import { cpuMsOf, readingFault } from './testing/reading-fault.ts';

const seed = Number(process.env['FUZZ_SEED'] ?? 1);
const rounds = Number(process.env['FUZZ_ROUNDS'] ?? 600);

test(`no text breaks the reader or the formatter (FUZZ_SEED=${seed}, FUZZ_ROUNDS=${rounds})`, () => {
  const random = seededRandom(seed);
  const kinds = new Set<string>();
  let slowestMs = 0;
  let slowest = '';
  for (let round = 0; round < rounds; round++) {
    const { text, how } = mutated(random);
    kinds.add(how);
    const tookMs = cpuMsOf(() => parse(text, 'a.play'));
    // The first texts also pay for compiling the reader itself.
    if (round > 200 && tookMs > slowestMs)
      [slowestMs, slowest] = [tookMs, `round ${round}, ${how}, ${text.length} characters`];
    const fault = readingFault(text, parse(text, 'a.play'));
    if (fault !== null) throw new Error(`round ${round}, ${how}: ${fault}\n${JSON.stringify(text)}`);
  }
  process.stderr.write(`slowest of ${rounds}: ${slowestMs.toFixed(1)} ms (${slowest})\n`);
  expect(kinds.size).toBeGreaterThan(Math.min(rounds, 10));
});

test('a text cut at every offset is read', () => {
  const text =
    playItems.find((one) => one.startsWith('playbook ') && one.length > 400 && one.length < 700) ?? '';
  expect(text.length).toBeGreaterThan(400);
  const cuts = Array.from({ length: text.length }, (_, at) => text.slice(0, at));
  expect(cuts.flatMap((cut) => readingFault(cut, parse(cut, 'a.play')) ?? [])).toEqual([]);
});
