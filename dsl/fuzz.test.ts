/**
 * Whatever the text: reading never throws, points inside the file, says what is wrong where it cannot read, and what
 * can be read is formatted to the same meaning, once and for all.
 *
 * FUZZ_SEED=5 tries other texts, FUZZ_ROUNDS=1000000 more of them; a failure prints the round and the text. The
 * slowest text is printed and decides nothing.
 */
import { expect, test } from '@jest/globals';
import { formatFile } from './format/format-file.ts';
import { type Parsed, parse } from './parse.ts';
import { reportPretty } from './reporters/pretty.ts';
import { meaningOf } from './testing/meaning.ts';
import { mutated, playTexts, seededRandom } from './testing/mutation.ts';

const seed = Number(process.env['FUZZ_SEED'] ?? 1);
const rounds = Number(process.env['FUZZ_ROUNDS'] ?? 600);

/** What is wrong with what was made of a text, or null. */
function faultOf(text: string, { file, diagnostics }: Parsed): string | null {
  for (const { span, code } of diagnostics)
    if (span.start < 0 || span.end < span.start || span.end > file.text.length)
      return `${code} outside the file`;
  const hasError = diagnostics.some(({ level }) => level === 'error');
  if (file.items.some(({ kind }) => kind === 'broken') && !hasError) return 'broken without an error';
  const said = reportPretty(diagnostics, new Map([['a.play', file.text]]));
  if (/NaN|undefined|NoViable|EarlyExit|Mismatch/.test(said)) return said;
  const once = formatFile(text, 'a.play');
  if (once.kind === 'refused') return hasError ? null : 'refused without an error';
  const twice = formatFile(once.text, 'a.play');
  if (twice.kind === 'refused') return 'the formatted text is refused';
  if (twice.text !== once.text) return 'formatting again changes it';
  return meaningOf(parse(once.text, 'a.play').file) === meaningOf(file)
    ? null
    : 'formatting changes the meaning';
}

test(`no text breaks the reader or the formatter (FUZZ_SEED=${seed}, FUZZ_ROUNDS=${rounds})`, () => {
  const random = seededRandom(seed);
  let slowestMs = 0;
  let slowest = '';
  for (let round = 0; round < rounds; round++) {
    const { text, how } = mutated(random);
    const start = performance.now();
    const parsed = parse(text, 'a.play');
    const took = performance.now() - start;
    // The first texts also pay for compiling the reader itself.
    if (round > 200 && took > slowestMs)
      [slowestMs, slowest] = [took, `round ${round}, ${how}, ${text.length} characters`];
    const fault = faultOf(text, parsed);
    if (fault !== null) throw new Error(`round ${round}, ${how}: ${fault}\n${JSON.stringify(text)}`);
  }
  process.stderr.write(`slowest of ${rounds}: ${slowestMs.toFixed(1)} ms (${slowest})\n`);
  expect(rounds).toBeGreaterThan(0);
});

test('a text cut at every offset is read', () => {
  const text =
    playTexts.find((one) => one.startsWith('playbook ') && one.length > 400 && one.length < 700) ?? '';
  expect(text.length).toBeGreaterThan(400);
  const cuts = Array.from({ length: text.length }, (_, at) => text.slice(0, at));
  expect(cuts.flatMap((cut) => faultOf(cut, parse(cut, 'a.play')) ?? [])).toEqual([]);
});
