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
        'a playbook of this project or anything else in it, by name or title; a verb of a connector, a word of the language, a code such as OS1203, or an incident',
      )
      .option('--data <dir>', 'where embedded parts keep their data; default: .ordersense in the project')
      .option('--at <time>', 'of a playbook: as it was judged then, as ordersense why says it')
      .option('--in <place>', 'the same, only there, for example 강남구')
      .option('--json', 'the same as JSON');
  },
  async run([name], options, { directory, io }) {
    const { explainCode, looksLikeCode } = await import('../lint/explain-code.ts');
    if (looksLikeCode(String(name))) {
      io.out(explainCode(String(name), io.lang, options['json'] === true));
      return;
    }
    const data = options['data'] === undefined ? null : String(options['data']);
    const json = options['json'] === true;
    if (options['at'] !== undefined || options['in'] !== undefined) {
      const { answerWhy } = await import('../why/why-command.ts');
      const text = (option: string) => (options[option] === undefined ? null : String(options[option]));
      await answerWhy(
        {
          ...{ directory, playbook: String(name), place: text('in'), at: text('at') },
          ...{ events: null, csvMap: null, answers: null, data, json },
        },
        io,
      );
      return;
    }
    const { explainIncident, looksLikeIncident } = await import('../incident/explain-incident.ts');
    const { explainName, isNameOf } = await import('../explain-name.ts');
    if (looksLikeIncident(String(name)) && !(await isNameOf(directory, String(name)))) {
      await explainIncident(String(name), { directory, data, json }, io);
      return;
    }
    await explainName(directory, String(name), io, json);
  },
};
