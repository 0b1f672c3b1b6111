import { existsSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { say } from '../dsl/say.ts';
import { UsageError } from './usage-error.ts';

/** File name of a project's settings. */
export const CONFIG_FILE = 'ordersense.config.yaml';

/** What `--config` names; a process has one command, and a command one such flag. */
let chosen: string | null = null;

/**
 * Takes another file for the settings of every project that the process reads; null: each has its own again.
 *
 * @throws UsageError  where there is no such file: settings that were asked for are never defaults
 */
export function chooseSettings(file: string | null): void {
  const path = file === null ? null : resolve(file);
  if (path !== null && !existsSync(path))
    throw new UsageError(
      say`there is no settings file \`${path}\``,
      say`\`--config\` names a file such as ${CONFIG_FILE}`,
    );
  chosen = path;
}

/** Names that are written for the file's own; what stands in them would be passed over in silence. */
const MISNAMED = [
  ...['ordersense.config.yml', 'ordersense.config.json', 'ordersense.yaml', 'ordersense.yml'],
  ...['.ordersense.yaml', '.ordersense.yml'],
];

/**
 * @throws UsageError  where a folder has its settings under a name that is nearly theirs
 */
export function refuseMisnamed(folder: string): void {
  const found = chosen === null ? MISNAMED.find((name) => existsSync(join(folder, name))) : undefined;
  if (found !== undefined)
    throw new UsageError(
      say`\`${found}\` is not read: settings are in \`${CONFIG_FILE}\``,
      say`rename it: mv ${found} ${CONFIG_FILE}`,
    );
}

/** Where the settings of a project stand, there or not. */
export function settingsFile(folder: string): string {
  return chosen ?? join(folder, CONFIG_FILE);
}
