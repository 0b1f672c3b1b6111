import type { CliCommand } from './command.ts';
import { orderOptions, textOf } from './undo.ts';

/** `ordersense silence`: staff hear nothing for a while. */
export const silence: CliCommand = {
  name: 'silence',
  summary: 'keep messages to staff back for a while; actions go on',
  interrupted: 'stopped; look with ordersense status whether it was taken',
  configure(command) {
    orderOptions(
      command
        .option('--playbook <name>', 'of one playbook; default: of all')
        .option('--in <place...>', 'where: region=강남구')
        .option('--for <time>', 'how long: 30m, 2h, 1d')
        .option('--end', 'end it now'),
    );
  },
  async run(_args, options, { directory, io }) {
    const { giveOrder } = await import('../orders/give-order.ts');
    const { silenceOf } = await import('../orders/order-flags.ts');
    const flags = {
      playbook: textOf(options['playbook']),
      in: (options['in'] ?? []) as readonly string[],
      for: textOf(options['for']),
      ends: options['end'] === true,
    };
    const given = { directory, data: textOf(options['data']), reason: textOf(options['reason']) };
    await giveOrder(given, (known) => silenceOf(flags, known), io);
  },
};
