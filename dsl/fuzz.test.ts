import { readdirSync, readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { expect, test } from '@jest/globals';
import { parse } from './parse.ts';
import { reportPretty } from './reporters/pretty.ts';

const folder = fileURLToPath(new URL('testdata/', import.meta.url));
const texts = readdirSync(folder, { recursive: true, encoding: 'utf8' })
  .filter((name) => name.endsWith('.play'))
  .sort()
  .map((name) => readFileSync(folder + name, 'utf8').slice(0, 3000));

const seed = Number(process.env['FUZZ_SEED'] ?? 1);
const rounds = Number(process.env['FUZZ_ROUNDS'] ?? 400);

const SHARDS = [
  '{',
  '}',
  '(',
  ')',
  ',',
  '"',
  '`',
  "'",
  '#',
  '.',
  '...',
  '-',
  '=',
  '%',
  '원',
  '\n',
  '\u00A0',
  '\u200B',
  '＞',
];
const WORDS = [
  'when',
  'then',
  'playbook',
  'not',
  'where',
  'and',
  'metric',
  'test',
  'in (',
  '99:99',
  '15 minutes',
  '조두',
];
const SCRAPS = [...SHARDS, ...WORDS, '🙂', '\uD800', '\u0000', '각'];

/** A linear congruential generator: the same seed gives the same texts everywhere. */
function generator(start: number): (below: number) => number {
  let state = start;
  return (below) => {
    state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0;
    return Math.floor((state / 2 ** 32) * below);
  };
}

function mutated(random: (below: number) => number): string {
  let text = texts[random(texts.length)] ?? '';
  for (let edits = 1 + random(4); edits > 0; edits--) {
    const at = random(text.length + 1);
    const scrap = SCRAPS[random(SCRAPS.length)] ?? '';
    const kind = random(4);
    if (kind === 0) text = text.slice(0, at) + text.slice(at + 1 + random(12));
    else if (kind === 1) text = text.slice(0, at) + scrap + text.slice(at);
    else if (kind === 2)
      text = text.slice(0, at) + scrap.repeat(1 + random(40)) + text.slice(at + scrap.length);
    else text = text.slice(0, at);
  }
  return text;
}

test(`no text breaks the reader (FUZZ_SEED=${seed}, FUZZ_ROUNDS=${rounds})`, () => {
  const random = generator(seed);
  for (let round = 0; round < rounds; round++) {
    const text = mutated(random);
    const { file, diagnostics } = parse(text, 'a.play');
    const wrong = diagnostics.find(
      ({ span }) => span.start < 0 || span.end < span.start || span.end > file.text.length,
    );
    const unsaid =
      file.items.some((item) => item.kind === 'broken') &&
      !diagnostics.some(({ level }) => level === 'error');
    if (wrong !== undefined || unsaid)
      throw new Error(`round ${round}: ${JSON.stringify({ wrong, unsaid, text })}`);
    const said = reportPretty(diagnostics, new Map([['a.play', file.text]]));
    if (/NaN|undefined|NoViable|EarlyExit/.test(said)) throw new Error(`round ${round}: ${said}`);
  }
  expect(rounds).toBeGreaterThan(0);
});
