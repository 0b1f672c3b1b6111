import type { Command } from 'commander';
import type { CliCommand } from './command.ts';

/** The options that say what a switch is about. */
export function switchOptions(command: Command): Command {
  return command
    .option('--playbook <name>', 'one playbook; default: everything')
    .option('--connector <name>', 'one connector of the settings')
    .option('--region <name>', 'one region, as people or events call it')
    .option('--data <dir>', 'where embedded parts keep their data; default: .ordersense in the project');
}

/** `ordersense kill`: stops what is not sent yet. */
export const kill: CliCommand = {
  name: 'kill',
  summary: 'stop actions before they are sent, everywhere or in part; it takes nothing back',
  interrupted: 'stopped; look with ordersense resume whether the switch is there',
  configure(command) {
    switchOptions(command)
      .option('--reason <text>', 'why; kept with it, and told')
      .option('--freeze', 'undos stop too; what stays applied is listed');
  },
  async run(_args, options, { directory, io }) {
    const { pullKill } = await import('../kill/kill-command.ts');
    const text = (value: unknown) => (value === undefined ? null : String(value));
    await pullKill(
      {
        directory,
        playbook: text(options['playbook']),
        connector: text(options['connector']),
        region: text(options['region']),
        data: text(options['data']),
        reason: text(options['reason']),
        freezes: options['freeze'] === true,
      },
      io,
    );
  },
};
