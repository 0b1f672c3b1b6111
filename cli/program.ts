import { Command, Option } from 'commander';
import type { Language } from '../dsl/messages/language.ts';
import type { CliCommand } from './commands/command.ts';
import { helpIn, helpLine } from './help/help-in.ts';
import { processIo } from './io.ts';
import { quietIo } from './quiet-io.ts';
import { chooseSettings } from './settings-file.ts';
import { VERSION } from './version.ts';
import { wrongCallIn } from './wrong-call.ts';

/** What every command is given. */
interface GlobalOptions {
  readonly directory: string;
  readonly lang?: string;
  readonly color: boolean;
  readonly input: boolean;
  readonly config?: string;
  readonly quiet?: boolean;
  readonly verbose?: boolean;
}

/** The program with its commands, not yet run: parsing, help, completion and the reference page read the same tree. */
export function programOf(commands: readonly CliCommand[], language: Language = 'en'): Command {
  const line = (english: string): string => helpLine(english, language);
  const program = new Command('ordersense')
    .description(
      'Playbooks for delivery operations: what to watch, when to worry, what to do, within which limits.',
    )
    .version(VERSION)
    .option('-C, --directory <dir>', 'the project: work in this folder', '.')
    .addOption(
      new Option('--lang <lang>', 'language of reports; default: the one of the environment').choices([
        'ko',
        'en',
      ]),
    )
    .option('--config <file>', 'settings from this file; default: ordersense.config.yaml of the project')
    .option('-q, --quiet', 'only results, and errors')
    .option('-v, --verbose', 'also say what was read, and how long it took')
    .option('--no-color', 'no colours')
    .option('--no-input', 'ask for nothing: a terminal is read as a file would be')
    .configureHelp({ showGlobalOptions: true, ...helpIn(language) })
    .configureOutput({ outputError: (said, write) => write(wrongCallIn(said, language)) })
    .addHelpText(
      'after',
      `\n${line('A command explains itself: ordersense <command> --help')}\n\n${line(
        'Exit codes: 0 done, 1 what you asked to check failed, 2 wrong call, 4 the outside failed,\n5 refused by a rule, 70 a bug of ours, 130 interrupted.',
      )}`,
    )
    .showHelpAfterError(line('(ordersense --help lists what there is)'))
    .exitOverride();

  for (const { name, summary, interrupted, configure, run } of commands) {
    const command = program.command(name).description(summary);
    configure(command);
    command.action(async () => {
      const { directory, lang, color, input, config, quiet, verbose } = program.opts<GlobalOptions>();
      chooseSettings(config ?? null);
      const own = processIo(lang, !color, !input);
      const held = quiet === true ? quietIo(own) : null;
      const io = held ?? own;
      const ended = verbose === true ? (await import('./tell-call.ts')).tellCall(directory, own) : null;
      if (interrupted !== null)
        process.once('SIGINT', () => {
          io.err(helpLine(interrupted, io.lang));
          process.exit(130);
        });
      try {
        await run(command.processedArgs, command.opts(), { directory, io });
      } catch (error) {
        held?.flush();
        throw error;
      } finally {
        ended?.();
      }
    });
  }
  return program;
}
