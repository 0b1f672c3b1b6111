import type { CliCommand } from './command.ts';

/** `ordersense explain <name>`: a playbook or a declaration as prose, a code as its page. */
export const explain: CliCommand = {
  name: 'explain',
  summary:
    'read a playbook, metric, check, audience or schedule back as prose, or say what a code means (--lang ko)',
  interrupted: 'stopped',
  configure(command) {
    command.argument(
      '<name>',
      'a playbook of this project, anything else that has a name in it, or a code such as OS1203',
    );
  },
  async run([name], _options, { directory, io }) {
    const { explainCode, looksLikeCode } = await import('../lint/explain-code.ts');
    if (looksLikeCode(String(name))) {
      io.out(explainCode(String(name), io.lang));
      return;
    }
    const { explainName } = await import('../explain-name.ts');
    await explainName(directory, String(name), io);
  },
};
