import { describe, expect, test } from '@jest/globals';
import { type Diagnostic, diagnostic } from '../../dsl/diagnostic.ts';
import { say } from '../../dsl/say.ts';
import { isFormat, reportDiagnostics } from './diagnostics.ts';

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

/** Everything of a diagnostic but its untold texts. */
const told = ({ said: _, ...rest }: Diagnostic): Omit<Diagnostic, 'said'> => rest;

describe('what lint prints', () => {
  test.each<[string, readonly Diagnostic[], string]>([
    ['nothing wrong: the sum alone', [], '1 file, 0 errors, 0 warnings'],
    ['one error', [error], '1 file, 1 error, 0 warnings'],
    ['several', [error, error, warning], '1 file, 2 errors, 1 warning'],
  ])('the sum: %s', (_title, found, sum) => {
    for (const format of ['pretty', 'compact'] as const) {
      const lines = reportDiagnostics(found, files, format).split('\n');
      expect(lines).toContain(sum);
      expect(lines[0] === sum).toBe(found.length === 0);
    }
  });

  test('pretty shows the line and the caret below the word', () => {
    const text = reportDiagnostics([error], files, 'pretty');
    expect(text).toContain('error[OS1101]: there is no metric called `ordrs`');
    expect(text).toContain(' --> a.play:2:8');
    expect(text).toMatch(/ {2}when ordrs < 3\n.* {7}\^\^\^\^\^ not defined in this project/);
  });

  test.each<[string, readonly Diagnostic[], string]>([
    ['nothing wrong', [], '파일 1개, 오류 0건, 경고 0건'],
    ['some', [error, error, warning], '파일 1개, 오류 2건, 경고 1건'],
  ])('the sum in Korean: %s', (_title, found, sum) => {
    expect(reportDiagnostics(found, files, 'pretty', 'ko').split('\n')).toContain(sum);
  });

  test('JSON is English in Korean too', () => {
    expect(reportDiagnostics([error], files, 'json', 'ko')).toBe(reportDiagnostics([error], files, 'json'));
  });

  test('JSON has every field with its place, in its schema', () => {
    expect(JSON.parse(reportDiagnostics([error, warning], files, 'json'))).toEqual({
      schema: 'ordersense.lint/1',
      files: 1,
      errors: 1,
      warnings: 1,
      diagnostics: [
        { ...told(error), line: 2, column: 8 },
        { ...told(warning), line: 2, column: 8 },
      ],
    });
  });

  test.each<[string, boolean]>([
    ['pretty', true],
    ['compact', true],
    ['json', true],
    ['JSON', false],
    ['', false],
    ['sarif', false],
  ])('the format `%s`', (word, known) => {
    expect(isFormat(word)).toBe(known);
  });
});
