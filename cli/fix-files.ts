import type { Diagnostic } from '../dsl/diagnostic.ts';
import { parse } from '../dsl/parse.ts';
import { applyFixes } from './apply-fixes.ts';
import type { PlayFile } from './project-files.ts';

/** One fix may uncover the next; more rounds than this means two fixes that undo each other. */
const ROUNDS = 20;

/** Files after their fixes went in. */
export interface FixedFiles {
  /** All files, those that changed in NFC. */
  readonly files: readonly PlayFile[];
  /** Paths of those that changed. */
  readonly changed: readonly string[];
  /** How many fixes went in. */
  readonly fixes: number;
}

/**
 * Applies the fixes of a project's findings to its texts, again and again until there are none. A file that a fix
 * would make harder to read than it was keeps its text.
 *
 * @param find    the findings whose fixes are wanted, for these texts
 * @param unsafe  also fixes that may change when a playbook fires or what it does
 */
export function fixFiles(
  files: readonly PlayFile[],
  find: (files: readonly PlayFile[]) => readonly Diagnostic[],
  unsafe: boolean,
): FixedFiles {
  let now = files;
  let fixes = 0;
  const changed = new Set<string>();
  for (let round = 0; round < ROUNDS; round += 1) {
    const found = find(now);
    let applied = 0;
    now = now.map((file) => {
      const own = found.filter(({ file: path }) => path === file.path);
      const fixed = applyFixes(file.text.normalize('NFC'), own, unsafe);
      if (fixed.applied === 0 || unread(fixed.text) > unread(file.text)) return file;
      applied += fixed.applied;
      changed.add(file.path);
      return { path: file.path, text: fixed.text };
    });
    fixes += applied;
    if (applied === 0) break;
  }
  return { files: now, changed: [...changed], fixes };
}

/** How many items of a text cannot be read. */
function unread(text: string): number {
  return parse(text, '').file.items.filter(({ kind }) => kind === 'broken').length;
}
