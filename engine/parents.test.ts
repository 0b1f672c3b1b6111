import { expect, test } from '@jest/globals';
import { endSignal } from './parents.ts';
import type { RunStatus } from './store.ts';
import { parentOf, runOf } from './testing/store-samples.ts';

const runs = (...statuses: readonly RunStatus[]) =>
  statuses.map((status, i) => runOf(`k${i}`, { status, outcome: { detail: `it ${status}` } }));

test.each<[string, readonly RunStatus[], string, string, readonly string[]]>([
  ['all succeeded', ['succeeded', 'succeeded'], 'succeeded', '2 succeeded', []],
  ['some succeeded', ['failed', 'succeeded'], 'succeeded', '1 succeeded, 1 failed: it failed', ['k0']],
  [
    'nobody knows of one, none succeeded',
    ['failed', 'unknown'],
    'unknown',
    '1 failed, 1 unknown: it failed',
    ['k0'],
  ],
  ['all failed', ['failed'], 'failed', '1 failed: it failed', ['k0']],
  [
    'all were held back at the last moment',
    ['skipped', 'skipped'],
    'skipped',
    '2 skipped: it skipped',
    ['k0', 'k1'],
  ],
  [
    'too late and cancelled',
    ['expired', 'cancelled'],
    'expired',
    '1 expired, 1 cancelled: it expired',
    ['k0', 'k1'],
  ],
  ['nobody was left', [], 'skipped', 'nobody was left', []],
])('an act of which %s', (_title, statuses, status, detail, released) => {
  const { id, payload } = endSignal(parentOf('p'), runs(...statuses));
  expect(id).toBe('outcome:p');
  expect(payload).toMatchObject({ run: 'p', status, detail, released });
});

test.each<[string, readonly RunStatus[], string, readonly string[]]>([
  ['everything was taken back', ['succeeded', 'succeeded'], 'succeeded', ['a0', 'a1']],
  ['one was not', ['succeeded', 'failed'], 'failed', ['a0']],
  ['nothing had to be', [], 'succeeded', []],
])('an undo of which %s', (_title, statuses, status, undone) => {
  const runsOf = statuses.map((one, i) => runOf(`a${i}/undo`, { status: one, kind: 'undo' }));
  const { payload } = endSignal(parentOf('p/undo', { kind: 'undo', of: 'p' }), runsOf);
  expect(payload).toMatchObject({ run: 'p/undo', status, undone });
});
