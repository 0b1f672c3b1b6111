import { Option } from 'commander';
import { graphFormats } from '../graph-format.ts';
import type { CliCommand } from './command.ts';

/** `ordersense graph [playbook]`: a picture of a playbook, of a project, or of what stands on a name. */
export const graph: CliCommand = {
  name: 'graph',
  summary: 'draw a playbook from trigger to undo, or what reads what in a project',
  interrupted: 'stopped',
  configure(command) {
    command
      .argument('[playbook]', 'one playbook; default: what the whole project declares')
      .addOption(
        new Option('--format <format>', 'how it is drawn').choices([...graphFormats]).default('ascii'),
      )
      .option(
        '--depends-on <name>',
        'what stands on a metric, a source, a check or anything else with a name',
      )
      .option('--json', 'the same as --format json');
  },
  async run([playbook], options, { directory, io }) {
    const { graphProject } = await import('../graph-project.ts');
    const format = graphFormats.find((one) => one === options['format']) ?? 'ascii';
    const subject = {
      playbook: playbook === undefined ? null : String(playbook).normalize('NFC'),
      dependsOn: options['dependsOn'] === undefined ? null : String(options['dependsOn']).normalize('NFC'),
    };
    io.out(
      (await graphProject(directory, subject, options['json'] === true ? 'json' : format, io)).trimEnd(),
    );
  },
};
