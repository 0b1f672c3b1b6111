import { watch } from 'node:fs';
import { CONFIG_FILE } from './settings-file.ts';

/** Editors write a file in several steps; what comes within this time is one change. */
const SETTLE_MS = 80;

/**
 * Calls back at once, and whenever `.play` files or settings below some folders have changed; never ends. Calls do not
 * overlap: what changes during one is one more call.
 */
export function watchFolders(folders: readonly string[], onChange: () => Promise<void>): Promise<never> {
  return new Promise((_, reject) => {
    let timer: NodeJS.Timeout | undefined;
    let running = Promise.resolve();
    const call = (): void => {
      running = running.then(onChange).catch(reject);
    };
    const changed = (_event: string, name: string | null): void => {
      if (name !== null && !name.endsWith('.play') && !name.endsWith(CONFIG_FILE)) return;
      clearTimeout(timer);
      timer = setTimeout(call, SETTLE_MS);
    };
    // Watching begins before the first call: nothing that is written during it is missed.
    for (const folder of folders) watch(folder, { recursive: true }, changed).on('error', reject);
    call();
  });
}
