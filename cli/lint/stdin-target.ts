import { relative, resolve, sep } from 'node:path';
import { text } from 'node:stream/consumers';
import { say } from '../../dsl/say.ts';
import type { PlayFile } from '../project-files.ts';
import { projectAbove, type Target } from '../targets.ts';
import { UsageError } from '../usage-error.ts';

/**
 * Standard input as a file of the project that the working folder belongs to.
 *
 * @param path  the file that it stands for, relative to the working folder; undefined: a new one
 * @throws UsageError  for a file outside of the project
 */
export async function stdinTarget(
  path: unknown,
  directory: string,
): Promise<{ readonly target: Target; readonly given: PlayFile }> {
  const root = projectAbove(resolve(directory)) ?? resolve(directory);
  const file = path === undefined ? 'stdin.play' : relative(root, resolve(directory, String(path)));
  if (file === '' || file.startsWith('..'))
    throw new UsageError(
      say`\`${String(path)}\` is outside of the project`,
      say`name a file below \`${root}\``,
    );
  const given = { path: file.split(sep).join('/').normalize('NFC'), text: await text(process.stdin) };
  return { target: { root, only: [] }, given };
}
