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
      .option('--chunk <records>', 'records read at a time; changes nothing but speed', '500')
      .option('--json', 'decisions and summary as JSON');
  },
  async run([playbooks], options, { directory, io }) {
    const { simulateProject } = await import('../simulate.ts');
    const { simulationJson, simulationText } = await import('../report/simulation.ts');
    const result = await simulateProject(
      {
        directory,
        playbooks: playbooks as readonly string[],
        events: String(options['events']),
        csvMap: options['csvMap'] === undefined ? null : String(options['csvMap']),
        chunk: Number(options['chunk']),
      },
      io,
    );
    io.out(options['json'] === true ? simulationJson(result) : simulationText(result, io.lang));
  },
};
