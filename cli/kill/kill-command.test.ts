import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeEach, expect, test } from '@jest/globals';
import { manualClock } from '../../engine/adapters/manual-clock.ts';
import { openMemory } from '../../engine/adapters/memory-store.ts';
import { commitOf } from '../../engine/commit-of.ts';
import type { StateStore } from '../../engine/store.ts';
import { leaseOf, T0 } from '../../engine/testing/store-samples.ts';
import { temporaryFolders } from '../testing/temporary-folder.ts';
import { toldIo } from '../testing/told-io.ts';
import { WATCHED_PLAY } from '../testing/watched-play.ts';
import { dropKill, type KillOptions, pullKill } from './kill-command.ts';

const folders = temporaryFolders('killed');
const EMBEDDED = 'name: killed\n';
const SHARED = 'name: killed\nstore: { url: "postgres://nobody@localhost/none" }\n';
let directory = '';
let file = '';
let store: StateStore;

beforeEach(async () => {
  directory = folders.make('project');
  file = join(directory, '.ordersense', 'kill');
  writeFileSync(join(directory, 'a.play'), WATCHED_PLAY);
  writeFileSync(join(directory, 'ordersense.config.yaml'), SHARED);
  store = await openMemory({ clock: manualClock(T0) });
  await store.commit(commitOf(await store.claimEvaluator(), { leases: [leaseOf('r1')] }));
});
afterAll(() => folders.removeAll());

const called = async (
  command: 'kill' | 'resume',
  of: Partial<KillOptions> = {},
  lang: 'en' | 'ko' = 'en',
  open = async (): Promise<StateStore> => ({ ...store, close: async () => {} }),
) => {
  const io = toldIo(lang);
  const options: KillOptions = {
    ...{ directory, data: null, playbook: null, connector: null, region: null },
    ...{ reason: 'it pays twice', freezes: false, ...of },
  };
  const error = await (command === 'kill' ? pullKill : dropKill)(options, io, open).then(
    () => null,
    (failure: unknown) => (failure as Error).message,
  );
  return { error, out: io.results, err: io.messages };
};

test('with a store that hosts share the switch is a row, and no file is left', async () => {
  expect(await called('kill')).toEqual({
    error: null,
    err: [],
    out: [
      'stopped: everything; nothing is sent from now on, undos go on',
      'in the store: every host looks at it before each send',
      '1 effects stay applied; nothing was taken back',
    ],
  });
  expect(await store.kills()).toMatchObject([{ scope: 'all', freezes: false, reason: 'it pays twice' }]);
  expect(existsSync(file)).toBe(false);
});

test('a freeze lists what stays applied', async () => {
  const { out } = await called('kill', { freezes: true }, 'ko');
  expect(out[0]).toBe('멈춤: 전체. 이제부터 아무것도 보내지 않고, 되돌림도 하지 않습니다');
  expect(out.at(-1)).toBe('  restaurant.open  restaurant-1');
  expect(await store.kills()).toMatchObject([{ freezes: true }]);
});

test('a region is stopped by its word and by what is on the wire, and let go by either', async () => {
  await called('kill', { region: '강남구' });
  expect((await store.kills()).map(({ name }) => name).toSorted()).toEqual(['seoul-gangnam', '강남구']);
  expect((await called('resume', { region: '강남구' })).error).toBeNull();
  expect(await store.kills()).toEqual([]);
});

test('with the embedded store the file is the way', async () => {
  writeFileSync(join(directory, 'ordersense.config.yaml'), EMBEDDED);
  const { out } = await called('kill', { playbook: 'few' });
  expect(out[1]).toBe(`by the file ${file}: a run on this host looks at it before each send`);
  expect(readFileSync(file, 'utf8')).toMatch(/^playbook few # it pays twice/);
  expect((await called('resume', { playbook: 'few' })).out).toEqual([
    'let go: the playbook `few`; what grew too old meanwhile expires',
  ]);
  expect(existsSync(file)).toBe(false);
});

test('a store that cannot be reached leaves this host stopped, and says so', async () => {
  const { error, err } = await called('kill', {}, 'en', async () => Promise.reject(new Error('down')));
  expect(error).toBeNull();
  expect(err).toEqual([
    'the store cannot be reached (down)',
    `only this host is stopped, by the file ${file}; call it on every other host too`,
  ]);
  expect(readFileSync(file, 'utf8')).toMatch(/^all # it pays twice/);
});

test.each<[string, string, string]>([
  ['a broken playbook', 'a.play', 'playbook {{{'],
  ['broken settings', 'ordersense.config.yaml', 'store: ['],
])('%s keeps nobody from stopping', async (_title, name, text) => {
  writeFileSync(join(directory, name), text);
  expect((await called('kill')).error).toBeNull();
  expect(existsSync(file) || (await store.kills()).length === 1).toBe(true);
});

test.each<[string, Partial<KillOptions>, string]>([
  ['no reason', { reason: null }, 'whoever comes next must know why'],
  ['an empty reason', { reason: ' ' }, 'whoever comes next must know why'],
  ['two things at once', { playbook: 'few', region: 'x' }, 'one switch stops one thing'],
  ['a misspelt playbook', { playbook: 'fw' }, 'there is no playbook `fw` here'],
  ['a misspelt connector', { connector: 'x' }, 'there is no connector `x` in the settings'],
])('%s stops nothing', async (_title, of, error) => {
  expect((await called('kill', of)).error).toBe(error);
  expect(await store.kills()).toEqual([]);
  expect(existsSync(file)).toBe(false);
});

test('letting go what is not stopped says what is', async () => {
  expect((await called('resume')).error).toBe('no switch stops everything');
  mkdirSync(join(directory, '.ordersense'), { recursive: true });
  writeFileSync(file, '');
  await called('kill', { playbook: 'few' });
  const { out, error } = await called('resume');
  expect(error).toBeNull();
  expect(out[0]).toBe('let go: everything; what grew too old meanwhile expires');
  expect(out[1]).toMatch(/^still stopped: playbook few # it pays twice/);
});
