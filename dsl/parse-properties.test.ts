import { readdirSync, readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { expect, test } from '@jest/globals';
import fc from 'fast-check';
import { parse } from './parse.ts';
import { reportPretty } from './reporters/pretty.ts';
import { scan } from './syntax/scan.ts';
import { fixed, meaningOf } from './testing/meaning.ts';

/** `FUZZ_SEED=5` tries other texts; a failure prints the seed that repeats it. */
const seed = Number(process.env['FUZZ_SEED'] ?? 1);
const runs = (numRuns: number) => ({ seed, numRuns });

const folder = fileURLToPath(new URL('../examples/delivery/', import.meta.url));
const names = readdirSync(folder, { recursive: true, encoding: 'utf8' })
  .filter((name) => name.endsWith('.play'))
  .sort();
const texts = names.map((name) => readFileSync(folder + name, 'utf8'));
const aText = fc.constantFrom(...texts);

/** One top-level item of a file, which may stand alone. */
const anItem = fc.constantFrom(
  ...texts.flatMap((text) =>
    parse(text, 'a.play').file.items.map(({ span }) => text.slice(span.start, span.end)),
  ),
);

/**
 * A text with something written into some of the gaps between its tokens. A time stays beside its `expect`: at the end of
 * a line it is told, as the time that was meant for what stands before it.
 */
function withGaps(text: string, gaps: readonly string[]): string {
  const { tokens } = scan(text.normalize('NFC'));
  const isTimed = (index: number): boolean =>
    tokens[index]?.image === 'expect' && tokens[index - 2]?.image === 'at';
  const pieces = tokens.map(
    (token, index) => (isTimed(index) ? '' : (gaps[index % gaps.length] ?? '')) + token.image,
  );
  return pieces.join(' ');
}

const aComment = fc.constantFrom('# ', '# 왜냐하면', '# "open', '# { ( [', '# when x then', '#');
const aGap = fc.oneof(
  fc.constant(''),
  fc.constantFrom('\n', '\n\n', '\t', '  ', '\r\n'),
  aComment.map((comment) => `${comment}\n`),
  aComment.map((comment) => `\n${comment}\r\n\n`),
);

test(`comments, blank lines and line breaks between tokens change nothing (seed ${seed})`, () => {
  fc.assert(
    fc.property(anItem, fc.array(aGap, { minLength: 1, maxLength: 9 }), (text, gaps) => {
      const spread = parse(withGaps(text, gaps), 'a.play');
      expect(spread.diagnostics).toEqual([]);
      expect(meaningOf(spread.file)).toBe(meaningOf(parse(text, 'a.play').file));
    }),
    runs(80),
  );
});

test(`an item means the same on one line (seed ${seed})`, () => {
  fc.assert(
    fc.property(anItem, (text) => {
      expect(meaningOf(parse(withGaps(text, ['']), 'a.play').file)).toBe(
        meaningOf(parse(text, 'a.play').file),
      );
    }),
    runs(60),
  );
});

test(`a comment is kept as it is written, wherever it stands (seed ${seed})`, () => {
  fc.assert(
    fc.property(anItem, aComment, (text, comment) => {
      const { file } = parse(withGaps(text, [`${comment}\n`, '']), 'a.play');
      expect(file.comments.length).toBeGreaterThan(0);
      for (const one of file.comments) {
        expect(file.text.slice(one.span.start, one.span.start + one.text.length)).toBe(comment.trimEnd());
        expect(one.text).toBe(comment.trimEnd());
      }
    }),
    runs(40),
  );
});

test(`two files one behind the other are both files (seed ${seed})`, () => {
  fc.assert(
    fc.property(
      fc.array(anItem, { minLength: 1, maxLength: 4 }),
      fc.constantFrom('\n', '\n\n', '\r\n'),
      (items, gap) => {
        const together = parse(items.join(gap), 'a.play');
        const alone = items.flatMap((text) => parse(text, 'a.play').file.items);
        expect(together.diagnostics).toEqual([]);
        expect(meaningOf(together.file)).toBe(meaningOf({ ...together.file, items: alone }));
      },
    ),
    runs(60),
  );
});

test(`a broken item between two others spoils neither (seed ${seed})`, () => {
  const aMistake = fc.constantFrom(
    'metric m =',
    'playbook p { when',
    'stream s from',
    'test "t" {',
    'define check c {',
  );
  fc.assert(
    fc.property(anItem, aMistake, anItem, (before, mistake, after) => {
      const { file } = parse(`${before}\n${mistake}\n${after}`, 'a.play');
      const whole = file.items.filter(({ kind }) => kind !== 'broken');
      const alone = [before, after].flatMap((text) => parse(text, 'a.play').file.items);
      // A bare rule begins with `when`: behind an open playbook it is read as a clause of it.
      fc.pre(alone.every(({ kind }) => kind !== 'rule'));
      expect(meaningOf({ ...file, items: whole })).toBe(meaningOf({ ...file, items: alone }));
      expect(file.items.length - whole.length).toBe(1);
    }),
    runs(60),
  );
});

test(`NFD gives the same tree and the same places as NFC (seed ${seed})`, () => {
  fc.assert(
    fc.property(anItem, (text) => {
      const [composed, apart] = [parse(text, 'a.play'), parse(text.normalize('NFD'), 'a.play')];
      expect(apart.file).toEqual(composed.file);
      const told = text === text.normalize('NFD') ? [] : ['OS0106'];
      expect(apart.diagnostics.map(({ code }) => code)).toEqual(told);
    }),
    runs(60),
  );
});

/** Every diagnostic lies in the text and can be shown. */
function expectInRange(text: string): void {
  const { file, diagnostics } = parse(text, 'a.play');
  for (const { span } of diagnostics) {
    expect(span.start).toBeGreaterThanOrEqual(0);
    expect(span.end).toBeGreaterThanOrEqual(span.start);
    expect(span.end).toBeLessThanOrEqual(file.text.length);
  }
  const said = reportPretty(diagnostics, new Map([['a.play', file.text]]));
  expect(said).not.toMatch(/NaN|undefined|null|\[object/);
  expect(said).not.toMatch(/[ \t]$/m);
  const isBroken = file.items.some(({ kind }) => kind === 'broken');
  expect(isBroken && diagnostics.length === 0).toBe(false);
}

test(`any beginning of a file is answered within it (seed ${seed})`, () => {
  fc.assert(
    fc.property(aText, fc.nat(), (text, at) => expectInRange(text.slice(0, at % (text.length + 1)))),
    runs(60),
  );
});

test(`any piece out of a file is answered within it (seed ${seed})`, () => {
  fc.assert(
    fc.property(anItem, fc.nat(), fc.nat(60), (text, from, length) => {
      const at = from % (text.length + 1);
      expectInRange(text.slice(0, at) + text.slice(at + length));
    }),
    runs(120),
  );
});

test(`any text at all is answered within it (seed ${seed})`, () => {
  const aSign = fc.constantFrom(
    ...'{}()[],:.=-+*/<>"`\'#%₩＞｛ \n\t',
    'when ',
    'then ',
    '"""',
    '15m',
    '조두 ',
  );
  fc.assert(
    fc.property(
      fc.array(fc.oneof(aSign, fc.string({ unit: 'binary', maxLength: 3 })), { maxLength: 40 }),
      (pieces) => expectInRange(pieces.join('')),
    ),
    runs(200),
  );
});

test(`reading twice gives the same (seed ${seed})`, () => {
  fc.assert(
    fc.property(anItem, fc.nat(), (text, at) => {
      const piece = text.slice(at % text.length);
      expect(parse(piece, 'a.play')).toEqual(parse(piece, 'a.play'));
    }),
    runs(40),
  );
});

/** Outside of texts, where anything may stand. */
const outsideTexts = (text: string, right: RegExp, written: (right: string) => string) =>
  text
    .split(/("[^"\n]*")/)
    .map((piece, index) => (index % 2 === 0 ? piece.replaceAll(right, written) : piece))
    .join('');

/** Slips that `lint --fix` may put right without asking, made of the right forms of a text. */
const SAFE: readonly ((text: string) => string)[] = [
  (text) => outsideTexts(text, /(?<=[ (])\d+[mhds](?=[ \n)])/g, (right) => right.replace(/[mhds]/, ' $&')),
  (text) => outsideTexts(text, /(?<= )\d+%(?= )/g, (right) => right.replace('%', ' %')),
  (text) => outsideTexts(text, /(?<= )>(?= )/g, () => '＞'),
  (text) => outsideTexts(text, /(?<= )and(?= )/g, () => '&&'),
  (text) => outsideTexts(text, /(?<= )\{(?=\n)/g, () => '｛'),
  (text) => text.replaceAll(/(?<=: )"[^"\n{]*"(?=[,)])/g, (right) => `‘${right.slice(1, -1)}’`),
];

test(`safe fixes of many slips in one item give back the item (seed ${seed})`, () => {
  fc.assert(
    fc.property(anItem, fc.constantFrom(...SAFE), (text, slip) => {
      const slipped = slip(text);
      fc.pre(slipped !== text);
      const { file, diagnostics } = parse(slipped, 'a.play');
      expect(diagnostics.filter(({ fix }) => fix?.safe !== true)).toEqual([]);
      expect(fixed(file.text, diagnostics)).toBe(text);
      expect(meaningOf(file)).toBe(meaningOf(parse(text, 'a.play').file));
    }),
    runs(60),
  );
});
