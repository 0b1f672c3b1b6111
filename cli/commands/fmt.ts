import type { CliCommand } from './command.ts';

/** `ordersense fmt [paths…]`: gives `.play` files their one layout. */
export const fmt: CliCommand = {
  name: 'fmt',
  summary: 'give .play files their one layout',
  interrupted: 'stopped; a file is written whole or not at all',
  configure(command) {
    command
      .argument('[paths...]', 'files and folders, or - for standard input; default: the project')
      .option('--check', 'write nothing; exit 1 and list the files that are not formatted')
      .option('--diff', 'write nothing; show what would change')
      .option('--upgrade', 'also rewrite to the newest language')
      .option('--json', 'what became of each file, as JSON');
  },
  async run([paths], options, { directory, io }) {
    const { formatPaths } = await import('../format-paths.ts');
    await formatPaths(
      {
        paths: paths as readonly string[],
        directory,
        check: options['check'] === true,
        diff: options['diff'] === true,
        upgrade: options['upgrade'] === true,
        json: options['json'] === true,
      },
      io,
    );
  },
};
