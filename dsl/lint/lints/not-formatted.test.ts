import { expect, test } from '@jest/globals';
import { catalog } from '../../resolve/testing/sample.ts';
import { lintProject } from '../lint-project.ts';

/** What OS4001 says of a file: the line at the caret, and the file after the fix. */
function found(text: string) {
  const { diagnostics } = lintProject([{ path: 'a.play', text }], catalog);
  const normal = text.normalize('NFC');
  return diagnostics
    .filter(({ code }) => code === 'OS4001')
    .map(({ level, span, fix }) => {
      expect([level, fix?.safe, fix?.span]).toEqual(['warning', true, { start: 0, end: normal.length }]);
      return [normal.slice(span.start, span.end), fix?.text];
    });
}

const RIGHT = 'language 1\n\nmetric a = count of b\n  over 15m\n';

test.each<[string, string, string]>([
  ['a blank too many', RIGHT.replace('a =', 'a  ='), 'metric a  = count of b'],
  [
    'two differences are told once, at the first',
    ' language  1\nmetric a = count of b over 15m',
    ' language  1',
  ],
  ['no line break at the end', RIGHT.trimEnd(), '  over 15m'],
  ['empty lines at the end', `${RIGHT}\n\n`, ''],
  ['a missing empty line is told at the next item', RIGHT.replace('\n\n', '\n'), 'metric a = count of b'],
  ['Windows line breaks', RIGHT.replaceAll('\n', '\r\n'), 'language 1'],
])('%s', (_title, text, line) => {
  expect(found(text)).toEqual([[line, RIGHT]]);
});

test.each<[string, string]>([
  ['a formatted file', RIGHT],
  ['a formatted file in NFD: OS0106 says so', '# 강남\n'.normalize('NFD')],
  ['a file with a syntax error', 'language 1\nmetric a =   count\nplaybook {'],
  ['a file with a slip', 'metric a = count of b over 15 minutes'],
  ['nothing', ''],
])('nothing is said of %s', (_title, text) => {
  expect(found(text)).toEqual([]);
});

test('each file for itself, in the order of their names', () => {
  const files = ['c.play', 'a.play', 'b.play'].map((path) => ({
    path,
    text: path === 'b.play' ? RIGHT : ' # x',
  }));
  const { diagnostics } = lintProject(files, catalog);
  expect(diagnostics.filter(({ code }) => code === 'OS4001').map(({ file }) => file)).toEqual([
    'a.play',
    'c.play',
  ]);
});

test('a comment may allow it on the line above the first that differs', () => {
  const text = RIGHT.replace('metric a', '# allow OS4001 because "pasted"\nmetric  a');
  expect(found(text)).toEqual([]);
});
