import { mkdirSync, writeFileSync } from 'node:fs';
import { dirname, join, relative } from 'node:path';
import { afterAll, describe, expect, test } from '@jest/globals';
import { askedInVain, isWanted, targetsOf } from './targets.ts';
import { temporaryFolders } from './testing/temporary-folder.ts';
import { UsageError } from './usage-error.ts';

const folders = temporaryFolders('targets');
afterAll(() => folders.removeAll());

const top = folders.make('t');
for (const path of [
  'seoul/ordersense.config.yaml',
  'seoul/shared/metrics.play',
  'seoul/playbooks/a.play',
  'seoul/playbooks/b.play',
  `seoul/${'강남'.normalize('NFD')}.play`,
  'bare/a.play',
  'bare/sub/b.play',
  'notes.md',
]) {
  mkdirSync(dirname(join(top, path)), { recursive: true });
  writeFileSync(join(top, path), '');
}

/** `root: parts`, from the folder of this test. */
const found = async (paths: readonly string[], directory = '.'): Promise<readonly string[]> =>
  (await targetsOf(paths, join(top, directory))).map(
    ({ root, only }) => `${relative(top, root)}: ${only.join(' ')}`,
  );

describe('what paths stand for', () => {
  test.each<[string, readonly string[], string, readonly string[]]>([
    ['nothing: the working folder', [], 'seoul', ['seoul: ']],
    ['nothing, below a project: that part of it', [], 'seoul/shared', ['seoul: shared']],
    ['a project', ['seoul'], '.', ['seoul: ']],
    ['a folder of it', ['seoul/playbooks'], '.', ['seoul: playbooks']],
    ['a file of it', ['seoul/playbooks/a.play'], '.', ['seoul: playbooks/a.play']],
    [
      'two of its files',
      ['a.play', 'b.play'],
      'seoul/playbooks',
      ['seoul: playbooks/a.play playbooks/b.play'],
    ],
    ['a part and all of it', ['seoul/shared', 'seoul', 'seoul/playbooks'], '.', ['seoul: ']],
    ['several projects', ['seoul', 'bare'], '.', ['seoul: ', 'bare: ']],
    ['a folder without settings is a project', ['bare/sub'], '.', ['bare/sub: ']],
    [
      'a file without settings above: the working folder is its project',
      ['sub/b.play'],
      'bare',
      ['bare: sub/b.play'],
    ],
    ['else its own folder is', ['../bare/sub/b.play'], 'seoul', ['bare/sub: b.play']],
    ['a name typed in NFC, in NFD on the disk', ['seoul/강남.play'], '.', ['seoul: 강남.play']],
  ])('%s', async (_title, paths, directory, targets) => {
    expect(await found(paths, directory)).toEqual(targets);
  });

  test.each<[string, string, RegExp]>([
    ['a file that is not there', 'seoul/c.play', /^there is no file `.*c\.play`$/],
    ['a folder that is not there', 'oslo', /^there is no folder `.*oslo`$/],
    ['a pattern that the shell left', 'seoul/*.ply', /^nothing fits `seoul\/\*\.ply`$/],
    ['a file of another kind', 'notes.md', /^`.*notes\.md` is no \.play file$/],
  ])('%s', async (_title, path, message) => {
    const error: unknown = await targetsOf([path], top).catch((thrown: unknown) => thrown);
    expect(error).toBeInstanceOf(UsageError);
    expect((error as UsageError).message).toMatch(message);
  });
});

test.each<[readonly string[], string, boolean]>([
  [[], 'a.play', true],
  [['a.play'], 'a.play', true],
  [['a.play'], 'b/a.play', false],
  [['packs'], 'packs/pay/a.play', true],
  [['packs'], 'packs2/a.play', false],
])('of %j, %s is wanted: %s', (only, file, wanted) => {
  expect(isWanted({ only }, file)).toBe(wanted);
});

test('what was asked for in vain is named', () => {
  const only = ['packs', 'empty', 'a.play', 'b.play'];
  expect(askedInVain({ only }, ['packs/x.play', 'a.play'])).toEqual(['empty', 'b.play']);
  expect(askedInVain({ only: [] }, [])).toEqual([]);
});
