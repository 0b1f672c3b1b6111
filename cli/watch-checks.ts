import { tellError } from './exit.ts';
import type { Io } from './io.ts';
import type { Target } from './targets.ts';
import { watchFolders } from './watch-folders.ts';

/**
 * Checks, and again after every change, until the process is interrupted. What is wrong with a call while somebody is
 * writing (a setting half typed) is told, and the next change is waited for.
 */
export function watchChecks(
  targets: readonly Target[],
  pass: () => Promise<unknown>,
  io: Io,
): Promise<never> {
  const once = async (): Promise<void> => {
    await pass().catch((error: unknown) => tellError(error, io));
    io.err('waiting for changes; Ctrl-C ends it');
  };
  return watchFolders(
    targets.map(({ root }) => root),
    once,
  );
}
