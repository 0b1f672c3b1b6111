import type { CliCommand } from './command.ts';
import { orderOptions, textOf } from './undo.ts';

/** `ordersense ack`: somebody looks after an incident. */
export const ack: CliCommand = {
  name: 'ack',
  summary: 'say that you look after an incident: nobody is called about it again',
  interrupted: 'stopped; look with ordersense explain whether it was taken',
  configure(command) {
    orderOptions(command.argument('<incident>', 'as ordersense status shows it'));
  },
  async run([incident], options, { directory, io }) {
    const { giveOrder } = await import('../orders/give-order.ts');
    const given = { directory, data: textOf(options['data']), reason: textOf(options['reason']) };
    await giveOrder(given, () => ({ word: 'acknowledge', incident: String(incident) }), io);
  },
};
