import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeEach, expect, test } from '@jest/globals';
import { manualClock } from '../../engine/adapters/manual-clock.ts';
import { openMemory } from '../../engine/adapters/memory-store.ts';
import type { AskRow } from '../../engine/ask.ts';
import { commitOf } from '../../engine/commit-of.ts';
import { askOf, T0 } from '../../engine/testing/store-samples.ts';
import { waitingText } from '../approvals/waiting-text.ts';
import { temporaryFolders } from '../testing/temporary-folder.ts';
import { toldIo } from '../testing/told-io.ts';
import type { UsageError } from '../usage-error.ts';
import { type ResetOptions, resetLatch } from './reset-command.ts';

const folders = temporaryFolders('latches');
const times = { decidedMs: T0, askedMs: T0, dueMs: T0 + 1_000_000_000 };
const latch: Partial<AskRow> = {
  ...{ ...times, kind: 'question', from: [], choices: ['reset'], playbook: 'pause', runKey: 'pause/sanity' },
  about: {
    ...{ title: '잠시 닫기', instance: {}, verb: 'reset', targets: ['pause/sanity'], cost: null },
    args: { latch: 'pause/sanity', why: '40 of 40', whyKo: '전체 40' },
  },
};
let directory = '';
let store: Awaited<ReturnType<typeof openMemory>>;

beforeEach(async () => {
  directory = folders.make('project');
  writeFileSync(join(directory, 'ordersense.config.yaml'), 'name: asked\npeople: { kim: {} }\n');
  writeFileSync(join(directory, 'a.play'), 'language 1\n');
  store = await openMemory({ clock: manualClock(T0) });
  const asks = [askOf('l1', latch), askOf('q1', { ...latch, choices: ['열기', '닫기'], runKey: 'other' })];
  await store.commit(commitOf(await store.claimEvaluator(), { asks }));
});
afterAll(() => folders.removeAll());

async function called(more: Partial<ResetOptions>) {
  const io = toldIo();
  const options = {
    directory,
    latch: 'pause/sanity',
    as: 'kim',
    reason: 'a real outage',
    data: null,
    json: false,
  };
  const error = await resetLatch({ ...options, ...more }, io, async () => store).then(
    () => null,
    (failure: unknown) => failure as UsageError,
  );
  return { message: error?.message ?? null, out: io.results.join('\n') };
}

test.each(['pause/sanity', 'pause'])('%s goes on, and why is kept', async (name) => {
  expect(await called({ latch: name })).toEqual({ message: null, out: 'kim answered l1' });
  expect((await store.asks({ id: 'l1' }))[0]).toMatchObject({
    status: 'answered',
    said: [{ by: 'kim', said: 'reset', reason: 'a real outage' }],
  });
  expect(await store.signals()).toMatchObject([
    { id: 'reply:l1', payload: { choice: 'reset', by: ['kim'] } },
  ]);
});

test.each<[string, Partial<ResetOptions>, RegExp]>([
  ['without a reason', { reason: null }, /must know why/],
  ['with a reason that says nothing', { reason: '  ' }, /must know why/],
  ['of what has not fallen', { latch: 'pause/ceiling' }, /no latch `pause\/ceiling` has fallen/],
  ['of a question that is no latch', { latch: 'other' }, /no latch `other` has fallen/],
  ['by nobody of this project', { as: 'mallory' }, /`mallory` is nobody/],
])('refused: %s', async (_title, more, said) => {
  expect((await called(more)).message).toMatch(said);
  expect(await store.signals()).toEqual([]);
});

test('what is stopped is told with the words that let it go, and waits for no time', async () => {
  const open = (await store.asks('open')).filter(({ id }) => id === 'l1');
  const wordFor = (_dimension: string, value: string): string => value;
  const lines = ['    잠시 닫기', '    40 of 40', '    ordersense reset pause/sanity --reason "…"'];
  expect(waitingText(open, T0, wordFor, 'en').split('\n')).toEqual([
    'l1  STOPPED  pause  pause/sanity',
    ...lines,
  ]);
  expect(waitingText(open, T0, wordFor, 'ko')).toContain('    전체 40');
});
