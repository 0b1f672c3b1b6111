import { Argument } from 'commander';
import type { CliCommand } from './command.ts';

/** `ordersense sources check`: topics against their declarations. */
export const sources: CliCommand = {
  name: 'sources',
  summary: 'read the newest records of topics and say what does not fit their declarations',
  interrupted: 'stopped; nothing was committed',
  configure(command) {
    command
      .addArgument(new Argument('<what>', 'check').choices(['check']))
      .argument('[names...]', 'streams and tables; default: all of the project')
      .option('--sample <records>', 'newest records of each partition', '100')
      .option('--events <path>', 'recorded events instead of the project’s topics')
      .option('--csv-map <file>', 'how a CSV becomes events, see docs/csv-map.md')
      .option('--data <dir>', 'where embedded parts keep their data; default: .ordersense in the project')
      .option('--json', 'the same as JSON');
  },
  async run([, names], options, { directory, io }) {
    const { checkSources } = await import('../sources/check-sources.ts');
    const text = (name: string) => (options[name] === undefined ? null : String(options[name]));
    await checkSources(
      {
        directory,
        names: names as readonly string[],
        sample: Number(options['sample']),
        events: text('events'),
        csvMap: text('csvMap'),
        data: text('data'),
        json: options['json'] === true,
      },
      io,
    );
  },
};
