import { readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Kill, KillName } from '../control/kill.ts';
import { killLine, readKills } from '../control/kill-line.ts';

/** The file of kill switches on a host, in the data folder: `touch .ordersense/kill` stops everything there. */
export function killFile(data: string): string {
  return join(data, 'kill');
}

/**
 * The kill switches of this host, read anew at each call (tens of microseconds). A file that is there and cannot be
 * read stops everything: whoever put it there meant it.
 */
export function hostKills(path: string): readonly Kill[] {
  try {
    return readKills(readFileSync(path, 'utf8'));
  } catch (error) {
    const { code } = error as NodeJS.ErrnoException;
    return code === 'ENOENT' || code === 'ENOTDIR' ? [] : readKills('');
  }
}

/** Adds a kill switch to the file, in place of the same one. */
export function addHostKill(path: string, kill: Kill): void {
  write(path, [...hostKills(path).filter((one) => !isSame(one, kill)), kill]);
}

/** Takes a kill switch out of the file; false: it is not there. */
export function dropHostKill(path: string, name: KillName): boolean {
  const kills = hostKills(path);
  const rest = kills.filter((one) => !isSame(one, name));
  if (rest.length === kills.length) return false;
  if (rest.length === 0) rmSync(path, { force: true });
  else write(path, rest);
  return true;
}

function isSame(a: KillName, b: KillName): boolean {
  return a.scope === b.scope && a.name === b.name;
}

/** Nobody reads half a file: it is put in place whole. */
function write(path: string, kills: readonly Kill[]): void {
  const beside = `${path}.${process.pid}`;
  writeFileSync(beside, `${kills.map(killLine).join('\n')}\n`);
  renameSync(beside, path);
}
