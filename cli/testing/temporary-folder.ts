import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

/** Folders of one suite, gone when it ends. */
export interface TemporaryFolders {
  /** A new empty folder. */
  make(name: string): string;
  removeAll(): void;
}

/** @param suite  becomes part of the folders' names */
export function temporaryFolders(suite: string): TemporaryFolders {
  const made: string[] = [];
  return {
    make(name) {
      const folder = mkdtempSync(join(tmpdir(), `ordersense-${suite}-${name}-`));
      made.push(folder);
      return folder;
    },
    removeAll() {
      for (const folder of made.splice(0)) rmSync(folder, { recursive: true, force: true });
    },
  };
}
