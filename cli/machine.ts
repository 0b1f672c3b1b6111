import { setImmediate, setTimeout } from 'node:timers/promises';
import type { Reporter } from '../engine/ports.ts';
import type { Io } from './io.ts';

/** Lets timers and sockets have their turn, or waits `ms` of the machine's time. */
export async function breathe(ms?: number): Promise<void> {
  if (ms === undefined) await setImmediate();
  else await setTimeout(ms);
}

/** How often an API looks for news, ms. */
const LOOK_MS = 1_000;

/** Waits between two looks for news; ends at once when `signal` does. */
export async function pause(signal: AbortSignal): Promise<void> {
  await setTimeout(LOOK_MS, undefined, { signal, ref: false }).catch(() => undefined);
}

/** Calls `fn` every `ms` of the machine's time until the returned function is called; it keeps no process alive. */
export function every(ms: number, fn: () => void): () => void {
  const timer = setInterval(fn, ms).unref();
  return () => clearInterval(timer);
}

/** Faults and warnings for people on standard error: one line each, with what to do where it is known. */
export function ioReporter(io: Io): Reporter {
  const rest = (fields: Readonly<Record<string, unknown>> = {}) =>
    Object.entries(fields)
      .map(([key, value]) => ` ${key}=${String(value)}`)
      .join('');
  return {
    info: () => {},
    warn: (message, fields) => io.err(`warning: ${message}${rest(fields)}`),
    error: (error, fields) => io.err(`error: ${error.message}${rest(fields)}`),
  };
}
