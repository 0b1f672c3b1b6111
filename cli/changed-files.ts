import { execFile } from 'node:child_process';
import { promisify } from 'node:util';
import { say } from '../dsl/say.ts';
import { UsageError } from './usage-error.ts';

const run = promisify(execFile);
/** Lists of changed files are short; a repository of half a million renamed files still fits. */
const MOST_BYTES = 64 * 1024 * 1024;

/**
 * The `.play` files below a folder that differ from a commit of git, among them those that git does not know yet;
 * named from the folder, with `/`, in NFC, sorted. Removed files are not among them.
 *
 * @param branch  null: what is not committed; a branch: what has changed since this one left it
 * @throws UsageError  outside of a repository, or for a branch that is none
 */
export async function changedFiles(folder: string, branch: string | null): Promise<readonly string[]> {
  await git(
    folder,
    ['rev-parse', '--git-dir'],
    say`\`${folder}\` is in no git repository`,
    say`leave out --changed`,
  );
  const since = branch === null ? await headOf(folder) : await forkFrom(folder, branch);
  const listed = await Promise.all([
    git(folder, ['diff', '--name-only', '--relative', '--diff-filter=d', '-z', since, '--', '.']),
    git(folder, ['ls-files', '--others', '--exclude-standard', '-z', '--', '.']),
  ]);
  const files = listed
    .flatMap((text) => text.split('\0'))
    .filter((file) => file.endsWith('.play'))
    .map((file) => file.normalize('NFC'));
  return [...new Set(files)].sort();
}

/** Whether a word names a commit there: `--changed playbooks` may mean a folder. */
export async function isCommit(folder: string, word: string): Promise<boolean> {
  const verify = ['rev-parse', '--verify', '--quiet', '--end-of-options', `${word}^{commit}`];
  return run('git', verify, { cwd: folder }).then(
    () => true,
    () => false,
  );
}

/** Before the first commit everything has changed: the empty tree stands for it. */
async function headOf(folder: string): Promise<string> {
  if (await isCommit(folder, 'HEAD')) return 'HEAD';
  return (await git(folder, ['hash-object', '-t', 'tree', '/dev/null'])).trim();
}

async function forkFrom(folder: string, branch: string): Promise<string> {
  const help = say`name a branch, as in --changed=main`;
  if (!(await isCommit(folder, branch))) throw new UsageError(say`git knows no branch \`${branch}\``, help);
  return (
    await git(
      folder,
      ['merge-base', 'HEAD', branch],
      say`\`${branch}\` has nothing in common with HEAD`,
      help,
    )
  ).trim();
}

async function git(
  folder: string,
  args: readonly string[],
  message = say`git could not say what has changed in \`${folder}\``,
  help = say`leave out --changed`,
): Promise<string> {
  try {
    const { stdout } = await run('git', args, { cwd: folder, maxBuffer: MOST_BYTES });
    return stdout;
  } catch (error) {
    const isMissing = (error as NodeJS.ErrnoException).code === 'ENOENT';
    throw new UsageError(isMissing ? say`--changed asks git, and there is no git here` : message, help);
  }
}
