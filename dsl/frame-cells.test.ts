import { expect, test } from '@jest/globals';
import { frame } from './frame.ts';
import { linesOf } from './lines.ts';
import { unindented } from './testing/written-tree.ts';

/** The frame around the first place where something stands in a text. */
function frameAround(text: string, marked: string, label: string): string {
  const start = text.indexOf(marked);
  return frame(linesOf(text), 'playbooks/강남.play', { start, end: start + marked.length }, label);
}

// LANGUAGE D.2: carets count terminal cells, the gutter grows with the line number, no line ends in a blank.
test.each<[string, string, string, string]>([
  [
    'ASCII',
    'when ordrs drop',
    'ordrs',
    `
       --> playbooks/강남.play:1:6
        |
      1 | when ordrs drop
        |      ^^^^^ here
        |
    `,
  ],
  [
    'Hangul before the span',
    '조두 강남구 ordrs',
    'ordrs',
    `
       --> playbooks/강남.play:1:8
        |
      1 | 조두 강남구 ordrs
        |             ^^^^^ here
        |
    `,
  ],
  [
    'Hangul in the span',
    'metric 주문 = a',
    '주문',
    `
       --> playbooks/강남.play:1:8
        |
      1 | metric 주문 = a
        |        ^^^^ here
        |
    `,
  ],
  [
    'tabs before the span',
    '\t\twhen ordrs',
    'ordrs',
    `
       --> playbooks/강남.play:1:8
        |
      1 |         when ordrs
        |              ^^^^^ here
        |
    `,
  ],
  [
    'a tab behind Hangul',
    '강\tordrs',
    'ordrs',
    `
       --> playbooks/강남.play:1:3
        |
      1 | 강  ordrs
        |     ^^^^^ here
        |
    `,
  ],
  [
    'a tab in the span',
    'a\tb c',
    'a\tb',
    `
       --> playbooks/강남.play:1:1
        |
      1 | a   b c
        | ^^^^^ here
        |
    `,
  ],
  [
    'an emoji before the span',
    '🙂🙂 ordrs',
    'ordrs',
    `
       --> playbooks/강남.play:1:4
        |
      1 | 🙂🙂 ordrs
        |      ^^^^^ here
        |
    `,
  ],
  [
    'an emoji in the span',
    'owner "🙂"',
    '"🙂"',
    `
       --> playbooks/강남.play:1:7
        |
      1 | owner "🙂"
        |       ^^^^ here
        |
    `,
  ],
  [
    'combining marks before the span',
    'e\u0301e\u0301 ordrs',
    'ordrs',
    `
       --> playbooks/강남.play:1:6
        |
      1 | e\u0301e\u0301 ordrs
        |    ^^^^^ here
        |
    `,
  ],
  [
    'combining marks in the span',
    'cafe\u0301 x',
    'cafe\u0301',
    `
       --> playbooks/강남.play:1:1
        |
      1 | cafe\u0301 x
        | ^^^^ here
        |
    `,
  ],
  [
    'a full-width blank before the span',
    'a\u3000ordrs',
    'ordrs',
    `
       --> playbooks/강남.play:1:3
        |
      1 | a\u3000ordrs
        |    ^^^^^ here
        |
    `,
  ],
  [
    'an invisible character in the span',
    'or\u200bders > 1',
    'or\u200bders',
    `
       --> playbooks/강남.play:1:1
        |
      1 | orders > 1
        | ^^^^^^ here
        |
    `,
  ],
  [
    'control characters in the line',
    'a\u001b[31m ordrs',
    'ordrs',
    `
       --> playbooks/강남.play:1:8
        |
      1 | a[31m ordrs
        |       ^^^^^ here
        |
    `,
  ],
  [
    'a span of several lines is marked to the end of its first',
    'metric m = a\n  over 5m\n  per b',
    'a\n  over',
    `
       --> playbooks/강남.play:1:12
        |
      1 | metric m = a
        |            ^ here
        |
    `,
  ],
  [
    'a span that begins at a line break',
    'metric m =\nmetric n = a',
    '\nmetric',
    `
       --> playbooks/강남.play:1:11
        |
      1 | metric m =
        |           ^ here
        |
    `,
  ],
  [
    'a line behind Windows breaks',
    'a\r\nb\r\nordrs > 1\r\n',
    'ordrs',
    `
       --> playbooks/강남.play:3:1
        |
      3 | ordrs > 1
        | ^^^^^ here
        |
    `,
  ],
  [
    'a long line is shown whole',
    `when ${'a > 1 and '.repeat(14)}ordrs > 1`,
    'ordrs',
    `
       --> playbooks/강남.play:1:146
        |
      1 | when a > 1 and a > 1 and a > 1 and a > 1 and a > 1 and a > 1 and a > 1 and a > 1 and a > 1 and a > 1 and a > 1 and a > 1 and a > 1 and a > 1 and ordrs > 1
        |                                                                                                                                                  ^^^^^ here
        |
    `,
  ],
  [
    'line 10 makes the gutter wider',
    `${'#\n'.repeat(9)}ordrs`,
    'ordrs',
    `
        --> playbooks/강남.play:10:1
         |
      10 | ordrs
         | ^^^^^ here
         |
    `,
  ],
  [
    'line 1000 makes it wider still',
    `${'#\n'.repeat(999)}ordrs`,
    'ordrs',
    `
          --> playbooks/강남.play:1000:1
           |
      1000 | ordrs
           | ^^^^^ here
           |
    `,
  ],
  [
    'blanks at the end of the line are left out',
    'when ordrs   ',
    'ordrs',
    `
       --> playbooks/강남.play:1:6
        |
      1 | when ordrs
        |      ^^^^^ here
        |
    `,
  ],
])('%s', (_title, text, marked, shown) => {
  expect(unindented(frameAround(text, marked, 'here'))).toBe(unindented(shown));
});

test.each([
  ['an empty span is one caret', 'abc', 1, 1, '  |  ^ here'],
  ['an empty text is one caret', '', 0, 0, '  | ^ here'],
  ['a span behind the text is one caret at its end', 'abc', 40, 50, '  |    ^ here'],
  ['a span longer than the text ends with it', 'abc', 1, 99, '  |  ^^ here'],
  ['a span over an empty line is one caret', 'a\n\nb', 2, 3, '  | ^ here'],
  ['without a label nothing follows the carets', 'abc', 0, 3, '  | ^^^'],
])('%s', (title, text, start, end, carets) => {
  const label = title.startsWith('without') ? '' : 'here';
  expect(frame(linesOf(text), 'a.play', { start, end }, label).split('\n')[3]).toBe(carets);
});

test('no line of a frame ends in a blank, whatever the text', () => {
  for (const text of ['', ' ', 'a ', '\t', 'a\u3000', '\u200b', '\r\n', 'a\t\nb'])
    for (let at = 0; at <= text.length; at++)
      expect(frame(linesOf(text), 'a.play', { start: at, end: text.length }, '')).not.toMatch(/\s$/m);
});
