/** What is up, on disk: written by the supervisor, read by every command. */
import { mkdirSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { endProcess, isAlive } from './process.mjs';

/**
 * @typedef {object} State
 * @property {{ pid: number, started: string }} supervisor
 * @property {{ port: number, token: string } | null} control  null until it listens
 * @property {Record<string, { pid: number, started: string, folder: string }>} processes  by service name
 */

/** @param {string} scratch */
export function stateFile(scratch) {
  return join(scratch, 'state.json');
}

/**
 * @param {string} scratch
 * @returns {State | null} null when nothing was left there
 */
export function readState(scratch) {
  try {
    return JSON.parse(readFileSync(stateFile(scratch), 'utf8'));
  } catch {
    return null;
  }
}

/**
 * The first writing takes the scratch folder and fails when another supervisor has it; later ones replace.
 *
 * @param {string} scratch
 * @param {State} state
 * @param {{ first: boolean }} options
 * @throws EEXIST
 */
export function writeState(scratch, state, { first }) {
  mkdirSync(scratch, { recursive: true });
  const text = JSON.stringify(state, null, 2);
  // Others must not read the token.
  if (first) return writeFileSync(stateFile(scratch), text, { flag: 'wx', mode: 0o600 });
  const next = `${stateFile(scratch)}.next`;
  writeFileSync(next, text, { mode: 0o600 });
  renameSync(next, stateFile(scratch));
}

/**
 * The state, if its supervisor lives.
 *
 * @param {string} scratch
 * @returns {State | null}
 */
export function liveState(scratch) {
  const state = readState(scratch);
  return state !== null && isAlive(state.supervisor) ? state : null;
}

/**
 * Clears what a supervisor left that was killed: its services, if any still run, their data, the state.
 *
 * @param {string} scratch
 */
export async function clearLeft(scratch) {
  const left = readState(scratch);
  for (const { pid, started, folder } of Object.values(left?.processes ?? {})) {
    await endProcess({ pid, started }, 'SIGQUIT', 500);
    rmSync(folder, { recursive: true, force: true });
  }
  rmSync(join(scratch, 'data'), { recursive: true, force: true });
  rmSync(stateFile(scratch), { force: true });
}
