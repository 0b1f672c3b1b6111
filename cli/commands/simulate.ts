import type { CliCommand } from './command.ts';

/** `ordersense simulate`: the pipeline of `run` over recorded events, with stores in memory and a manual clock. */
export const simulate: CliCommand = {
  name: 'simulate',
  summary: 'replay recorded events: what would have happened, and why',
  interrupted: 'stopped; a simulation keeps nothing and sent nothing',
  configure(command) {
    command
      .argument('[playbooks...]', 'only these; default: all of the project')
      .requiredOption(
        '--events <path>',
        'NDJSON or CSV file, a folder of them, a recorded log, or - for standard input',
      )
      .option('--csv-map <file>', 'how a CSV becomes events, see docs/csv-map.md')
      .option('--answers <file>', 'what probes and people answered, see docs/recordings.md')
      .option('--chunk <records>', 'records read at a time; changes nothing but speed', '500')
      .option('--html <file>', 'write the report as one page, with timelines and why')
      .option(
        '--threshold <rule>',
        'exit 1 unless it holds, for example firings<=5; may stand several times',
        (rule: string, rules: readonly string[]) => [...rules, rule],
        [],
      )
      .option('--max-spend <amount>', 'exit 1 when the actions cost more')
      .option('--json', 'decisions and summary as JSON');
  },
  async run([playbooks], options, { directory, io }) {
    const { simulateWithReport } = await import('../simulation/with-report.ts');
    const text = (name: string) => (options[name] === undefined ? null : String(options[name]));
    await simulateWithReport(
      {
        directory,
        playbooks: playbooks as readonly string[],
        events: String(options['events']),
        csvMap: text('csvMap'),
        answers: text('answers'),
        chunk: Number(options['chunk']),
      },
      {
        html: text('html'),
        thresholds: options['threshold'] as readonly string[],
        maxSpend: text('maxSpend'),
        json: options['json'] === true,
      },
      io,
    );
  },
};
