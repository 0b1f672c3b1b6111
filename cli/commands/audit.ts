import { Argument } from 'commander';
import type { CliCommand } from './command.ts';

/** Rows of one answer. */
const SHOWN = 50;

/** `ordersense audit`: who did what, what was sent, and whether the log of it is whole. */
export const audit: CliCommand = {
  name: 'audit',
  summary: 'who did what and what was sent; verify: whether the log of it is whole',
  interrupted: 'stopped',
  configure(command) {
    command
      .addArgument(
        new Argument('[what]', 'list the log, or verify it').choices(['list', 'verify']).default('list'),
      )
      .option('--last <n>', 'for list: so many rows', String(SHOWN))
      .option('--heads <files...>', 'for verify: logs of a run, which hold the heads that left the machine')
      .option('--data <dir>', 'where embedded parts keep their data; default: .ordersense in the project')
      .option('--json', 'the same as JSON');
  },
  async run([what], options, { directory, io }) {
    const commands = await import('../audit/audit-command.ts');
    const given = {
      directory,
      data: options['data'] === undefined ? null : String(options['data']),
      last: Math.max(1, Number.parseInt(String(options['last']), 10) || SHOWN),
      heads: (options['heads'] as readonly string[] | undefined) ?? [],
      json: options['json'] === true,
    };
    return what === 'verify' ? commands.checkAudit(given, io) : commands.listAudit(given, io);
  },
};
