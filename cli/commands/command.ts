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
  /** What Ctrl-C says before the command ends with 130; null: the command ends in order by itself. */
  readonly interrupted: string | null;
  configure(command: Commander): void;
  run(args: readonly unknown[], options: Readonly<Record<string, unknown>>, context: Context): Promise<void>;
}
