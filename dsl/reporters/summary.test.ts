import { expect, test } from '@jest/globals';
import { reportSummary } from './summary.ts';
import { finding } from './testing/sample-report.ts';

test('one line a code and level, the most frequent first, then by code', () => {
  const many = Array.from({ length: 12 }, () => finding({}, { code: 'OS4002', level: 'info' }));
  const few = [finding({}, { code: 'OS1106', level: 'warning' }), finding(), finding({}, { code: 'OS9999' })];
  expect(reportSummary([...few, ...many])).toBe(
    [
      '12  info     OS4002  word-operators',
      ' 1  error    OS1101  unknown-name',
      ' 1  warning  OS1106  ambiguous-dot-name',
      ' 1  error    OS9999',
    ].join('\n'),
  );
});

test('nothing for nothing', () => {
  expect(reportSummary([])).toBe('');
});
