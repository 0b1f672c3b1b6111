import { describe, expect, test } from '@jest/globals';
import { type Diagnostic, diagnostic } from '../../dsl/diagnostic.ts';
import { say } from '../../dsl/say.ts';
import { formats, isFormat, reportForPeople, reportLint, reportOn } from './diagnostics.ts';

const files = [{ path: 'a.play', text: 'playbook p {\n  when ordrs < 3\n}\n' }];
const error = diagnostic(
  'OS1101',
  'error',
  'a.play',
  { start: 20, end: 25 },
  say`there is no metric called \`ordrs\``,
  { label: say`not defined in this project`, help: say`did you mean \`orders\`?` },
);
const warning: Diagnostic = { ...error, code: 'OS2009', level: 'warning' };
const report = (diagnostics: readonly Diagnostic[]) => reportOn({ files }, { diagnostics });

describe('for people', () => {
  test.each<[string, readonly Diagnostic[], string]>([
    ['nothing wrong: the sum alone', [], '1 file, 0 errors, 0 warnings'],
    ['one error', [error], '1 file, 1 error, 0 warnings'],
    ['several', [error, error, warning], '1 file, 2 errors, 1 warning'],
  ])('the sum: %s', (_title, found, sum) => {
    for (const format of ['pretty', 'compact', 'summary'] as const) {
      const lines = reportForPeople(report(found), format, 'en').split('\n');
      expect(lines).toContain(sum);
      expect(lines[0] === sum).toBe(found.length === 0);
    }
  });

  test('pretty shows the line and the caret below the word', () => {
    const text = reportForPeople(report([error]), 'pretty', 'en');
    expect(text).toContain('error[OS1101]: there is no metric called `ordrs`');
    expect(text).toContain(' --> a.play:2:8');
    expect(text).toMatch(/ {2}when ordrs < 3\n.* {7}\^\^\^\^\^ not defined in this project/);
  });

  test('the sum in Korean, and how long it took', () => {
    const text = reportLint(report([error, error, warning]), 'compact', 'ko', 214);
    expect(text).toMatch(/^파일 1개, 오류 2건, 경고 1건 +0\.21 s$/m);
  });
});

test.each(['json', 'sarif', 'github', 'junit'] as const)(
  '%s is English in Korean too, and has no time',
  (format) => {
    const said = reportLint(report([error]), format, 'ko', 214);
    expect(said).toBe(reportLint(report([error]), format, 'en', null));
    expect(said).toContain('there is no metric called');
    expect(said).not.toContain('0.21 s');
  },
);

test.each<[string, boolean]>([
  ...formats.map((format): [string, boolean] => [format, true]),
  ['JSON', false],
  ['', false],
  ['xml', false],
])('the format `%s`', (word, known) => {
  expect(isFormat(word)).toBe(known);
});
