import { mkdirSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { afterAll, describe, expect, test } from '@jest/globals';
import { readProject } from './project-files.ts';
import { temporaryFolders } from './testing/temporary-folder.ts';
import { UsageError } from './usage-error.ts';

const folders = temporaryFolders('project');
afterAll(() => folders.removeAll());

function projectOf(...paths: readonly string[]): string {
  const folder = folders.make('p');
  for (const path of paths) {
    mkdirSync(dirname(join(folder, path)), { recursive: true });
    writeFileSync(join(folder, path), `# ${path}\n`);
  }
  return folder;
}

describe('the files of a project', () => {
  test.each<[string, readonly string[], readonly string[]]>([
    ['one', ['a.play'], ['a.play']],
    ['sorted, whatever the disk says', ['b.play', 'a.play', 'B.play'], ['B.play', 'a.play', 'b.play']],
    ['below, with slashes', ['shared/metrics.play', 'a.play'], ['a.play', 'shared/metrics.play']],
    ['other files are not read', ['a.play', 'readme.md', 'play', 'a.play.bak'], ['a.play']],
    ['hidden folders are not read', ['a.play', '.git/b.play', '.ordersense/c.play'], ['a.play']],
    [
      'what is installed or built is not read',
      ['a.play', 'node_modules/m/b.play', 'dist/c.play'],
      ['a.play'],
    ],
    [
      'a project inside is another project',
      ['a.play', 'helsinki/ordersense.config.yaml', 'helsinki/b.play'],
      ['a.play'],
    ],
    ['its own settings do not matter', ['a.play', 'ordersense.config.yaml'], ['a.play']],
    ['names are composed', ['강남.play'.normalize('NFD')], ['강남.play'.normalize('NFC')]],
  ])('%s', async (_title, paths, read) => {
    const files = await readProject(projectOf(...paths));
    expect(files.map((f) => f.path)).toEqual(read);
  });

  test('texts are as they are on the disk', async () => {
    const [file] = await readProject(projectOf('a.play'));
    expect(file?.text).toBe('# a.play\n');
  });
});

describe('what is no project', () => {
  const asked = (folder: string): Promise<string> =>
    readProject(folder).then(
      () => 'read',
      (error: unknown) => {
        if (error instanceof UsageError) return `${error.message} | ${error.help}`;
        throw error;
      },
    );

  test.each<[string, readonly string[], string]>([
    ['an empty folder', [], 'a project is a folder with .play files'],
    ['a folder of other files', ['a.txt'], 'a project is a folder with .play files'],
    [
      'a folder of projects',
      ['b/ordersense.config.yaml', 'c/ordersense.config.yaml'],
      'these projects are in it: ',
    ],
  ])('%s', async (_title, paths, help) => {
    const folder = projectOf(...paths);
    const said = await asked(folder);
    expect(said).toContain(`no .play files in \`${folder}\``);
    expect(said).toContain(help);
    for (const path of paths.filter((p) => p.includes('/')))
      expect(said).toContain(join(folder, dirname(path)));
  });

  test('a folder that is not there', async () => {
    const folder = join(folders.make('gone'), 'nope');
    expect(await asked(folder)).toContain(`there is no folder \`${folder}\``);
  });

  test('a file', async () => {
    const file = join(projectOf('a.play'), 'a.play');
    expect(await asked(file)).toContain(`\`${file}\` is a file`);
  });
});
