/** What `run --once` must not do: act on the past, or take another project's store for its own. */
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, expect, test } from '@jest/globals';
import { command, decisionsIn } from './testing/command.ts';
import { quietEvents, writeQuietProject } from './testing/quiet-project.ts';
import { writeLog } from './testing/recorded-event.ts';
import { temporaryFolders } from './testing/temporary-folder.ts';

const folders = temporaryFolders('once');
afterAll(() => folders.removeAll());

/** A project with a region that goes silent months ago, recorded in its in-process log. */
async function recordedSilence(): Promise<{ readonly project: string; readonly data: string }> {
  const data = folders.make('data');
  const story = {
    minutes: 70,
    hasOrders: (region: string, minute: number) => region !== 'seoul-gangnam' || minute < 35,
    hasRiders: () => true,
  };
  await writeLog(data, quietEvents(story), 1);
  return { project: writeQuietProject(folders.make('project')), data };
}

test.each<[string, readonly string[], boolean]>([
  ['an act for an incident of the past expires and is told as not done (R3)', [], true],
  ['with --event-clock it is performed as if it were then', ['--event-clock'], false],
])('%s', async (_title, flags, expires) => {
  const { project, data } = await recordedSilence();
  const said = await command(['run', project, '--once', ...flags, '--json', '--data', data]);
  expect(said.code).toBe(0);
  const decisions = decisionsIn(said.out);
  expect(decisions.filter((d) => d.what === 'act').length).toBeGreaterThan(0);
  const expired = decisions.filter((d) => d.what === 'skipped' && d.detail['reason'] === 'expired');
  expect(expired.length > 0).toBe(expires);
});

test('--event-clock alone is refused', async () => {
  const { project, data } = await recordedSilence();
  const said = await command(['run', project, '--event-clock', '--data', data]);
  expect([said.code, said.err]).toEqual([2, expect.stringContaining('add `--once`')]);
});

test('a store of another project is refused, and nothing in it is touched', async () => {
  const { project, data } = await recordedSilence();
  const first = await command(['run', project, '--once', '--json', '--data', data]);
  const config = join(project, 'ordersense.config.yaml');
  const text = readFileSync(config, 'utf8');
  writeFileSync(config, text.replace(/^name: .*$/m, 'name: another'));
  const refused = await command(['run', project, '--once', '--data', data]);
  expect(refused.code).toBe(4);
  expect(refused.err).toMatch(/this store belongs to the project `[a-z0-9-]+`, and this one is `another`/);
  writeFileSync(config, text);
  const again = await command(['run', project, '--once', '--json', '--data', data]);
  expect([first.code, again.code]).toEqual([0, 0]);
  expect(decisionsIn(again.out)).toEqual([]);
});
