import { existsSync } from 'node:fs';
import { readFile, stat } from 'node:fs/promises';
import { relative, resolve, sep } from 'node:path';
import { say } from '../dsl/say.ts';
import { fileAt } from './file-at.ts';
import { readProject } from './project-files.ts';
import { UsageError } from './usage-error.ts';

/** A `.play` text that a command was asked to look at. */
export interface PlayText {
  /** How messages name it: relative to the working folder if it is below it, with `/`, in NFC. */
  readonly name: string;
  /** Where it is on the disk; null for standard input. */
  readonly file: string | null;
  readonly text: string;
}

/** Names what came by standard input. */
export const STANDARD_INPUT = '<stdin>';

const WANTED = say`name .play files, or folders with them`;

/**
 * The `.play` texts that paths name: a file, all of a folder (but projects inside of it), or `-` for standard input.
 * Each once, in the order named.
 *
 * @param paths      relative to `directory`; none: all of `directory`
 * @param readInput  reads standard input to its end
 * @throws UsageError  for what is not there, is no `.play` file, or holds none
 */
export async function playTextsAt(
  paths: readonly string[],
  directory: string,
  readInput: () => Promise<string>,
): Promise<readonly PlayText[]> {
  if (paths.includes('-')) {
    if (paths.length > 1)
      throw new UsageError(say`\`-\` stands alone`, say`name files, or pipe one file in with \`-\``);
    return [{ name: STANDARD_INPUT, file: null, text: await readInput() }];
  }
  const found = new Map<string, PlayText>();
  for (const path of paths.length === 0 ? ['.'] : paths)
    for (const [file, text] of await textsAt(resolve(directory, path), path))
      found.set(file, { name: nameOf(file, directory), file, text });
  return [...found.values()];
}

async function textsAt(
  place: string,
  typed: string,
): Promise<readonly (readonly [file: string, text: string])[]> {
  // A name typed in NFC may be in NFD on the disk.
  const file = existsSync(place) ? place : place.normalize('NFD');
  const info = await stat(file).catch(() => null);
  if (info === null)
    throw new UsageError(
      /[*?[]/.test(typed) ? say`nothing fits \`${typed}\`` : say`there is no file or folder \`${typed}\``,
      WANTED,
    );
  if (info.isDirectory())
    return (await readProject(file)).map(({ path, text }) => [fileAt(file, path), text] as const);
  if (!file.endsWith('.play')) throw new UsageError(say`\`${typed}\` is no .play file`, WANTED);
  return [[file, await readFile(file, 'utf8')]];
}

function nameOf(file: string, directory: string): string {
  const path = relative(resolve(directory), file);
  return (path.startsWith('..') ? file : path).split(sep).join('/').normalize('NFC');
}
