import { existsSync, readFileSync } from 'node:fs';
import { readdir, stat } from 'node:fs/promises';
import { join, relative, sep } from 'node:path';
import { say } from '../dsl/say.ts';
import { CONFIG_FILE } from './settings-file.ts';
import { UsageError } from './usage-error.ts';
import { usedPacks } from './used-packs.ts';

/** One `.play` file as text; `path` is relative to the project's folder, with `/`. */
export interface PlayFile {
  readonly path: string;
  readonly text: string;
}

export interface ReadProjectOptions {
  readonly given?: PlayFile | null;
  readonly allowEmpty?: boolean;
}

const SKIPPED = new Set(['node_modules', 'dist']);

/**
 * All `.play` files below a folder, sorted by path. Hidden folders, `node_modules`, `dist` and
 * projects inside this one (folders with their own settings) are left out; behind them come the packs that are used
 * and lie elsewhere.
 *
 * @param given       a file that is not read from the disk but is as given here, there or not
 * @param allowEmpty  a folder without files is a project without files
 * @throws UsageError  when the folder is missing or holds none
 */
export async function readProject(
  folder: string,
  { given = null, allowEmpty = false }: ReadProjectOptions = {},
): Promise<readonly PlayFile[]> {
  const info = await stat(folder).catch(() => null);
  if (info === null)
    throw new UsageError(say`there is no folder \`${folder}\``, say`name a folder with .play files`);
  if (!info.isDirectory())
    throw new UsageError(
      say`\`${folder}\` is a file`,
      say`name the project’s folder; a project is read as a whole`,
    );
  const { files, projects } = await walk(folder);
  const paths = files.sort();
  if (paths.length === 0 && given === null && !allowEmpty)
    throw new UsageError(
      say`no .play files in \`${folder}\``,
      projects.length === 0
        ? say`a project is a folder with .play files, and its settings in ${CONFIG_FILE}`
        : say`these projects are in it: ${projects
            .sort()
            .map((path) => `\`${path}\``)
            .join(', ')}`,
    );
  const read = paths.map((path) => {
    const name = relative(folder, path).split(sep).join('/').normalize('NFC');
    return { path: name, text: textOf(path, name) };
  });
  const all = given === null ? read : [...read.filter(({ path }) => path !== given.path), given];
  return [...all, ...(await usedPacks(folder, all))];
}

/**
 * At once: handing many small files to other threads takes longer than reading them.
 *
 * @throws UsageError  for a link to nothing, or a file that may not be read
 */
function textOf(path: string, name: string): string {
  try {
    return readFileSync(path, 'utf8');
  } catch {
    throw new UsageError(
      say`\`${name}\` cannot be read`,
      say`is it a link to a file that is gone, or not yours to read? mend or remove it`,
    );
  }
}

/** Folders below that have settings of their own are projects of their own. */
async function walk(folder: string): Promise<{ readonly files: string[]; readonly projects: string[] }> {
  const files: string[] = [];
  const projects: string[] = [];
  for (const entry of await readdir(folder, { withFileTypes: true })) {
    if (entry.name.startsWith('.') || SKIPPED.has(entry.name)) continue;
    const path = join(folder, entry.name);
    if (entry.isDirectory()) {
      if (existsSync(join(path, CONFIG_FILE))) projects.push(path);
      else {
        const below = await walk(path);
        files.push(...below.files);
        projects.push(...below.projects);
      }
    } else if (entry.name.endsWith('.play')) files.push(path);
  }
  return { files, projects };
}
