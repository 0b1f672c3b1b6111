import { existsSync } from 'node:fs';
import { stat } from 'node:fs/promises';
import { dirname, join, relative, resolve, sep } from 'node:path';
import { say, type Text } from '../dsl/say.ts';
import { CONFIG_FILE } from './settings-file.ts';
import { UsageError } from './usage-error.ts';

/** A project, and the part of it that a command was asked about. */
export interface Target {
  /** Its folder; read as a whole, since declarations are visible in all of it. */
  readonly root: string;
  /** Files and folders below it, with `/`, in NFC; empty: all. */
  readonly only: readonly string[];
}

/**
 * Finds the projects that files and folders belong to: the nearest folder above with settings; without one a folder is
 * a project itself, and a file belongs to the working folder or else to its own.
 *
 * @param paths  as typed, relative to `directory`; none: `directory` itself
 * @throws UsageError  for what is not there, or no `.play` file
 */
export async function targetsOf(paths: readonly string[], directory: string): Promise<readonly Target[]> {
  const found = new Map<string, string[] | null>();
  for (const typed of paths.length === 0 ? ['.'] : paths) {
    const path = onDisk(resolve(directory, typed));
    const { root, part } = await targetOf(path, typed, resolve(directory));
    const known = found.get(root);
    // Who asks for all of a project and for a part of it asks for all of it.
    if (part === '' || known === null) found.set(root, null);
    else found.set(root, [...(known ?? []), part]);
  }
  return [...found].map(([root, only]) => ({ root, only: only ?? [] }));
}

/** Whether a file of the project, named from its root in NFC, is among what was asked for. */
export function isWanted({ only }: Pick<Target, 'only'>, file: string): boolean {
  return only.length === 0 || only.some((part) => file === part || file.startsWith(`${part}/`));
}

/** What was asked for of a project and holds none of these files, in the order asked. */
export function askedInVain({ only }: Pick<Target, 'only'>, files: readonly string[]): readonly string[] {
  return only.filter((part) => !files.some((file) => isWanted({ only: [part] }, file)));
}

async function targetOf(
  path: string,
  typed: string,
  directory: string,
): Promise<{ root: string; part: string }> {
  const info = await stat(path).catch(() => null);
  if (info === null)
    throw new UsageError(missing(path, typed), say`name a folder with .play files, or one of them`);
  const isFile = !info.isDirectory();
  if (isFile && !path.endsWith('.play'))
    throw new UsageError(
      say`\`${path}\` is no .play file`,
      say`name a folder with .play files, or one of them`,
    );
  const root = projectAbove(isFile ? dirname(path) : path) ?? (isFile ? homeOf(path, directory) : path);
  return { root, part: relative(root, path).split(sep).join('/').normalize('NFC') };
}

/** A shell leaves a pattern as it is where nothing fits it. */
function missing(path: string, typed: string): Text {
  if (/[*?[]/.test(typed)) return say`nothing fits \`${typed}\``;
  return path.endsWith('.play') ? say`there is no file \`${path}\`` : say`there is no folder \`${path}\``;
}

/** The nearest folder, this one or above, that has settings; null for none. */
export function projectAbove(folder: string): string | null {
  if (existsSync(join(folder, CONFIG_FILE))) return folder;
  const above = dirname(folder);
  return above === folder ? null : projectAbove(above);
}

function homeOf(file: string, directory: string): string {
  return file.startsWith(directory + sep) ? directory : dirname(file);
}

/** A name typed in NFC may be in NFD on the disk. */
function onDisk(path: string): string {
  if (existsSync(path)) return path;
  const other = [path.normalize('NFC'), path.normalize('NFD')].find((one) => existsSync(one));
  return other ?? path;
}
