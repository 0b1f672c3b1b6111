import { expect, test } from '@jest/globals';
import fc from 'fast-check';
import stringWidth from 'string-width';
import { cellWidth, printable } from './cells.ts';

test.each([
  ['nothing', '', 0],
  ['ASCII', 'when a > 1', 10],
  ['a Hangul syllable is two', '강남구', 6],
  ['a Hangul letter alone is two', 'ㅇ개ㅔ', 6],
  ['Hangul in NFD is as wide as in NFC', '강남구'.normalize('NFD'), 6],
  ['an accent on its own takes no cell', 'e\u0301', 1],
  ['several marks on one letter take none', 'a\u0300\u0301\u0302', 1],
  ['a full-width sign is two', '＞（）', 6],
  ['an emoji is two', '🙂', 2],
  ['an emoji of several characters is one sign', '👩‍🍳', 2],
  ['a flag is one sign', '🇰🇷', 2],
  ['the won sign is one, the full-width one two', '₩￦', 3],
  ['a no-break blank is one', 'a\u00a0b', 3],
  ['a full-width blank is two', 'a\u3000b', 4],
  ['an invisible character takes none', 'a\u200bb', 2],
  ['the ellipsis is one', 'a…', 2],
  ...[...'₩…·–—‘’“”→'].map((sign): [string, string, number] => [
    `${sign} is one, as string-width says`,
    sign,
    stringWidth(sign),
  ]),
])('%s', (_title, text, cells) => {
  expect(cellWidth(text)).toBe(cells);
});

test.each([
  ['from the margin', '\t', 0, 4],
  ['from the first column', '\t', 1, 3],
  ['from the last before a stop', '\t', 3, 1],
  ['from a stop', '\t', 4, 4],
  ['two of them', '\t\t', 0, 8],
  ['behind a letter', 'a\t', 0, 4],
  ['behind Hangul', '가\t', 0, 4],
  ['behind Hangul that ends at a stop', '가나\t', 0, 8],
  ['behind an emoji', '🙂\tb', 0, 5],
])('a tab reaches to the next multiple of four: %s', (_title, text, column, cells) => {
  expect(cellWidth(text, column)).toBe(cells);
});

test.each([
  ['a bell', 'a\u0007b', 'ab'],
  ['colours', '\u001b[31mred\u001b[0m', '[31mred[0m'],
  ['a carriage return', 'a\rb', 'ab'],
  ['a null', 'a\u0000b', 'ab'],
  ['delete', 'a\u007fb', 'ab'],
  ['a C1 control', 'a\u009bb', 'ab'],
  ['right-to-left override', 'a\u202eb', 'ab'],
  ['isolates', 'a\u2066b\u2069', 'ab'],
  ['zero-width', 'a\u200bb\u2060c\ufeffd', 'abcd'],
])('%s is not printed: a terminal would obey it', (_title, raw, shown) => {
  expect(printable(raw)).toBe(shown);
});

test('what is printed has the cells that were counted, tabs included', () => {
  const aPiece = fc.constantFrom('a', '가', '🙂', '\t', ' ', '＞', 'ㅇ', 'e\u0301', '…');
  fc.assert(
    fc.property(fc.array(aPiece, { maxLength: 20 }), (pieces) => {
      const text = pieces.join('');
      expect(printable(text)).not.toContain('\t');
      expect(cellWidth(printable(text))).toBe(cellWidth(text));
    }),
    { seed: 1, numRuns: 300 },
  );
});

test('what stands behind an escape character is shown, so it is counted', () => {
  expect(cellWidth('a\u001b[31m b')).toBe(cellWidth(printable('a\u001b[31m b')));
  expect(cellWidth('\u001b]8;;https://a.example\u0007x')).toBe(']8;;https://a.examplex'.length);
});
