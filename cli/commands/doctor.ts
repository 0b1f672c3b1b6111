import type { CliCommand } from './command.ts';

/** `ordersense doctor`: what would keep `run` from working here. */
export const doctor: CliCommand = {
  name: 'doctor',
  summary: 'look at every setting and connection: what is wrong, and what to do',
  interrupted: 'stopped',
  configure(command) {
    command
      .option('--data <dir>', 'where embedded parts keep their data; default: .ordersense in the project')
      .option('--json', 'the same as JSON');
  },
  async run(_args, options, { directory, io }) {
    const { doctor: examine } = await import('../doctor/doctor.ts');
    const data = options['data'] === undefined ? null : String(options['data']);
    await examine({ directory, data, json: options['json'] === true }, io);
  },
};
