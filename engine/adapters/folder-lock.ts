import { execFileSync } from 'node:child_process';
import { readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { hostname } from 'node:os';
import { join } from 'node:path';
import { OutsideError } from '../outside-error.ts';

/** Who has a folder. The start time tells a process from a later one that was given the same pid. */
export interface Owner {
  readonly host: string;
  readonly pid: number;
  readonly started: string;
}

/** How a lock finds out about processes; the tests' own stands for processes that do not exist. */
export interface Processes {
  readonly self: Owner;
  /** When the process with this pid of this host began, null: there is none, '' : it is there, its start is not told. */
  started(pid: number): string | null;
}

const LOCK_FILE = /^owner-\d+-\w*\.lock$/;

/**
 * Takes a folder for this process. Each contender writes a file of its own first and looks for others afterwards,
 * so of two that come at once at least one sees the other; both may be refused, both never get it. (One file that
 * everybody replaces cannot be taken over without a race.) Files of processes that are gone are removed.
 *
 * @returns  gives the folder back; a second call does nothing
 * @throws OutsideError naming the process that has it
 */
export function lockFolder(folder: string, processes: Processes = machineProcesses()): () => void {
  const { self } = processes;
  const name = `owner-${self.pid}-${self.started.replaceAll(/\W/g, '')}.lock`;
  const path = join(folder, name);
  if (readdirSync(folder).includes(name) && isSame(readOwner(path), self)) throw taken(folder, self, self);
  writeFileSync(path, `${JSON.stringify(self)}\n`);
  for (const other of readdirSync(folder).filter((file) => LOCK_FILE.test(file) && file !== name)) {
    const owner = readOwner(join(folder, other));
    if (owner === null || isGone(owner, processes)) {
      rmSync(join(folder, other), { force: true });
    } else {
      rmSync(path, { force: true });
      throw taken(folder, owner, self);
    }
  }
  return () => rmSync(path, { force: true });
}

/** The processes of this machine. */
export function machineProcesses(): Processes {
  return {
    self: { host: hostname(), pid: process.pid, started: startOf(process.pid) ?? '' },
    started: startOf,
  };
}

function isGone(owner: Owner, { self, started }: Processes): boolean {
  // Processes of another machine (a shared volume) cannot be looked at; better refused than two writers.
  if (owner.host !== self.host) return false;
  const now = started(owner.pid);
  return now === null || (now !== '' && owner.started !== '' && now !== owner.started);
}

function isSame(a: Owner | null, b: Owner): boolean {
  return a !== null && a.host === b.host && a.pid === b.pid && a.started === b.started;
}

/** Null: removed meanwhile, or half written by a process that was killed over it. */
function readOwner(path: string): Owner | null {
  try {
    const { host, pid, started } = JSON.parse(readFileSync(path, 'utf8')) as Record<keyof Owner, unknown>;
    if (typeof host !== 'string' || typeof pid !== 'number' || typeof started !== 'string') return null;
    return { host, pid, started };
  } catch {
    return null;
  }
}

function taken(folder: string, owner: Owner, self: Owner): OutsideError {
  const who = owner.pid === self.pid ? `this process (${owner.pid})` : `process ${owner.pid}`;
  const where = owner.host === self.host ? '' : ` on host \`${owner.host}\``;
  const help =
    owner.host === self.host
      ? `stop it (\`kill ${owner.pid}\`), or use another folder or PostgreSQL: two processes on one folder lose data`
      : `if that host is gone for good, remove \`owner-${owner.pid}-*.lock\` in the folder`;
  return new OutsideError(`the store in \`${folder}\` is in use by ${who}${where}`, help);
}

/** Linux: clock ticks since boot, field 22 of `/proc/PID/stat` (the name in field 2 may hold spaces and brackets). */
function startOf(pid: number): string | null {
  try {
    process.kill(pid, 0);
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ESRCH') return null;
  }
  try {
    const stat = readFileSync(`/proc/${pid}/stat`, 'utf8');
    const fields = stat.slice(stat.lastIndexOf(')') + 2).split(' ');
    // Killed, but its parent has not asked how it ended: it holds nothing any more.
    return fields[0] === 'Z' ? null : (fields[19] ?? '');
  } catch {
    return startByPs(pid);
  }
}

function startByPs(pid: number): string {
  try {
    return execFileSync('ps', ['-o', 'lstart=', '-p', String(pid)], { encoding: 'utf8' }).trim();
  } catch {
    return '';
  }
}
