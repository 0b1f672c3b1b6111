import { describe, expect, test } from '@jest/globals';
import { say } from '../say.ts';
import type { SourceFile } from '../tree.ts';
import { createReport, createSink } from './report.ts';
import { firstWords, lastWords, lineOf, placeOf, wordsOf } from './words-of.ts';

const fileOf = (path: string, text = ''): SourceFile => ({
  path,
  text,
  language: 1,
  items: [],
  comments: [],
});
const span = (start: number, end: number) => ({ start, end });

describe('reports', () => {
  test('are sorted by file, place and code, equal ones kept once', () => {
    const sink = createSink();
    const [a, b] = [createReport(fileOf('a'), sink), createReport(fileOf('b'), sink)];
    b.error('OS1101', span(0, 1), say`x`);
    a.warn('OS1106', span(5, 6), say`y`);
    a.error('OS1102', span(2, 9), say`z`);
    a.error('OS1101', span(2, 3), say`z`);
    a.error('OS1101', span(2, 3), say`z`);
    a.error('OS1101', span(2, 3), say`another`);
    expect(sink.all().map(({ file, code, message }) => `${file} ${code} ${message}`)).toEqual([
      'a OS1101 z',
      'a OS1101 another',
      'a OS1102 z',
      'a OS1106 y',
      'b OS1101 x',
    ]);
  });

  test.each<[string, (report: ReturnType<typeof createReport>) => void, boolean]>([
    ['nothing', () => {}, false],
    ['a warning', (report) => report.warn('OS1106', span(0, 1), say`x`), false],
    ['an info', (report) => report.info('OS0201', span(0, 1), say`x`), false],
    ['a hole', (report) => report.hole(span(0, 1)), false],
    ['an error', (report) => report.error('OS1101', span(0, 1), say`x`), true],
    ['what is told elsewhere', (report) => report.spoil(), true],
    [
      'an error in another file',
      (report) => report.in(fileOf('b')).error('OS1101', span(0, 1), say`x`),
      true,
    ],
  ])('%s: broken is %p at the end', (_title, act, want) => {
    const report = createReport(fileOf('a'), createSink());
    act(report);
    expect(report.isBroken()).toBe(want);
    expect(report.in(fileOf('c')).isBroken()).toBe(want);
  });
});

describe('words of a span', () => {
  const file = fileOf('a.play', 'when  orders\n  per region\n> 3 as told as x');
  test.each<[string, unknown, unknown]>([
    ['one line, single blanks', wordsOf(file, span(0, 25)), 'when orders per region'],
    ['the first word', firstWords(file, span(6, 25)), span(6, 12)],
    ['the first two words', firstWords(file, span(0, 25), 2), span(0, 12)],
    ['more words than there are', firstWords(file, span(0, 4), 3), span(0, 4)],
    ['the last of two places', lastWords(file, 0, file.text.length, 'as', span(0, 0)), span(38, 40)],
    ['before an offset', lastWords(file, 0, 35, 'as', span(0, 0)), span(30, 32)],
    [
      'words with a break between them',
      lastWords(file, 0, file.text.length, 'orders per', span(0, 0)),
      span(6, 18),
    ],
    ['not there', lastWords(file, 0, 10, 'as', span(1, 2)), span(1, 2)],
    [
      'the line of an offset',
      [lineOf(file, 0), lineOf(file, 12), lineOf(file, 13), lineOf(file, 30)],
      [1, 1, 2, 3],
    ],
    ['a place', placeOf(file, 30), 'a.play:3'],
  ])('%s', (_title, got, want) => {
    expect(got).toEqual(want);
  });
});
