import { expect, test } from '@jest/globals';
import type { Diagnostic } from '../diagnostic.ts';
import { tally } from './tally.ts';
import { finding, reportOf } from './testing/sample-report.ts';

const error = finding();
const warning = finding({}, { code: 'OS1106', level: 'warning' });
const info = finding({}, { code: 'OS4002', level: 'info' });
const fixed = (safe: boolean) => finding({ fix: { span: { start: 0, end: 1 }, text: 'x', safe } });

test.each<[string, readonly Diagnostic[], string]>([
  ['nothing', [], '1 file, 0 errors, 0 warnings'],
  ['one of each', [error, warning, info], '1 file, 1 error, 1 warning, 1 info'],
  ['several', [error, error, warning, warning, info, info], '1 file, 2 errors, 2 warnings, 2 infos'],
  ['a safe fix', [fixed(true)], '1 file, 1 error, 0 warnings, 1 fixable (ordersense lint --fix)'],
  [
    'an unsafe fix',
    [fixed(false)],
    '1 file, 1 error, 0 warnings, 1 fixable (ordersense lint --unsafe-fixes)',
  ],
  [
    'both',
    [fixed(true), fixed(false), fixed(false)],
    '1 file, 3 errors, 0 warnings, 1 fixable (ordersense lint --fix), 2 more with --unsafe-fixes',
  ],
])('%s', (_title, found, line) => {
  expect(tally(reportOf(found), null, 'en').split('\n')[0]).toBe(line);
});

test.each<[string, readonly Diagnostic[], readonly string[]]>([
  ['nothing is next to nothing', [], []],
  ['an info is no work', [info], []],
  ['the first error, before warnings', [info, warning, error], ['next: ordersense explain OS1101']],
  ['a warning where there is no error', [info, warning], ['next: ordersense explain OS1106']],
])('%s', (_title, found, lines) => {
  expect(tally(reportOf(found), null, 'en').split('\n').slice(1)).toEqual(lines);
});

test('the time stands at the end of the line, in seconds', () => {
  expect(tally(reportOf([]), 214, 'en')).toMatch(/^1 file, 0 errors, 0 warnings {44}0\.21 s$/);
  const long = tally(reportOf([fixed(true), fixed(false)]), 1_214, 'en').split('\n')[0];
  expect(long).toMatch(/--unsafe-fixes {3}1\.21 s$/);
});

test('what is allowed is counted', () => {
  const allowed = [{ diagnostic: error, reason: 'x' }];
  expect(tally(reportOf([], { allowed }), null, 'en')).toBe('1 file, 0 errors, 0 warnings, 1 allowed');
});

test('what only a history could tell is counted', () => {
  expect(tally(reportOf([], { unasked: 6 }), null, 'en')).toBe(
    '1 file, 0 errors, 0 warnings, 6 more checks with --history',
  );
});

test('in Korean', () => {
  expect(tally(reportOf([fixed(true), warning]), 214, 'ko')).toMatch(
    /^파일 1개, 오류 1건, 경고 1건, 자동 수정 1건 \(ordersense lint --fix\) +0\.21 s\n다음: ordersense explain OS1101$/,
  );
});
