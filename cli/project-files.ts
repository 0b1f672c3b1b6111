import { readdir, readFile, stat } from 'node:fs/promises';
import { join, relative, sep } from 'node:path';
import { CONFIG_FILE } from './config.ts';
import { UsageError } from './usage-error.ts';

/** One `.play` file as text; `path` is relative to the project's folder, with `/`. */
export interface PlayFile {
  readonly path: string;
  readonly text: string;
}

const SKIPPED = new Set(['node_modules', 'dist']);

/**
 * All `.play` files below a folder, sorted by path. Hidden folders, `node_modules` and `dist` are left out.
 *
 * @throws UsageError  when the folder is missing or holds none
 */
export async function readProject(folder: string): Promise<readonly PlayFile[]> {
  const info = await stat(folder).catch(() => null);
  if (info === null)
    throw new UsageError(`there is no folder \`${folder}\``, 'name a folder with .play files');
  if (!info.isDirectory()) throw new UsageError(`\`${folder}\` is a file`, 'name the project\u2019s folder');
  const paths = (await walk(folder)).sort();
  if (paths.length === 0)
    throw new UsageError(
      `no .play files in \`${folder}\``,
      `a project is a folder with .play files and a ${CONFIG_FILE}`,
    );
  return Promise.all(
    paths.map(async (path) => ({
      path: relative(folder, path).split(sep).join('/').normalize('NFC'),
      text: await readFile(path, 'utf8'),
    })),
  );
}

async function walk(folder: string): Promise<string[]> {
  const found: string[] = [];
  for (const entry of await readdir(folder, { withFileTypes: true })) {
    if (entry.name.startsWith('.') || SKIPPED.has(entry.name)) continue;
    const path = join(folder, entry.name);
    if (entry.isDirectory()) found.push(...(await walk(path)));
    else if (entry.name.endsWith('.play')) found.push(path);
  }
  return found;
}
