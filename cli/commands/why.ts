import type { CliCommand } from './command.ts';

/** `ordersense why`: why a playbook fired and acted at an instant, or did not. */
export const why: CliCommand = {
  name: 'why',
  summary: 'say why a playbook fired and acted at an instant, or why not: its trigger, and what held it back',
  interrupted: 'stopped; nothing was written',
  configure(command) {
    command
      .argument('<playbook>', 'which one')
      .option('--in <place>', 'only there, for example 강남구 or region=강남구; default: everywhere')
      .option('--at <time>', '18:25, or "2026-03-06 18:25"; default: what was judged last')
      .option('--events <path>', 'play this recording; default: what the engine has stored')
      .option('--csv-map <file>', 'how a CSV becomes events, see docs/csv-map.md')
      .option('--answers <file>', 'what probes and people answered, see docs/recordings.md')
      .option('--data <dir>', 'where embedded parts keep their data; default: .ordersense in the project')
      .option('--json', 'the same as JSON');
  },
  async run([playbook], options, { directory, io }) {
    const { answerWhy } = await import('../why/why-command.ts');
    const text = (name: string) => (options[name] === undefined ? null : String(options[name]));
    await answerWhy(
      {
        directory,
        playbook: String(playbook),
        place: text('in'),
        at: text('at'),
        events: text('events'),
        csvMap: text('csvMap'),
        answers: text('answers'),
        data: text('data'),
        json: options['json'] === true,
      },
      io,
    );
  },
};
