import { expect, test } from '@jest/globals';
import { catalog } from '../../resolve/testing/sample.ts';
import { lintProject } from '../lint-project.ts';

/** What OS4001 says of a file: the line at the caret, and the file after the fix. */
function found(text: string) {
  const { diagnostics } = lintProject([{ path: 'a.play', text }], catalog);
  const normal = text.normalize('NFC');
  return diagnostics
    .filter(({ code }) => code === 'OS4001')
    .map(({ level, span, label, notes, fix }) => {
      expect([level, fix?.safe, fix?.span]).toEqual(['warning', true, { start: 0, end: normal.length }]);
      return [normal.slice(span.start, span.end), label, notes, fix?.text];
    });
}

const RIGHT = 'language 1\n\nmetric a = count of b\n  over 15m\n';

const DO =
  'do log.note(text: "{region} 주문 {drop} 감소 (평소 {baseline}). 원인을 찾지 못했습니다. 담당자가 봅니다.")';
const LONG = `language 1

playbook p {
  when orders per region drop > 50%

  guard {
    cooldown 30m
  }

  then {
    do log.note(
      text: "{region} 주문 {drop} 감소 (평소 {baseline}). 원인을 찾지 못했습니다. 담당자가 봅니다."
    )
  }
}
`;

test.each<
  [title: string, text: string, line: string, label: string, notes: readonly string[], right?: string]
>([
  [
    'a blank too many',
    RIGHT.replace('a =', 'a  ='),
    'metric a  = count of b',
    'other blanks between its words',
    ['`fmt` writes `metric a = count of b`'],
  ],
  [
    'two differences are told once, at the first',
    ' language  1\nmetric a = count of b over 15m',
    'language  1',
    'other blanks between its words',
    ['`fmt` writes `language 1`'],
  ],
  [
    'two clauses on a line',
    RIGHT.replace('\n  over', ' over'),
    'metric a = count of b over 15m',
    '`fmt` makes 2 lines of it',
    ['`fmt` writes', 'metric a = count of b', '  over 15m'],
  ],
  [
    'a call that is too long for a line',
    LONG.replace(/do log.*\n.*\n {4}\)/, DO),
    DO,
    '`fmt` makes 3 lines of it',
    ['`fmt` writes', ...LONG.split('\n').slice(10, 13)],
    LONG,
  ],
  [
    'a file in one line: some of its lines',
    LONG.replaceAll(/\s+/g, ' ').replace('1 ', '1\n\n').trim(),
    LONG.replaceAll(/\s+/g, ' ').slice('language 1 '.length).trim(),
    '`fmt` makes 11 lines of it',
    ['`fmt` writes', 'playbook p {', '  when orders per region drop > 50%', '  guard {', '…'],
    LONG.replaceAll('\n\n  ', '\n  '),
  ],
  [
    'one clause on two lines',
    RIGHT.replace('count of', 'count\n  of'),
    'metric a = count',
    '`fmt` joins it with the next line',
    ['`fmt` writes `metric a = count of b`'],
  ],
  [
    'an indent that is too deep',
    RIGHT.replace('  over', '     over'),
    'over 15m',
    'indented by 5, not by 2',
    [],
  ],
  [
    'another spelling',
    LONG.replace('drop >', 'drops >'),
    'when orders per region drops > 50%',
    'the first line that differs',
    ['`fmt` writes `when orders per region drop > 50%`'],
    LONG,
  ],
  ['blanks behind a line', RIGHT.replace('of b', 'of b  '), 'metric a = count of b', 'blanks at its end', []],
  ['no line break at the end', RIGHT.trimEnd(), 'over 15m', 'another line break at its end', []],
  ['empty lines at the end', `${RIGHT}\n\n`, '', 'an empty line too many', []],
  [
    'a missing empty line is told at the next item',
    RIGHT.replace('\n\n', '\n'),
    'metric a = count of b',
    'an empty line is lacking before it',
    [],
  ],
  ['Windows line breaks', RIGHT.replaceAll('\n', '\r\n'), 'language 1', 'another line break at its end', []],
])('%s', (_title, text, line, label, notes, right = RIGHT) => {
  expect(found(text)).toEqual([[line, label, notes, right]]);
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
