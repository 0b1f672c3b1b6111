/** What holds of formatting whatever the text: nothing lost, nothing meant otherwise, nothing left for a second time. */
import { readdirSync, readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { expect, test } from '@jest/globals';
import fc from 'fast-check';
import { parse } from '../parse.ts';
import { scan } from '../syntax/scan.ts';
import { meaningOf } from '../testing/meaning.ts';
import { randomSentences } from '../testing/random-sentences.ts';
import { formatFile } from './format-file.ts';

/** `FUZZ_SEED=5` tries other texts; a failure prints the seed that repeats it. */
const seed = Number(process.env['FUZZ_SEED'] ?? 1);
const runs = (numRuns: number) => ({ seed, numRuns });

const files = ['../testdata/', '../../examples/'].flatMap((path) => {
  const folder = fileURLToPath(new URL(path, import.meta.url));
  return readdirSync(folder, { recursive: true, encoding: 'utf8' })
    .filter((name) => name.endsWith('.play'))
    .sort()
    .map((name) => readFileSync(folder + name, 'utf8'));
});
const isReadable = (text: string) => formatFile(text, 'a.play').kind === 'formatted';
const readable = files.filter(isReadable);

const sentences = randomSentences(seed, 900)
  .map((words) => words.join(' '))
  .filter(isReadable);

/** Texts of the test data, and items that nobody would write. */
const aText = fc.oneof(fc.constantFrom(...readable), fc.constantFrom(...sentences));

const aGap = fc.oneof(
  { weight: 4, arbitrary: fc.constant('') },
  { weight: 2, arbitrary: fc.constantFrom('\n', '\n\n', '\t', '  ', '\r\n', '\n \n\n', '\uFEFF') },
  fc.constantFrom('# c\n', '\n# 왜냐하면\n', '\n\n# { ( [ "open\r\n\n', '#\n', '# a\n# b\n\n# c\n'),
);

/** A text with other white space and comments between its tokens. */
const aSpacedText = fc
  .tuple(aText, fc.array(aGap, { minLength: 1, maxLength: 11 }))
  .map(([text, gaps]) => {
    const { tokens } = scan(text.normalize('NFC'));
    return tokens.map(({ image }, index) => `${gaps[index % gaps.length] ?? ''}${image}`).join(' ');
  })
  .filter(isReadable);

function formatted(text: string): string {
  const result = formatFile(text, 'a.play');
  if (result.kind === 'refused') throw new Error(`${result.diagnostics[0]?.message} | ${text}`);
  return result.text;
}

const SHORT: Readonly<Record<string, string>> = {
  '≥': '>=',
  '≤': '<=',
  '…': '...',
  drops: 'drop',
  rises: 'rise',
  changes: 'change',
  recovers: 'recover',
  everyday: 'daily',
};

/** Tokens and comments in their order, in their short spelling. */
function wordsOf(text: string): readonly string[] {
  const { tokens, comments } = scan(text.normalize('NFC'));
  return [...tokens, ...comments]
    .sort((a, b) => a.startOffset - b.startOffset)
    .map(
      ({ image, tokenType }) =>
        `${tokenType.name} ${SHORT[image] ?? image.trimEnd().replaceAll('\r\n', '\n')}`,
    );
}

test('the test data has enough to format', () => {
  expect(readable.length).toBeGreaterThan(15);
  for (const word of ['source', 'metric', 'define', 'playbook', 'when', 'test', 'probe'])
    expect(
      sentences.filter((text) => text.startsWith(word === 'source' ? 'stream' : word)).length,
    ).toBeGreaterThan(20);
  expect(readable.length).toBeLessThan(files.length);
});

test(`formatting what is formatted changes nothing (seed ${seed})`, () => {
  fc.assert(
    fc.property(aSpacedText, (text) => {
      const once = formatted(text);
      expect(formatted(once)).toBe(once);
    }),
    runs(400),
  );
});

test(`every token and comment is there, in its order (seed ${seed})`, () => {
  fc.assert(
    fc.property(aSpacedText, (text) => {
      expect(wordsOf(formatted(text))).toEqual(wordsOf(text));
    }),
    runs(250),
  );
});

test(`it means the same, and lint says the same of it (seed ${seed})`, () => {
  fc.assert(
    fc.property(aSpacedText, (text) => {
      const [before, after] = [parse(text, 'a.play'), parse(formatted(text), 'a.play')];
      expect(meaningOf(after.file)).toBe(meaningOf(before.file));
      expect(after.diagnostics.map(({ code }) => code)).toEqual(before.diagnostics.map(({ code }) => code));
    }),
    runs(250),
  );
});

test(`lines end in LF without blanks, none is empty twice, the last one ends (seed ${seed})`, () => {
  fc.assert(
    fc.property(aSpacedText, (text) => {
      const lines = formatted(text).split('\n');
      expect(lines.filter((line) => /[ \t\r]$/.test(line))).toEqual([]);
      expect(lines.filter((line, index) => line === '' && lines[index + 1] === '')).toEqual([]);
      expect(lines[0]).not.toBe('');
      expect(lines.at(-1)).toBe('');
    }),
    runs(150),
  );
});

test(`line breaks and blanks of the author have no say, but for empty lines (seed ${seed})`, () => {
  fc.assert(
    fc.property(aText, (text) => {
      const images = scan(text.normalize('NFC')).tokens.map(({ image }) => image);
      expect(formatted(images.join('\n'))).toBe(formatted(images.join('\n  ')));
      // On one line a word may be read as the name of the item before it, and two tokens as one.
      const oneLine = images.join(' ');
      if (scan(oneLine).tokens.length !== images.length) return;
      if (!isReadable(oneLine)) return;
      expect(formatted(oneLine)).toBe(formatted(images.join('\n')));
    }),
    runs(150),
  );
});

test(`NFD and Windows line breaks come out the same (seed ${seed})`, () => {
  fc.assert(
    fc.property(aSpacedText, (text) => {
      const plain = text.replaceAll('\r\n', '\n');
      expect(formatted(plain.normalize('NFD'))).toBe(formatted(plain));
      expect(formatted(plain.replaceAll('\n', '\r\n'))).toBe(formatted(plain));
    }),
    runs(100),
  );
});

test(`any text is formatted as a whole, or there is a reason (seed ${seed})`, () => {
  const anyFile = fc.constantFrom(...files);
  fc.assert(
    fc.property(
      anyFile,
      fc.nat(),
      fc.nat(40),
      fc.string({ unit: 'binary', maxLength: 3 }),
      (text, at, cut, put) => {
        const from = at % (text.length + 1);
        const result = formatFile(text.slice(0, from) + put + text.slice(from + cut), 'a.play');
        if (result.kind === 'refused') expect(result.diagnostics.length).toBeGreaterThan(0);
        else expect(formatted(result.text)).toBe(result.text);
      },
    ),
    runs(300),
  );
});
