import type { CliCommand } from './command.ts';
import { sayFrom, wordOptions } from './say-word.ts';

/** `ordersense approve`. */
export const approve: CliCommand = {
  name: 'approve',
  summary: 'agree to an act that waits for approval; it is bound to exactly what was shown',
  interrupted: 'stopped; the word was taken whole or not at all',
  configure(command) {
    wordOptions(command.argument('<id>', 'what ordersense approvals calls it')).option(
      '--digest <hash>',
      'refuse unless it is about what has this digest, or one that begins so',
    );
  },
  run: ([id], options, context) => sayFrom(id, { kind: 'grant' }, options, context),
};
