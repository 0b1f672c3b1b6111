import type { Command } from 'commander';
import type { CliCommand } from './command.ts';

/** The options of every word of a person on call. */
export function orderOptions(command: Command): Command {
  return command
    .option('--reason <text>', 'why; kept with it, and told')
    .option('--data <dir>', 'where embedded parts keep their data; default: .ordersense in the project');
}

/** An option that was not given is null. */
export function textOf(value: unknown): string | null {
  return value === undefined ? null : String(value);
}

/** `ordersense undo`: takes back what is in force. */
export const undo: CliCommand = {
  name: 'undo',
  summary: 'take back what is in force and leave it so for 4 hours, all of it or a part',
  interrupted: 'stopped; look with ordersense status whether it was taken',
  configure(command) {
    orderOptions(
      command
        .option('--incident <id>', 'of one incident')
        .option('--playbook <name>', 'of one playbook')
        .option('--all', 'all of it')
        .option(
          '--handed-over-to <person>',
          'what could not be taken back: this person does it, and it is tried no more',
        ),
    );
  },
  async run(_args, options, { directory, io }) {
    const { giveOrder } = await import('../orders/give-order.ts');
    const { undoOf } = await import('../orders/order-flags.ts');
    const [incident, playbook] = [textOf(options['incident']), textOf(options['playbook'])];
    const handedOverTo = textOf(options['handedOverTo']);
    const given = { directory, data: textOf(options['data']), reason: textOf(options['reason']) };
    await giveOrder(
      given,
      () => undoOf({ incident, playbook, all: options['all'] === true, handedOverTo }),
      io,
    );
  },
};
