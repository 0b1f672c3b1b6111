import { Argument } from 'commander';
import type { CliCommand } from './command.ts';

/** `ordersense state`: what the store holds, and moving or forgetting it. */
export const state: CliCommand = {
  name: 'state',
  summary:
    'show what the store holds: partitions, watermarks, silent sources, series; export, import or reset it',
  interrupted: 'stopped; the store is as it was or as it should be, never half',
  configure(command) {
    command
      .addArgument(
        new Argument('[what]', 'show it, write it to a file, read it from one, or forget it')
          .choices(['show', 'export', 'import', 'reset'])
          .default('show'),
      )
      .argument('[file]', 'for export (default: standard output) and import')
      .option('--confirm <project>', 'for reset: the name of the project')
      .option('--data <dir>', 'where embedded parts keep their data; default: .ordersense in the project')
      .option('--json', 'the same as JSON');
  },
  async run([what, file], options, { directory, io }) {
    const commands = await import('../state/state-command.ts');
    const text = (value: unknown) => (value === undefined ? null : String(value));
    const given = {
      directory,
      file: text(file),
      confirm: text(options['confirm']),
      data: text(options['data']),
      json: options['json'] === true,
    };
    switch (what) {
      case 'export':
        return commands.exportState(given, io);
      case 'import':
        return commands.importState(given, io);
      case 'reset':
        return commands.resetState(given, io);
      default:
        return commands.showState(given, io);
    }
  },
};
