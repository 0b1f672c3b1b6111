import type { Command } from 'commander';
import type { Word } from '../../engine/approval/judge-word.ts';
import type { CliCommand, Context } from './command.ts';

/** The options that `approve`, `deny` and `answer` share. */
export function wordOptions(command: Command): Command {
  return command
    .option('--as <name>', 'who speaks, by the name under people: in the settings; default: who is logged in')
    .option('--reason <text>', 'kept with it, and told')
    .option('--data <dir>', 'where embedded parts keep their data; default: .ordersense in the project')
    .option('--json', 'the same as JSON');
}

/** A command that says yes or no to an act that waits for approval. */
export function verdictCommand(name: string, kind: 'grant' | 'deny', summary: string): CliCommand {
  return {
    name,
    summary,
    interrupted: 'stopped; the word was taken whole or not at all',
    configure(command) {
      wordOptions(command.argument('<id>', 'what ordersense approvals calls it')).option(
        '--digest <hash>',
        'refuse unless it is about what has this digest, or one that begins so',
      );
    },
    run: ([id], options, context) => sayFrom(id, { kind }, options, context),
  };
}

/** Brings one word to the store. */
export async function sayFrom(
  id: unknown,
  says: Word['says'],
  options: Readonly<Record<string, unknown>>,
  { directory, io }: Context,
): Promise<void> {
  const { sayWord } = await import('../approvals/approvals-command.ts');
  const text = (value: unknown) => (value === undefined ? null : String(value));
  return sayWord(
    {
      directory,
      id: String(id),
      says,
      as: text(options['as']),
      digest: text(options['digest']),
      reason: text(options['reason']) ?? '',
      data: text(options['data']),
      json: options['json'] === true,
    },
    io,
  );
}
