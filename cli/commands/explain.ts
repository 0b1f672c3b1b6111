import type { CliCommand } from './command.ts';

/** `ordersense explain <name>`: a playbook or a declaration as prose. */
export const explain: CliCommand = {
  name: 'explain',
  summary: 'read a playbook, metric, check, audience or schedule back as prose (--lang ko)',
  interrupted: 'stopped',
  configure(command) {
    command.argument('<name>', 'a playbook of this project, or anything else that has a name in it');
  },
  async run([name], _options, { directory, io }) {
    const { explainName } = await import('../explain-name.ts');
    await explainName(directory, String(name), io);
  },
};
