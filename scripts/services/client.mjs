/** The commands' side: finds or starts the supervisor and asks it. */
import { spawn } from 'node:child_process';
import { closeSync, mkdirSync, openSync, readFileSync } from 'node:fs';
import { connect } from 'node:net';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { pause } from './process.mjs';
import { clearLeft, liveState } from './state.mjs';

const program = fileURLToPath(new URL('supervisor.mjs', import.meta.url));

/**
 * A supervisor that listens: the one that runs, or a new one.
 *
 * @param {string} scratch
 * @param {() => Promise<'local' | 'docker'>} kind  asked only when a new one is needed
 * @returns {Promise<import('./state.mjs').State>}
 * @throws when it does not come up
 */
export async function ensureSupervisor(scratch, kind) {
  if (liveState(scratch) === null) {
    const chosen = await kind();
    await clearLeft(scratch);
    await launch(scratch, chosen);
  }
  // Another command may have started it a moment ago.
  for (let waited = 0; waited < 10_000; waited += 20) {
    const state = liveState(scratch);
    if (state?.control) return state;
    await pause(20);
  }
  throw new Error(`the supervisor did not come up: ${readFileSync(logFile(scratch), 'utf8').trim()}`);
}

/**
 * Asks a supervisor one thing.
 *
 * @param {import('./state.mjs').State} state
 * @param {{ do: string } & Record<string, unknown>} request
 * @param {(line: string) => void} [say]  hears of progress
 * @returns {Promise<any>} the answer's content
 * @throws with the supervisor's message, or when it went away
 */
export function request({ control }, request, say = () => {}) {
  return new Promise((resolve, reject) => {
    let text = '';
    const socket = connect(control.port, '127.0.0.1', () =>
      socket.write(`${JSON.stringify({ ...request, token: control.token })}\n`),
    );
    socket.on('error', (error) => reject(new Error(`the supervisor does not answer: ${error.message}`)));
    socket.on('close', () => reject(new Error('the supervisor went away')));
    socket.setEncoding('utf8').on('data', (chunk) => {
      const lines = `${text}${chunk}`.split('\n');
      text = lines.pop() ?? '';
      for (const line of lines.map((l) => JSON.parse(l))) {
        if (line.say !== undefined) say(line.say);
        else if (line.error !== undefined) reject(new Error(line.error));
        else resolve(line.done);
      }
    });
  });
}

function launch(scratch, kind) {
  mkdirSync(scratch, { recursive: true });
  const log = openSync(logFile(scratch), 'w');
  // A session of its own: a Ctrl-C meant for a test run must not reach the services.
  const child = spawn(process.execPath, [program, scratch, kind], {
    detached: true,
    stdio: ['ignore', log, log, 'ipc'],
  });
  closeSync(log);
  return new Promise((resolve) => {
    // One that finds the folder taken ends at once; the wait for the state decides.
    child.on('message', resolve).on('exit', resolve).on('error', resolve);
  }).finally(() => {
    if (child.connected) child.disconnect();
    child.unref();
  });
}

function logFile(scratch) {
  return join(scratch, 'supervisor.log');
}
