import { expect, test } from '@jest/globals';
import { cellWidth, printable } from './cells.ts';
import { type Diagnostic, diagnostic } from './diagnostic.ts';
import { frame } from './frame.ts';
import { lineColumn, linesOf, lineText } from './lines.ts';
import { reportCompact } from './reporters/compact.ts';
import { reportPretty } from './reporters/pretty.ts';
import { say } from './say.ts';

/** A frame around the first place where `marked` stands. */
const framed = (text: string, marked: string, label = 'here') => {
  const start = text.indexOf(marked);
  return frame(linesOf(text), 'a.play', { start, end: start + marked.length }, label).split('\n');
};

test.each([
  ['ASCII', 'when ordrs', 'ordrs', '  |      ^^^^^ here'],
  ['Hangul before it counts two', '조두 orders', 'orders', '  |      ^^^^^^ here'],
  ['Hangul in it counts two', '  조두 a', '조두', '  |   ^^^^ here'],
  ['letters alone count two', 'ㅇ개ㅔ a', 'ㅇ개ㅔ', '  | ^^^^^^ here'],
  ['tabs go to the next stop', '\ta\tbc', 'bc', '  |         ^^ here'],
  ['a tab in it', 'a\tb', 'a\tb', '  | ^^^^^ here'],
  ['a surrogate pair is one sign of two cells', '🙂 x', 'x', '  |    ^ here'],
  ['full-width signs count two', '＞ x', '＞', '  | ^^ here'],
])('carets: %s', (_title, text, marked, line) => {
  expect(framed(text, marked)[3]).toBe(line);
});

test('the gutter grows with the line number', () => {
  const text = `${'\n'.repeat(99)}when ordrs`;
  expect(framed(text, 'ordrs')).toEqual([
    '   --> a.play:100:6',
    '    |',
    '100 | when ordrs',
    '    |      ^^^^^ here',
    '    |',
  ]);
});

test.each([
  ['behind the last character', 'abc', 3, 3, ['1 | abc', '  |    ^ here']],
  ['far behind the text', 'abc', 90, 95, ['1 | abc', '  |    ^ here']],
  ['an empty text', '', 0, 0, ['1 |', '  | ^ here']],
  ['over several lines it marks the first', 'ab\ncd', 1, 5, ['1 | ab', '  |  ^ here']],
  ['after a Windows line break', 'a\r\nbc', 3, 5, ['2 | bc', '  | ^^ here']],
])('frames: %s', (_title, text, start, end, lines) => {
  const rows = frame(linesOf(text), 'a.play', { start, end }, 'here').split('\n');
  expect(rows.slice(2, 4).map((row) => row.trimEnd())).toEqual(lines);
});

test.each([
  ['control characters', 'a\u001b[31mb\u0007', 'a[31mb'],
  ['signs that turn the reading direction', 'a\u202eb\u2066', 'ab'],
  ['tabs', 'a\tb', 'a   b'],
  ['Hangul', '가\tb', '가  b'],
])('printable: %s', (_title, raw, shown) => {
  expect(printable(raw)).toBe(shown);
  expect(cellWidth(printable(raw))).toBe(cellWidth(shown));
});

test.each([
  [0, 1, 1],
  [2, 1, 3],
  [3, 2, 1],
  [5, 2, 2],
  [6, 2, 3],
  [7, 3, 1],
])('offset %i is line %i, column %i', (offset, line, column) => {
  expect(lineColumn(linesOf('ab\n🙂x\n'), offset)).toEqual({ line, column });
});

test('a line that is not there is empty', () => {
  expect(lineText(linesOf('a'), 7)).toBe('');
});

const one = (details: Partial<Diagnostic>): Diagnostic => ({
  ...diagnostic('OS1101', 'error', 'a.play', { start: 5, end: 10 }, say`there is no metric called \`ordrs\``),
  ...details,
});
const sources = new Map([['a.play', 'when ordrs per region']]);

test('the whole message', () => {
  const said = reportPretty(
    [
      one({
        label: 'not defined in this project',
        notes: ['one', 'two'],
        help: 'did you mean `orders`?',
        fix: { span: { start: 5, end: 10 }, text: 'orders', safe: false },
      }),
    ],
    sources,
  );
  expect(said.split('\n')).toEqual([
    'error[OS1101]: there is no metric called `ordrs`',
    ' --> a.play:1:6',
    '  |',
    '1 | when ordrs per region',
    '  |      ^^^^^ not defined in this project',
    '  |',
    '  = note: one',
    '  = note: two',
    '  = help: did you mean `orders`?',
    '  = fix: ordersense lint --unsafe-fixes  replaces `ordrs` with `orders`',
  ]);
});

test.each([
  ['nothing at all', [], ''],
  [
    'a file without its text',
    [one({ file: 'b.play' })],
    'error[OS1101]: there is no metric called `ordrs`\n --> b.play',
  ],
])('pretty: %s', (_title, diagnostics, said) => {
  expect(reportPretty(diagnostics, sources)).toBe(said);
});

test('after twenty the rest is counted', () => {
  const said = reportPretty(
    Array.from({ length: 34 }, () => one({})),
    sources,
  );
  expect(said.match(/error\[OS1101\]/g)).toHaveLength(20);
  expect(said.endsWith('and 14 more of OS1101')).toBe(true);
});

test.each([
  ['plain', one({}), 'a.play:1:6: error[OS1101]: there is no metric called `ordrs`'],
  ['with help', one({ help: 'look' }), 'a.play:1:6: error[OS1101]: there is no metric called `ordrs` (look)'],
  [
    'with a fix',
    one({ fix: { span: { start: 5, end: 10 }, text: 'orders', safe: true } }),
    'a.play:1:6: error[OS1101]: there is no metric called `ordrs` (write `orders`)',
  ],
  ['without its text', one({ file: 'b.play' }), 'b.play: error[OS1101]: there is no metric called `ordrs`'],
])('compact: %s', (_title, diagnosed, line) => {
  expect(reportCompact([diagnosed], sources)).toBe(line);
});
