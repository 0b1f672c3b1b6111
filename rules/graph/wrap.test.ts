import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import { cellWidth } from '../../dsl/cells.ts';
import { wrapped } from './wrap.ts';

describe('a text in lines', () => {
  test.each<[title: string, text: string, cells: number, lines: readonly string[]]>([
    ['that fits is one', 'a b', 10, ['a b']],
    ['breaks between words', 'one two three', 8, ['one two', 'three']],
    ['counts Hangul as two', '주문 수가 줄면', 9, ['주문 수가', '줄면']],
    ['cuts what is longer than a line', 'abcdef', 4, ['abcd', 'ef']],
    ['never cuts a syllable', '가나다', 5, ['가나', '다']],
    ['shows no control characters', 'a\u0007b\u202e', 9, ['ab']],
    ['takes line breaks for blanks', 'a\n  b', 9, ['a b']],
    ['is one empty line of nothing', '', 9, ['']],
  ])('%s', (_title, text, cells, lines) => {
    expect(wrapped(text, cells)).toEqual(lines);
  });
});

test('no line is wider than asked, and no word is lost', () => {
  const word = fc.array(fc.constantFrom('a', 'Z', '가', '힣', '9', '-'), { minLength: 1, maxLength: 30 });
  fc.assert(
    fc.property(fc.array(word, { maxLength: 12 }), fc.integer({ min: 2, max: 40 }), (words, cells) => {
      const text = words.map((letters) => letters.join('')).join(' ');
      const lines = wrapped(text, cells);
      expect(Math.max(...lines.map((line) => cellWidth(line)))).toBeLessThanOrEqual(cells);
      expect(lines.join('').replaceAll(' ', '')).toBe(text.replaceAll(' ', ''));
    }),
  );
});
