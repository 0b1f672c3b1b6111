/** Who called for the services: the process whose end is theirs. */
import { readFileSync } from 'node:fs';
import { commandOf, identityOf } from './process.mjs';

/**
 * Our parent, seen through npm and through a subshell: both are gone as soon as `up` has answered, and neither is who asked.
 *
 * @param {NodeJS.ProcessEnv} env
 * @param {number} parent
 * @param {Probe} [probe]  how processes are seen; given by tests
 * @returns {{ pid: number, started: string } | null} null when the parent is gone already
 *
 * @typedef {{ identity: typeof identityOf, command: typeof commandOf, environment: (pid: number) => string }} Probe
 */
export function ownerOf(env, parent, probe = { identity: identityOf, command: commandOf, environment }) {
  let pid = parent;
  if (env['npm_lifecycle_event'] !== undefined) pid = aboveNpm(pid, probe);
  // `$(… up)` forks the shell without running another: same command and same environment as its parent.
  for (;;) {
    const above = probe.identity(pid)?.ppid ?? 0;
    const command = probe.command(pid);
    if (above < 1 || command === '' || command !== probe.command(above)) break;
    if (probe.environment(pid) !== probe.environment(above)) break;
    pid = above;
  }
  const found = probe.identity(pid);
  return found === null ? null : { pid: found.pid, started: found.started };
}

function aboveNpm(parent, probe) {
  let pid = parent;
  // npm starts `sh -c`, which may or may not stay between npm and us.
  for (let step = 0; step < 3; step += 1) {
    const above = probe.identity(pid)?.ppid ?? 0;
    if (/^npm( |$)|npm-cli\.js|\/npm( |$)/.test(probe.command(pid))) return above > 0 ? above : pid;
    if (above < 1) break;
    pid = above;
  }
  return parent;
}

function environment(pid) {
  try {
    return readFileSync(`/proc/${pid}/environ`, 'utf8');
  } catch {
    // Unknown is never equal, not even to itself: nothing is climbed on a guess.
    return `unknown ${pid}`;
  }
}
