#!/usr/bin/env node
import { Command, CommanderError, Option } from 'commander';
import { commands } from './commands/index.ts';
import { exitCodeOf, tellError } from './exit.ts';
import { processIo } from './io.ts';
import { VERSION } from './version.ts';

// A reader that has seen enough (`| head`) is no fault: the command ends, quietly.
for (const stream of [process.stdout, process.stderr])
  stream.on('error', (error: NodeJS.ErrnoException) => {
    if (error.code === 'EPIPE') process.exit(process.exitCode ?? 0);
    throw error;
  });

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
  .option('--no-color', 'no colours')
  .configureHelp({ showGlobalOptions: true })
  .addHelpText(
    'after',
    '\nA command explains itself: ordersense <command> --help\n\nExit codes: 0 done, 1 what you asked to check failed, 2 wrong call, 4 the outside failed,\n70 a bug of ours, 130 interrupted.',
  )
  .showHelpAfterError('(ordersense --help lists what there is)')
  .exitOverride();

for (const { name, summary, interrupted, configure, run } of commands) {
  const command = program.command(name).description(summary);
  configure(command);
  command.action(async () => {
    const { directory, lang, color } = program.opts<{ directory: string; lang?: string; color: boolean }>();
    const io = processIo(lang, !color);
    if (interrupted !== null)
      process.once('SIGINT', () => {
        io.err(interrupted);
        process.exit(130);
      });
    await run(command.processedArgs, command.opts(), { directory, io });
  });
}

try {
  await program.parseAsync();
} catch (error) {
  // Commander has already said what is wrong with the call; help and version end with code 0.
  if (error instanceof CommanderError) process.exitCode = error.exitCode === 0 ? 0 : 2;
  else {
    tellError(error, processIo(program.opts<{ lang?: string }>().lang, false));
    process.exitCode = exitCodeOf(error);
  }
}
