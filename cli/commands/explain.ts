import type { CliCommand } from './command.ts';

/** `ordersense explain <name>`: a playbook or a declaration as prose, a code as its page, an incident as its story. */
export const explain: CliCommand = {
  name: 'explain',
  summary:
    'read a playbook, metric, check, audience or schedule back as prose, say what a code means, or tell an incident (--lang ko)',
  interrupted: 'stopped',
  configure(command) {
    command
      .argument(
        '<name>',
        'a playbook of this project, anything else that has a name in it, a code such as OS1203, or an incident',
      )
      .option('--data <dir>', 'where embedded parts keep their data; default: .ordersense in the project')
      .option('--json', 'of an incident: the same as JSON');
  },
  async run([name], options, { directory, io }) {
    const { explainCode, looksLikeCode } = await import('../lint/explain-code.ts');
    if (looksLikeCode(String(name))) {
      io.out(explainCode(String(name), io.lang));
      return;
    }
    const { explainIncident, looksLikeIncident } = await import('../incident/explain-incident.ts');
    const { explainName, isNameOf } = await import('../explain-name.ts');
    if (looksLikeIncident(String(name)) && !(await isNameOf(directory, String(name)))) {
      const data = options['data'] === undefined ? null : String(options['data']);
      await explainIncident(String(name), { directory, data, json: options['json'] === true }, io);
      return;
    }
    await explainName(directory, String(name), io);
  },
};
