import type { CliCommand } from './command.ts';

/** `ordersense warm`: history for the first day. */
export const warm: CliCommand = {
  name: 'warm',
  summary: 'fill an empty store with history from recorded events, so that baselines exist on the first day',
  interrupted: 'stopped; the store is as it was or as it should be, never half',
  configure(command) {
    command
      .requiredOption('--from <path>', 'NDJSON or CSV file, a folder of them, or a recorded log')
      .option('--csv-map <file>', 'how a CSV becomes events, see docs/csv-map.md')
      .option('--data <dir>', 'where embedded parts keep their data; default: .ordersense in the project');
  },
  async run(_args, options, { directory, io }) {
    const { warm: fill } = await import('../warm/warm.ts');
    const text = (name: string) => (options[name] === undefined ? null : String(options[name]));
    await fill({ directory, from: String(options['from']), csvMap: text('csvMap'), data: text('data') }, io);
  },
};
