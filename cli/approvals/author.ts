import { execFile } from 'node:child_process';
import { promisify } from 'node:util';
import type { Config } from '../config.ts';

const run = promisify(execFile);

/**
 * Who wrote each playbook: whoever changed its file last, as git tells, by the name of the settings where the address
 * is somebody's there, else the address itself. Nobody is known for a file that git does not have, or that differs from
 * what it has; then an approval takes two people (R28).
 *
 * @param places  `playbooks/a.play:3` by playbook
 */
export async function authorsOf(
  folder: string,
  places: ReadonlyMap<string, string>,
  { people }: Pick<Config, 'people'>,
): Promise<ReadonlyMap<string, string>> {
  const files = new Map([...places].map(([name, place]) => [name, place.replace(/:\d+$/, '')]));
  const byFile = new Map<string, string | null>();
  for (const file of new Set(files.values())) byFile.set(file, await lastAuthor(folder, file));
  const nameOf = (address: string): string =>
    Object.entries(people).find(([, { email }]) => email?.toLowerCase() === address.toLowerCase())?.[0] ??
    address;
  return new Map(
    [...files].flatMap(([playbook, file]) => {
      const address = byFile.get(file) ?? null;
      return address === null ? [] : [[playbook, nameOf(address)] as const];
    }),
  );
}

async function lastAuthor(folder: string, file: string): Promise<string | null> {
  try {
    const changed = await run('git', ['status', '--porcelain', '--', file], { cwd: folder });
    if (changed.stdout.trim() !== '') return null;
    const log = await run('git', ['log', '-1', '--format=%ae', '--', file], { cwd: folder });
    const address = log.stdout.trim();
    return address === '' ? null : address;
  } catch {
    // No git, or no repository.
    return null;
  }
}
