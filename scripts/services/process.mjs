/** Operating-system processes: who they are, whether they live, how they are started and ended. */
import { execFileSync, spawn } from 'node:child_process';
import { accessSync, constants, readdirSync, readFileSync } from 'node:fs';
import { delimiter, join } from 'node:path';

/**
 * @typedef {{ pid: number, ppid: number, started: string, zombie: boolean }} Identity
 *   started: tells a process from a later one with the same number; only ever compared.
 */

/**
 * Reads one process from /proc, or asks `ps` where there is none.
 *
 * @param {number} pid
 * @returns {Identity | null} null when there is no such process
 */
export function identityOf(pid) {
  try {
    // The command's name, in parentheses, may hold anything; the fields of interest come after it.
    const fields = readFileSync(`/proc/${pid}/stat`, 'utf8')
      .replace(/^.*\) /s, '')
      .split(' ');
    return { pid, ppid: Number(fields[1]), started: fields[19], zombie: fields[0] === 'Z' };
  } catch {
    if (process.platform === 'linux') return null;
  }
  try {
    const options = { encoding: 'utf8', stdio: ['ignore', 'pipe', 'ignore'] };
    const line = execFileSync('ps', ['-o', 'ppid=,stat=,lstart=', '-p', String(pid)], options);
    const [ppid, stat, ...started] = line.trim().split(/\s+/);
    return { pid, ppid: Number(ppid), started: started.join(' '), zombie: stat.startsWith('Z') };
  } catch {
    return null;
  }
}

/**
 * Whether this very process still runs: same number, same start, not a zombie.
 *
 * @param {{ pid: number, started: string }} was
 */
export function isAlive(was) {
  const now = identityOf(was.pid);
  return now !== null && !now.zombie && now.started === was.started;
}

/**
 * The command line as one text, for people and to recognise npm; empty when unknown.
 *
 * @param {number} pid
 */
export function commandOf(pid) {
  try {
    return readFileSync(`/proc/${pid}/cmdline`, 'utf8').replaceAll('\0', ' ').trim();
  } catch {
    if (process.platform === 'linux') return '';
  }
  try {
    return execFileSync('ps', ['-o', 'command=', '-p', String(pid)], { encoding: 'utf8' }).trim();
  } catch {
    return '';
  }
}

/**
 * First executable of that name: in the given folders, then on the path.
 *
 * @param {string} name
 * @param {readonly string[]} [folders]
 * @returns {string | null}
 */
export function findBinary(name, folders = []) {
  for (const folder of [...folders, ...(process.env['PATH'] ?? '').split(delimiter)]) {
    if (folder === '') continue;
    const file = join(folder, name);
    try {
      accessSync(file, constants.X_OK);
      return file;
    } catch {}
  }
  return null;
}

/**
 * Folders `parent/<version>/below`, the highest version first.
 *
 * @param {string} parent
 * @param {string} below
 * @returns {string[]}
 */
export function versionFolders(parent, below) {
  try {
    const versions = readdirSync(parent).filter((name) => /^\d/.test(name));
    return versions.sort((a, b) => Number(b) - Number(a)).map((version) => join(parent, version, below));
  } catch {
    return [];
  }
}

/**
 * Starts a long-running child that the kernel ends with us, even if we are killed: `setpriv` asks it to, where there is one.
 *
 * @param {{ command: string, args: readonly string[], options: import('node:child_process').SpawnOptions, onOrphaned: string }} program
 *   onOrphaned: the signal, without SIG, that it gets when we die
 */
export function spawnBound({ command, args, options, onOrphaned }) {
  const setpriv = process.platform === 'linux' ? findBinary('setpriv') : null;
  if (setpriv === null) return spawn(command, args, options);
  return spawn(setpriv, ['--pdeathsig', onOrphaned, '--', command, ...args], options);
}

/**
 * Runs a program to its end.
 *
 * @param {string} command
 * @param {readonly string[]} args
 * @param {import('node:child_process').SpawnOptions} [options]
 * @returns {Promise<{ code: number | null, output: string }>} code null: not started or ended by a signal; output: both streams
 */
export function execute(command, args, options = {}) {
  return new Promise((resolve) => {
    let output = '';
    const child = spawn(command, args, { ...options, stdio: ['ignore', 'pipe', 'pipe'] });
    const add = (chunk) => {
      output += chunk;
    };
    child.stdout.setEncoding('utf8').on('data', add);
    child.stderr.setEncoding('utf8').on('data', add);
    child.on('error', (error) => resolve({ code: null, output: error.message }));
    child.on('close', (code) => resolve({ code, output: output.trim() }));
  });
}

/**
 * Ends a process and waits for it: first politely, then not.
 *
 * @param {{ pid: number, started: string }} which
 * @param {NodeJS.Signals} signal
 * @param {number} patienceMs  before SIGKILL
 */
export async function endProcess(which, signal, patienceMs) {
  if (!isAlive(which)) return;
  sendSignal(which.pid, signal);
  for (const [until, last] of [
    [patienceMs, signal],
    [2000, 'SIGKILL'],
  ]) {
    if (last === 'SIGKILL') sendSignal(which.pid, last);
    for (let waited = 0; waited < until; waited += 20) {
      if (!isAlive(which)) return;
      await pause(20);
    }
  }
}

/** @param {number} ms */
export function pause(ms) {
  return new Promise((resolve) => setTimeout(resolve, ms));
}

function sendSignal(pid, signal) {
  try {
    process.kill(pid, signal);
  } catch (error) {
    // It ended between our look and the signal.
    if (error.code !== 'ESRCH') throw error;
  }
}
