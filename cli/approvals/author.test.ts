import { execFileSync } from 'node:child_process';
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from '@jest/globals';
import { parseConfig } from '../config.ts';
import { temporaryFolders } from '../testing/temporary-folder.ts';
import { authorsOf } from './author.ts';

const folders = temporaryFolders('author');
const config = parseConfig('people: { kim: { email: Kim@example.com } }', 'c.yaml');
let folder = '';

function commit(email: string): void {
  const who = ['-c', `user.email=${email}`, '-c', 'user.name=x', '-c', 'commit.gpgsign=false'];
  execFileSync('git', ['add', '.'], { cwd: folder });
  execFileSync('git', [...who, 'commit', '-qm', 'x'], { cwd: folder });
}

beforeAll(() => {
  folder = folders.make('project');
  execFileSync('git', ['init', '-q'], { cwd: folder });
  for (const name of ['a', 'b', 'c']) writeFileSync(join(folder, `${name}.play`), 'language 1\n');
  commit('kim@example.com');
  writeFileSync(join(folder, 'b.play'), 'language 1\n\n');
  commit('lee@example.com');
  writeFileSync(join(folder, 'c.play'), 'language 1\n# changed\n');
  writeFileSync(join(folder, 'd.play'), 'language 1\n');
});
afterAll(() => folders.removeAll());

test('whoever changed a file last wrote it; what git does not have as it is was written by nobody known', async () => {
  const places = new Map(['a', 'b', 'c', 'd'].map((name) => [name, `${name}.play:3`]));
  expect([...(await authorsOf(folder, places, config))]).toEqual([
    ['a', 'kim'],
    ['b', 'lee@example.com'],
  ]);
});

test('outside of a repository nobody is known', async () => {
  expect((await authorsOf(folders.make('bare'), new Map([['a', 'a.play:3']]), config)).size).toBe(0);
});
