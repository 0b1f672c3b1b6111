import { expect, test } from '@jest/globals';
import fc from 'fast-check';
import { lineColumn, lineIndexAt, linesOf, lineText } from './lines.ts';

test.each([
  ['an empty text has one line', '', ['']],
  ['one line', 'ab', ['ab']],
  ['a break at the end begins a last, empty line', 'ab\n', ['ab', '']],
  ['empty lines count', 'a\n\nb', ['a', '', 'b']],
  ['a Windows break is one, and no part of a line', 'a\r\nb\r\n', ['a', 'b', '']],
  ['a carriage return inside a line stays', 'a\rb\nc', ['a\rb', 'c']],
  ['Hangul and emoji', '강남\n🙂', ['강남', '🙂']],
])('lines: %s', (_title, text, lines) => {
  const cut = linesOf(text);
  expect(cut.starts.map((_start, index) => lineText(cut, index))).toEqual(lines);
});

test.each([
  ['the first character', 'ab\ncd', 0, 1, 1],
  ['the break belongs to its line', 'ab\ncd', 2, 1, 3],
  ['the first character behind a break', 'ab\ncd', 3, 2, 1],
  ['the end of the text', 'ab\ncd', 5, 2, 3],
  ['behind the end of the text', 'ab\ncd', 99, 2, 3],
  ['a syllable is one column', '강남구 a', 4, 1, 5],
  ['an emoji is one column, though two code units', '🙂a', 2, 1, 2],
  ['a tab is one column', '\ta', 1, 1, 2],
  ['behind a Windows break', 'a\r\nb', 3, 2, 1],
  ['an empty line', 'a\n\nb', 2, 2, 1],
])('places: %s', (_title, text, offset, line, column) => {
  expect(lineColumn(linesOf(text), offset)).toEqual({ line, column });
});

test('every offset lies in the line that is found for it', () => {
  const aText = fc.array(fc.constantFrom('a', '강', '🙂', '\n', '\r\n', ' '), { maxLength: 30 });
  fc.assert(
    fc.property(aText, fc.nat(), (pieces, at) => {
      const text = pieces.join('');
      const lines = linesOf(text);
      const offset = at % (text.length + 1);
      const index = lineIndexAt(lines, offset);
      expect(lines.starts[index]).toBeLessThanOrEqual(offset);
      expect(lines.starts[index + 1] ?? Number.POSITIVE_INFINITY).toBeGreaterThan(offset);
      expect(index).toBe(text.slice(0, offset).split('\n').length - 1);
    }),
    { seed: 1, numRuns: 300 },
  );
});
