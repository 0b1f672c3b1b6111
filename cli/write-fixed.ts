import { fileAt } from './file-at.ts';
import type { FixedFiles } from './fix-files.ts';
import { replaceFile } from './replace-file.ts';

/**
 * Writes the files that changed below a folder, each whole or not at all.
 *
 * @throws OutsideError  for the first that cannot be written; those before it are
 */
export async function writeFixed(folder: string, { files, changed }: FixedFiles): Promise<void> {
  for (const { path, text } of files)
    if (changed.includes(path)) await replaceFile(fileAt(folder, path), text);
}
