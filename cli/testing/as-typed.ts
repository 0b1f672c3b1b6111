import { Command } from 'commander';
import { commands } from '../commands/index.ts';
import type { Io } from '../io.ts';
import { CheckFailed } from '../usage-error.ts';
import { toldIo } from './told-io.ts';

/** What a command said on both streams, without the time it took. */
export interface Typed {
  readonly out: string;
  readonly err: string;
  /** Whether what it was asked to check failed. */
  readonly failed: boolean;
}

/**
 * Runs a command in this process as a person types it, without `ordersense` before it.
 *
 * @param words   `['lint', '--fix']`
 * @param folder  in which it is typed
 * @throws UsageError  and what commander throws, for a call that is wrong
 */
export async function asTyped(words: readonly string[], folder: string, lang: Io['lang']): Promise<Typed> {
  const [name, ...args] = words;
  const wanted = commands.find((command) => command.name === name);
  if (wanted === undefined) throw new Error(`no command ${String(name)}`);
  const parser = new Command(name).exitOverride().configureOutput({ writeErr: () => {} });
  wanted.configure(parser);
  parser.parse(args, { from: 'user' });
  const io = toldIo(lang);
  let failed = false;
  try {
    await wanted.run(parser.processedArgs, parser.opts(), { directory: folder, io });
  } catch (error) {
    if (!(error instanceof CheckFailed)) throw error;
    failed = true;
  }
  const timeless = (said: readonly string[]): string => said.join('\n').replaceAll(/ +\d+\.\d\d s$/gm, '');
  return { out: timeless(io.results), err: timeless(io.messages), failed };
}
