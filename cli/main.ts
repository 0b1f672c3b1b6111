#!/usr/bin/env node
import { CommanderError } from 'commander';
import { argumentsInOrder } from './arguments-in-order.ts';
import { commands } from './commands/index.ts';
import { exitCodeOf, tellError } from './exit.ts';
import { langFlag, languageOf, processIo } from './io.ts';
import { programOf } from './program.ts';

// A reader that has seen enough (`| head`) is no fault: the command ends, quietly.
for (const stream of [process.stdout, process.stderr])
  stream.on('error', (error: NodeJS.ErrnoException) => {
    if (error.code === 'EPIPE') process.exit(process.exitCode ?? 0);
    throw error;
  });

const program = programOf(commands, languageOf(langFlag(process.argv.slice(2))));

try {
  await program.parseAsync(argumentsInOrder(process.argv.slice(2), program), { from: 'user' });
} catch (error) {
  // Commander has already said what is wrong with the call; help and version end with code 0.
  if (error instanceof CommanderError) process.exitCode = error.exitCode === 0 ? 0 : 2;
  else {
    tellError(error, processIo(program.opts<{ lang?: string }>().lang, false));
    process.exitCode = exitCodeOf(error);
  }
}
