import { expect, test } from '@jest/globals';
import { tally } from './ci-tally.mjs';

const clean = { success: true, numPassedTests: 12, numFailedTests: 0, numPendingTests: 0, numTodoTests: 0 };

test.each<[string, object | null, { required?: boolean; others?: number }, string, number]>([
  ['all pass', clean, {}, '12 passed, 0 failed, 0 skipped', 0],
  ['a failed test', { ...clean, success: false, numFailedTests: 2 }, {}, '12 passed, 2 failed, 0 skipped', 1],
  [
    'a suite that cannot be loaded counts, though Jest counts no test of it',
    { ...clean, success: false, numRuntimeErrorTestSuites: 1 },
    {},
    '12 passed, 1 failed, 0 skipped',
    1,
  ],
  [
    'skipped and to do',
    { ...clean, numPendingTests: 3, numTodoTests: 1 },
    {},
    '12 passed, 0 failed, 4 skipped',
    0,
  ],
  [
    'a skipped suite is fine where nothing is required',
    { ...clean, numPendingTests: 3, numPendingTestSuites: 1 },
    {},
    '12 passed, 0 failed, 3 skipped',
    0,
  ],
  [
    'and fails where services are',
    { ...clean, numPendingTests: 3, numPendingTestSuites: 1 },
    { required: true },
    '12 passed, 1 failed, 3 skipped',
    1,
  ],
  ['the linter counts', clean, { others: 1 }, '12 passed, 1 failed, 0 skipped', 1],
  ['no result at all', null, {}, '0 passed, 1 failed, 0 skipped', 1],
  ['no test ran', { success: true, numPassedTests: 0 }, {}, '0 passed, 1 failed, 0 skipped', 1],
  ['Jest failed without saying where', { ...clean, success: false }, {}, '12 passed, 1 failed, 0 skipped', 1],
])('%s', (_title, result, { required = false, others = 0 }, line, code) => {
  const told = tally(result === null ? null : JSON.stringify(result), { required, others });
  expect(told).toMatchObject({ line, code });
});

test('a result that is cut off is no result', () => {
  expect(tally('{"success":true,"numPass', { required: false, others: 0 })).toMatchObject({
    line: '0 passed, 1 failed, 0 skipped',
    notes: ['no result of Jest'],
  });
});
