import { expect, test } from '@jest/globals';
import { say } from '../say.ts';
import { reportJson } from './json.ts';
import { finding, reportOf } from './testing/sample-report.ts';

test('every field of docs/cli.md, in its order', () => {
  const fix = { span: { start: 6, end: 11 }, text: 'orders', safe: false };
  const one = finding({ label: say`unknown`, notes: [say`a note`], help: say`write \`orders\``, fix });
  expect(JSON.parse(reportJson(reportOf([one])))).toEqual({
    schema: 'ordersense.lint/1',
    files: 1,
    errors: 1,
    warnings: 0,
    infos: 0,
    diagnostics: [
      {
        code: 'OS1101',
        level: 'error',
        file: 'playbooks/강남, a.play',
        span: { start: 6, end: 11 },
        message: 'no metric `ordrs`',
        label: 'unknown',
        notes: ['a note'],
        help: 'write `orders`',
        fix,
        line: 1,
        column: 6,
        endLine: 1,
        endColumn: 11,
      },
    ],
    allowed: [],
  });
});

test('what is allowed is told apart, with its reason, and counts for nothing', () => {
  const said = JSON.parse(
    reportJson(
      reportOf([finding({}, { level: 'warning' }), finding({}, { level: 'info' })], {
        allowed: [{ diagnostic: finding(), reason: '축제 기간' }],
      }),
    ),
  );
  expect(said).toMatchObject({ errors: 0, warnings: 1, infos: 1 });
  expect(said.allowed).toMatchObject([{ code: 'OS1101', reason: '축제 기간' }]);
});
