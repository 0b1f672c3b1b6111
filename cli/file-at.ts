import { existsSync } from 'node:fs';
import { join } from 'node:path';

/** Where a file of a folder is on the disk: paths are told in NFC, and a file from macOS may be named in NFD. */
export function fileAt(folder: string, path: string): string {
  const file = join(folder, path);
  return existsSync(file) ? file : join(folder, path.normalize('NFD'));
}
