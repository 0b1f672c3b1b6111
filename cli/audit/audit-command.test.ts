import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeEach, describe, expect, test } from '@jest/globals';
import { expectGolden } from '../../dsl/testing/golden.ts';
import { manualClock } from '../../engine/adapters/manual-clock.ts';
import { openMemory } from '../../engine/adapters/memory-store.ts';
import type { AuditRow } from '../../engine/audit/audit-entry.ts';
import { commitOf } from '../../engine/commit-of.ts';
import type { StateStore } from '../../engine/store.ts';
import { askOf, runOf, T0 } from '../../engine/testing/store-samples.ts';
import { temporaryFolders } from '../testing/temporary-folder.ts';
import { toldIo } from '../testing/told-io.ts';
import { type AuditOptions, checkAudit, listAudit } from './audit-command.ts';
import { headLine } from './head-line.ts';

const folders = temporaryFolders('audited');
afterAll(() => folders.removeAll());
let directory = '';
let store: StateStore;

beforeEach(async () => {
  directory = folders.make('project');
  // A playbook that does not read keeps nobody from the log.
  writeFileSync(join(directory, 'a.play'), 'playbook {{{');
  store = await openMemory({ clock: manualClock(T0) });
  const asks = [askOf('3f2a9c1b77aa', { digest: '9c1f02aa77b1cc' })];
  await store.commit(commitOf(await store.claimEvaluator(), { runs: [runOf('i1/0.1/r-1')], asks }));
  await store.say('3f2a9c1b77aa', () => ({
    said: { by: 'kim', said: 'grant', reason: '비가\n옵니다', refused: null },
    status: 'granted',
  }));
  for (const { key, fence } of await store.claim(1, 1_000)) await store.sent(key, fence);
  const region = { scope: 'region', name: '강남구' } as const;
  await store.kill({ ...region, freezes: true, reason: 'wrong sensor', by: 'lee' });
  await store.resume(region, 'lee');
});

const called = async (
  command: typeof listAudit,
  of: Partial<AuditOptions> = {},
  lang: 'en' | 'ko' = 'en',
  change: (rows: readonly AuditRow[]) => readonly AuditRow[] = (rows) => rows,
) => {
  const io = toldIo(lang);
  const options = { directory, data: null, last: 50, heads: [], json: false, ...of };
  const opened: StateStore = {
    ...store,
    auditRows: async (from, limit) => change(await store.auditRows(from, limit)),
    close: async () => {},
  };
  const error = await command(options, io, async () => opened).then(
    () => null,
    (failure: unknown) => failure as Error,
  );
  return { error: error === null ? null : `${error.name}: ${error.message}`, out: io.results.join('\n') };
};

describe('audit', () => {
  test.each(['en', 'ko'] as const)('tells who did what, the newest last, in %s', async (lang) => {
    const { out } = await called(listAudit, {}, lang);
    expectGolden(new URL(`testdata/list.${lang}.golden`, import.meta.url), `${out}\n`);
  });

  test('the last rows alone, and as JSON lines', async () => {
    expect((await called(listAudit, { last: 1 })).out).toMatch(/^4 {2}2026-07-01 09:00 {2}resume {2}lee/);
    const { out } = await called(listAudit, { json: true });
    expect(out.split('\n').map((line) => (JSON.parse(line) as { act: string }).act)).toEqual([
      'grant',
      'sent',
      'kill',
      'resume',
    ]);
  });
});

describe('audit verify', () => {
  test('a log that is whole, and nothing from outside to hold it against', async () => {
    const { error, out } = await called(checkAudit);
    expect(error).toBeNull();
    expect(out.split('\n')).toEqual([
      'the log is whole: 4 rows',
      expect.stringMatching(/^no head that left the machine was given/),
      headLine(await store.auditHead()),
    ]);
  });

  test('heads of a run’s log are looked for in it', async () => {
    const log = join(directory, 'run.log');
    const [, second] = await store.auditRows(1, 2);
    const line = headLine(second as AuditRow);
    writeFileSync(
      log,
      `{"ts":"…","message":"· ${line}"}\n· ${line}\n· ${headLine(await store.auditHead())}\n`,
    );
    const { error, out } = await called(checkAudit, { heads: [log] });
    expect([error, out.split('\n')[1]]).toEqual([null, '2 of 2 heads that left the machine are in it']);
  });

  test.each(['en', 'ko'] as const)('what is wrong is told with its place, in %s', async (lang) => {
    const { error, out } = await called(checkAudit, {}, lang, (rows) =>
      rows.flatMap((row) => (row.n === 2 ? [] : row.n === 4 ? [{ ...row, by: 'nobody' }] : [row])),
    );
    expect(error).toMatch(/^CheckFailed/);
    expectGolden(
      new URL(`testdata/faults.${lang}.golden`, import.meta.url),
      `${out.replace(/[0-9a-f]{64}/, 'HASH')}\n`,
    );
  });

  test.each<[string, string | null, string]>([
    ['that is not there', null, 'cannot read'],
    ['without heads', 'nothing of the kind\n', 'has no head of an audit log'],
  ])('a file %s is a wrong call', async (_title, text, message) => {
    const log = join(directory, 'run.log');
    if (text !== null) writeFileSync(log, text);
    const { error } = await called(checkAudit, { heads: [log] });
    expect(error).toContain(message);
  });
});
