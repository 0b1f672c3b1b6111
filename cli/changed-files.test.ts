import { execFileSync } from 'node:child_process';
import { mkdirSync, rmSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { afterAll, describe, expect, test } from '@jest/globals';
import { changedFiles, isCommit } from './changed-files.ts';
import { temporaryFolders } from './testing/temporary-folder.ts';
import { UsageError } from './usage-error.ts';

const folders = temporaryFolders('changed');
afterAll(() => folders.removeAll());

/** A repository with a project in `seoul/`; `git` runs a command in it. */
function repository() {
  const folder = folders.make('r');
  const git = (...args: readonly string[]) => execFileSync('git', args, { cwd: folder, stdio: 'pipe' });
  const write = (path: string, text: string) => {
    mkdirSync(dirname(join(folder, path)), { recursive: true });
    writeFileSync(join(folder, path), text);
  };
  git('init', '-q', '-b', 'main');
  git('config', 'user.email', 'nobody@example.com');
  git('config', 'user.name', 'nobody');
  git('config', 'commit.gpgsign', 'false');
  for (const path of ['seoul/a.play', 'seoul/b.play', 'seoul/c.play', 'other/d.play']) write(path, 'old');
  const commit = () => {
    git('add', '-A');
    git('commit', '-q', '--no-verify', '-m', 'x');
  };
  return { project: join(folder, 'seoul'), folder, git, write, commit };
}

describe('since the last commit', () => {
  test('changed, staged and new files of this project; not removed ones, not others', async () => {
    const { project, folder, git, write, commit } = repository();
    write('seoul/.gitignore', 'ignored.play\n');
    commit();
    write('seoul/a.play', 'new');
    write('seoul/b.play', 'new');
    git('add', 'seoul/b.play');
    rmSync(join(folder, 'seoul/c.play'));
    write('other/d.play', 'new');
    write('seoul/sub/강남.play'.normalize('NFD'), 'new');
    write('seoul/ignored.play', 'new');
    write('seoul/notes.md', 'new');
    expect(await changedFiles(project, null)).toEqual(['a.play', 'b.play', 'sub/강남.play']);
  });

  test('nothing', async () => {
    const { project, commit } = repository();
    commit();
    expect(await changedFiles(project, null)).toEqual([]);
  });

  test('before the first commit: everything', async () => {
    expect(await changedFiles(repository().project, null)).toEqual(['a.play', 'b.play', 'c.play']);
  });
});

test('since a branch was left: what this one did, not what the other has done since', async () => {
  const { project, git, write, commit } = repository();
  commit();
  git('checkout', '-q', '-b', 'mine');
  write('seoul/a.play', 'mine');
  commit();
  git('checkout', '-q', 'main');
  write('seoul/b.play', 'theirs');
  commit();
  git('checkout', '-q', 'mine');
  write('seoul/c.play', 'not committed');
  expect(await changedFiles(project, 'main')).toEqual(['a.play', 'c.play']);
});

describe('what cannot be told', () => {
  const messageOf = (asked: Promise<unknown>) =>
    asked.then(
      () => 'it was told',
      (error: unknown) => (error instanceof UsageError ? error.message : String(error)),
    );

  test('a branch that is none, also one that looks like a flag', async () => {
    const { project, commit } = repository();
    commit();
    expect(await messageOf(changedFiles(project, 'mian'))).toBe('git knows no branch `mian`');
    expect(await messageOf(changedFiles(project, '--output=x'))).toBe('git knows no branch `--output=x`');
  });

  test('a folder that is in no repository', async () => {
    const folder = folders.make('plain');
    expect(await messageOf(changedFiles(folder, null))).toBe(`\`${folder}\` is in no git repository`);
  });
});

test('a word is a commit, or is none', async () => {
  const { folder, commit } = repository();
  expect(await isCommit(folder, 'main')).toBe(false);
  commit();
  expect(await isCommit(folder, 'main')).toBe(true);
  expect(await isCommit(folder, 'seoul')).toBe(false);
});
