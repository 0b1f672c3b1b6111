import { accessSync, constants, existsSync, statfsSync, statSync } from 'node:fs';
import { dirname, resolve } from 'node:path';
import { say } from '../../dsl/say.ts';
import type { Examination } from './examination.ts';
import { fine } from './examination.ts';

/** Least version of Node, as package.json has it. */
const NODE = [20, 19] as const;
/** Below it a log and a store fill a disk within days. */
const LEAST_FREE_BYTES = 1_073_741_824;

/** @param version  such as `20.19.4` */
export function examineNode(version: string): Examination {
  const [major = 0, minor = 0] = version.split('.').map(Number);
  const isNew = major > NODE[0] || (major === NODE[0] && minor >= NODE[1]);
  if (isNew) return fine('node', say`Node ${version}`);
  return {
    of: 'node',
    level: 'error',
    said: say`Node ${version} is too old: ${NODE.join('.')} or newer is needed`,
    help: say`install a newer Node`,
  };
}

/** Whether embedded parts can keep their data in a folder, which need not be there yet. */
export function examineDataFolder(folder: string): Examination {
  let there = resolve(folder);
  while (!existsSync(there) && dirname(there) !== there) there = dirname(there);
  if (!statSync(there).isDirectory())
    return {
      of: 'data',
      level: 'error',
      said: say`\`${there}\` is a file, and data would be kept below it`,
      help: say`name another folder by \`--data\``,
    };
  try {
    accessSync(there, constants.R_OK | constants.W_OK | constants.X_OK);
  } catch {
    return {
      of: 'data',
      level: 'error',
      said: say`this user may not write in \`${there}\``,
      help: say`give this user the folder (\`chown\`), or name another by \`--data\``,
    };
  }
  const { bavail, bsize } = statfsSync(there);
  const free = say`${Math.floor((bavail * bsize) / 1_048_576)} MiB are free`;
  if (bavail * bsize >= LEAST_FREE_BYTES) return fine('data', say`data is kept in \`${folder}\`, ${free}`);
  return {
    of: 'data',
    level: 'warning',
    said: say`data is kept in \`${folder}\`, and only ${free}`,
    help: say`make room, or name a folder on another disk by \`--data\``,
  };
}
