import type { CliCommand } from './command.ts';
import { orderOptions, textOf } from './undo.ts';

/** `ordersense pause`: a playbook does nothing new. */
export const pause: CliCommand = {
  name: 'pause',
  summary: 'let a playbook judge and do nothing new, until ordersense resume --playbook',
  interrupted: 'stopped; look with ordersense status whether it was taken',
  configure(command) {
    orderOptions(command.argument('<playbook>', 'its name'));
  },
  async run([playbook], options, { directory, io }) {
    const { giveOrder } = await import('../orders/give-order.ts');
    const given = { directory, data: textOf(options['data']), reason: textOf(options['reason']) };
    await giveOrder(given, () => ({ word: 'pause', playbook: String(playbook).normalize('NFC') }), io);
  },
};
