import type { CliCommand } from './command.ts';

/** `ordersense approvals`: what waits for a person. */
export const approvals: CliCommand = {
  name: 'approvals',
  summary: 'show what waits for a person: approvals and questions, with what they are about and how long',
  interrupted: 'stopped; nothing was written',
  configure(command) {
    command
      .option('--data <dir>', 'where embedded parts keep their data; default: .ordersense in the project')
      .option('--json', 'the same as JSON');
  },
  async run(_args, options, { directory, io }) {
    const { listApprovals } = await import('../approvals/approvals-command.ts');
    const data = options['data'] === undefined ? null : String(options['data']);
    return listApprovals({ directory, data, json: options['json'] === true }, io);
  },
};
