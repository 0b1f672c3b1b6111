import type { CliCommand } from './command.ts';

/** `ordersense status`: what is in force now. */
export const status: CliCommand = {
  name: 'status',
  summary: 'what is in force now, what needs a person first',
  interrupted: 'stopped',
  configure(command) {
    command
      .option('--data <dir>', 'where embedded parts keep their data; default: .ordersense in the project')
      .option('--json', 'the same as JSON');
  },
  async run(_args, options, { directory, io }) {
    const { showStatus } = await import('../status/status-command.ts');
    const data = options['data'] === undefined ? null : String(options['data']);
    await showStatus({ directory, data, json: options['json'] === true }, io);
  },
};
