import { spawn } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import type { Decision } from '../../engine/decision.ts';
import type { Io } from '../io.ts';

/** How a command ended and what it said. */
export interface Said {
  readonly code: number | null;
  readonly out: string;
  readonly err: string;
}

/** The built program; `ORDERSENSE_MAIN` names another build of it. */
export const MAIN =
  process.env['ORDERSENSE_MAIN'] ?? fileURLToPath(new URL('../../dist/cli/main.js', import.meta.url));

/** A process that has not ended by then hangs; it must not outlive its test. */
const PATIENCE_MS = 290_000;

/** Runs the built program as a person would, in a process of its own, and waits for its end (`code` null: it hung). */
export function command(args: readonly string[], env: Readonly<Record<string, string>> = {}): Promise<Said> {
  return new Promise((resolve, reject) => {
    const child = spawn(process.execPath, [MAIN, ...args], {
      env: { ...process.env, NO_COLOR: '1', LC_ALL: 'C', ...env },
      stdio: ['ignore', 'pipe', 'pipe'],
      timeout: PATIENCE_MS,
      killSignal: 'SIGKILL',
    });
    const out: Buffer[] = [];
    const err: Buffer[] = [];
    child.stdout.on('data', (chunk: Buffer) => out.push(chunk));
    child.stderr.on('data', (chunk: Buffer) => err.push(chunk));
    child.on('error', reject);
    child.on('close', (code) =>
      resolve({ code, out: Buffer.concat(out).toString('utf8'), err: Buffer.concat(err).toString('utf8') }),
    );
  });
}

/** The decisions that `run --json` printed, in the order they were made. */
export function decisionsIn(out: string): readonly Decision[] {
  return out
    .split('\n')
    .filter((line) => line.startsWith('{'))
    .map((line) => JSON.parse(line) as Decision);
}

/** An `Io` that keeps what is said to people. */
export function keptIo(): Io & { readonly errors: readonly string[] } {
  const errors: string[] = [];
  return {
    errors,
    out: () => {},
    err: (text) => errors.push(text),
    lang: 'en',
    color: false,
    interactive: false,
    progress: false,
  };
}
