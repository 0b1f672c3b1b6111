import { spawn } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import type { Decision } from '../../engine/decision.ts';

/** How a process ended: by itself with a code, or by a signal. */
export interface RunEnd {
  readonly code: number | null;
  readonly signal: NodeJS.Signals | null;
}

/** `ordersense run --json` in a process of its own, for tests that end it from outside. */
export interface RunProcess {
  readonly pid: number;
  /** When it was started, epoch ms. */
  readonly startedMs: number;
  /** What it told so far: each decision after the commit that made it durable. */
  readonly decisions: readonly Decision[];
  readonly end: Promise<RunEnd>;
  hasEnded(): boolean;
  /** SIGKILL, SIGSTOP and SIGCONT are done when this returns. */
  signal(signal: NodeJS.Signals): void;
  /** What it said to people. */
  words(): string;
}

/** The built program; `ORDERSENSE_MAIN` names another build of it. */
const MAIN =
  process.env['ORDERSENSE_MAIN'] ?? fileURLToPath(new URL('../../dist/cli/main.js', import.meta.url));

/**
 * @param folder      the project
 * @param args        further arguments
 * @param onDecision  called for each decision as it is told
 * @param env         further environment of the process
 */
export function startRun(
  folder: string,
  args: readonly string[] = [],
  onDecision: (decision: Decision) => void = () => {},
  env: Readonly<Record<string, string>> = {},
): RunProcess {
  const child = spawn(process.execPath, [MAIN, 'run', folder, '--json', ...args], {
    env: { ...process.env, NO_COLOR: '1', LC_ALL: 'C', ...env },
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  const decisions: Decision[] = [];
  const err: Buffer[] = [];
  let rest = '';
  let ended = false;
  child.stdout.setEncoding('utf8');
  child.stdout.on('data', (text: string) => {
    const lines = (rest + text).split('\n');
    rest = lines.pop() ?? '';
    for (const line of lines.filter((one) => one.startsWith('{'))) {
      const decision = JSON.parse(line) as Decision;
      decisions.push(decision);
      onDecision(decision);
    }
  });
  child.stderr.on('data', (chunk: Buffer) => err.push(chunk));
  const end = new Promise<RunEnd>((resolve, reject) => {
    child.on('error', reject);
    child.on('close', (code, signal) => {
      ended = true;
      resolve({ code, signal });
    });
  });
  return {
    pid: child.pid ?? 0,
    startedMs: Date.now(),
    decisions,
    end,
    hasEnded: () => ended,
    signal: (signal) => void child.kill(signal),
    words: () => Buffer.concat(err).toString('utf8'),
  };
}
