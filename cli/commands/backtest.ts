import type { CliCommand } from './command.ts';

/** `ordersense backtest`: a simulation against labelled spells. */
export const backtest: CliCommand = {
  name: 'backtest',
  summary: 'replay recorded events and count what was found, missed and cried for nothing, by labels',
  interrupted: 'stopped; a simulation keeps nothing and sent nothing',
  configure(command) {
    command
      .argument('[playbooks...]', 'only these; default: all of the project')
      .requiredOption(
        '--events <path>',
        'NDJSON or CSV file, a folder of them, a recorded log, or - for standard input',
      )
      .requiredOption(
        '--labels <file>',
        'CSV or NDJSON of spells in which something was wrong, see docs/backtest.md',
      )
      .option('--csv-map <file>', 'how a CSV becomes events, see docs/csv-map.md')
      .option('--min-precision <percent>', 'exit 1 when less of the firings lie in a label')
      .option('--min-recall <percent>', 'exit 1 when less of the labels are found')
      .option('--json', 'the same as JSON');
  },
  async run([playbooks], options, { directory, io }) {
    const { backtest: run } = await import('../backtest/backtest.ts');
    const number = (name: string) => (options[name] === undefined ? null : Number(options[name]));
    await run(
      {
        directory,
        playbooks: playbooks as readonly string[],
        events: String(options['events']),
        labels: String(options['labels']),
        csvMap: options['csvMap'] === undefined ? null : String(options['csvMap']),
        chunk: 500,
        minPrecision: number('minPrecision'),
        minRecall: number('minRecall'),
        json: options['json'] === true,
      },
      io,
    );
  },
};
