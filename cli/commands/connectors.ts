import { Argument } from 'commander';
import type { CliCommand } from './command.ts';

/** `ordersense connectors list|describe|check`: what playbooks of this project may call. */
export const connectors: CliCommand = {
  name: 'connectors',
  summary: 'list what playbooks may call, describe one of it, or check the settings and documents behind it',
  interrupted: 'stopped',
  configure(command) {
    command
      .addArgument(
        new Argument('<what>', 'list all, describe one, or check').choices(['list', 'describe', 'check']),
      )
      .argument('[name]', 'for describe: a verb, probe or read such as restaurants.pause')
      .option('--call <probe>', 'for check: asks one probe, such as "riders.health?place=seoul-gangnam"')
      .option('--json', 'the same as JSON');
  },
  async run([what, name], options, { directory, io }) {
    const json = options['json'] === true;
    const { describeConnector, listConnectors } = await import('../show-connectors.ts');
    const { checkConnectors } = await import('../check-connectors.ts');
    switch (what) {
      case 'describe':
        return describeConnector(directory, name === undefined ? null : String(name), json, io);
      case 'check': {
        if (options['call'] !== undefined) {
          const { callProbe } = await import('../call-probe.ts');
          return callProbe(directory, String(options['call']), json, io);
        }
        return checkConnectors(directory, json, io);
      }
      default:
        return listConnectors(directory, json, io);
    }
  },
};
