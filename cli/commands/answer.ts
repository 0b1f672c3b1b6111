import type { CliCommand } from './command.ts';
import { sayFrom, wordOptions } from './say-word.ts';

/** `ordersense answer`. */
export const answer: CliCommand = {
  name: 'answer',
  summary: 'answer a question that a playbook asks',
  interrupted: 'stopped; the word was taken whole or not at all',
  configure(command) {
    wordOptions(
      command
        .argument('<id>', 'what ordersense approvals calls it')
        .argument('<choice>', 'one of its answers'),
    );
  },
  run: ([id, choice], options, context) =>
    sayFrom(id, { kind: 'choice', choice: String(choice).normalize('NFC') }, options, context),
};
