import type { Reporter } from '../engine/ports.ts';
import { type Config, lookUpAddress } from './config.ts';
import { exitCodeOf } from './exit.ts';
import type { Io } from './io.ts';
import { ioReporter } from './machine.ts';
import { VERSION } from './version.ts';

/** How long the last fault may take to leave, ms. */
const END_MS = 2_000;

/**
 * Where a run tells its faults: people on standard error, and Sentry where the settings have its DSN.
 *
 * @returns `end` tells what the run died of, where that is a bug of ours, and lets it leave
 * @throws UsageError  for a DSN that is none
 */
export async function openReporter(
  { sentry, name }: Pick<Config, 'sentry' | 'name'>,
  io: Io,
): Promise<{ readonly reporter: Reporter; end(failure?: unknown): Promise<void> }> {
  const own = ioReporter(io);
  if (sentry === undefined) return { reporter: own, end: async () => {} };
  const example = 'https://KEY@sentry.example.com/1';
  const dsn = await lookUpAddress(sentry.dsn, 'sentry.dsn', ['https:', 'http:'], example);
  const { sentryReporter } = await import('../engine/adapters/sentry-reporter.ts');
  // What ends the run is told by whoever called it: here it only leaves.
  let isTold = true;
  const told: Reporter = {
    ...own,
    error: (error, fields) => (isTold ? own.error(error, fields) : undefined),
  };
  const reporter = await sentryReporter(told, { dsn, release: VERSION, project: name });
  return {
    reporter,
    async end(failure) {
      isTold = false;
      if (failure instanceof Error && exitCodeOf(failure) === 70) reporter.error(failure);
      await reporter.close(END_MS);
    },
  };
}
