import { existsSync } from 'node:fs';
import { readFile } from 'node:fs/promises';
import { fileAt } from './file-at.ts';
import type { PlayFile } from './project-files.ts';

/** `use "…"` at the beginning of a line; a comment or a text never begins so. */
const USE = /^[ \t]*use[ \t]+"([^"\n]+)"/gmu;

/**
 * The packs that files name by `use` and that are not among them: outside of the project's folder, or in a project of
 * its own inside of it; and what these name in turn. A file that is not there is left to the resolver, which says so.
 */
export async function usedPacks(folder: string, files: readonly PlayFile[]): Promise<readonly PlayFile[]> {
  const known = new Set(files.map(({ path }) => path));
  const found: PlayFile[] = [];
  let fresh = files;
  while (fresh.length > 0) {
    const named = fresh.flatMap(({ text }) => [...text.matchAll(USE)].map(([, path = '']) => pathOf(path)));
    const paths = [...new Set(named)].filter(
      (path) => path.endsWith('.play') && !known.has(path) && existsSync(fileAt(folder, path)),
    );
    fresh = await Promise.all(
      paths.map(async (path) => ({ path, text: await readFile(fileAt(folder, path), 'utf8') })),
    );
    for (const { path } of fresh) known.add(path);
    found.push(...fresh);
  }
  return found;
}

function pathOf(written: string): string {
  return written.normalize('NFC').replace(/^(\.\/)+/, '');
}
