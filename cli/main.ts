#!/usr/bin/env node
import { Command, CommanderError } from 'commander';
import { commands } from './commands/index.ts';
import { exitCodeOf, tellError } from './exit.ts';
import { processIo } from './io.ts';
import { VERSION } from './version.ts';

const program = new Command('ordersense')
  .description(
    'Playbooks for delivery operations: what to watch, when to worry, what to do, within which limits.',
  )
  .version(VERSION)
  .option('-C, --directory <dir>', 'work in this folder', '.')
  .option('--lang <lang>', 'language of messages: ko or en')
  .option('--no-color', 'no colours')
  .exitOverride()
  .configureOutput({ writeErr: (text) => process.stderr.write(text) });

for (const { name, summary, configure, run } of commands) {
  const command = new Command(name).description(summary).exitOverride();
  configure(command);
  command.action(async () => {
    const { directory, lang, color } = program.opts<{ directory: string; lang?: string; color: boolean }>();
    await run(command.processedArgs, command.opts(), { directory, io: processIo(lang, !color) });
  });
  program.addCommand(command);
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
