import { existsSync } from 'node:fs';
import { rename, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { told } from '../dsl/messages/in-language.ts';
import { say } from '../dsl/say.ts';
import { applyFixes } from './apply-fixes.ts';
import type { Io } from './io.ts';
import { loadProjectAt } from './load-project.ts';

/** One fix may uncover the next; more rounds than this means two fixes that undo each other. */
const ROUNDS = 5;

/** Writes the fixes of a project's diagnostics into its files, in NFC, until there are none, and says how many. */
export async function fixProject(folder: string, unsafe: boolean, io: Io): Promise<void> {
  let fixes = 0;
  const changed = new Set<string>();
  for (let round = 0; round < ROUNDS; round += 1) {
    const { files, diagnostics } = await loadProjectAt(folder);
    let now = 0;
    for (const { path, text } of files) {
      const own = diagnostics.filter((d) => d.file === path);
      const fixed = applyFixes(text.normalize('NFC'), own, unsafe);
      if (fixed.applied === 0) continue;
      await replaceFile(fileAt(folder, path), fixed.text);
      now += fixed.applied;
      changed.add(path);
    }
    fixes += now;
    if (now === 0) break;
  }
  const count = fixes === 1 ? say`${fixes} fix` : say`${fixes} fixes`;
  const where = changed.size === 1 ? say`${changed.size} file` : say`${changed.size} files`;
  io.err(told(say`${count} in ${where}`, io.lang));
}

/** Paths are told in NFC; a file from macOS may be named in NFD on the disk. */
function fileAt(folder: string, path: string): string {
  const file = join(folder, path);
  return existsSync(file) ? file : join(folder, path.normalize('NFD'));
}

/** Whole or not at all. */
async function replaceFile(file: string, text: string): Promise<void> {
  const beside = `${file}.tmp`;
  await writeFile(beside, text);
  await rename(beside, file);
}
