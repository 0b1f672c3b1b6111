import type { Command as Commander } from 'commander';
import type { Io } from '../io.ts';

export interface Context {
  /** Folder of the project (`-C`). */
  readonly directory: string;
  readonly io: Io;
}

/** One sub-command: one file and one line in `index.ts`. Heavy parts are imported inside `run`, so `--help` stays quick. */
export interface CliCommand {
  readonly name: string;
  readonly summary: string;
  configure(command: Commander): void;
  run(args: readonly unknown[], options: Readonly<Record<string, unknown>>, context: Context): Promise<void>;
}
