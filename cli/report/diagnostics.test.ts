import { describe, expect, test } from '@jest/globals';
import type { Diagnostic } from '../../dsl/diagnostic.ts';
import { isFormat, reportDiagnostics } from './diagnostics.ts';

const files = [{ path: 'a.play', text: 'playbook p {\n  when ordrs < 3\n}\n' }];
const error: Diagnostic = {
  code: 'OS1101',
  level: 'error',
  file: 'a.play',
  span: { start: 20, end: 25 },
  message: 'there is no metric called `ordrs`',
  label: 'not defined in this project',
  notes: [],
  help: 'did you mean `orders`?',
  fix: null,
};
const warning: Diagnostic = { ...error, code: 'OS2009', level: 'warning' };

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

  test('JSON has every field with its place, in its schema', () => {
    expect(JSON.parse(reportDiagnostics([error, warning], files, 'json'))).toEqual({
      schema: 'ordersense.lint/1',
      files: 1,
      errors: 1,
      warnings: 1,
      diagnostics: [
        { ...error, line: 2, column: 8 },
        { ...warning, line: 2, column: 8 },
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
