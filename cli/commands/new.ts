import { Argument } from 'commander';
import { say } from '../../dsl/say.ts';
import { UsageError } from '../usage-error.ts';
import type { CliCommand, Context } from './command.ts';

const KINDS = ['playbook', 'metric', 'project', 'connector', 'aggregate', 'detector', 'lint'] as const;
type Kind = (typeof KINDS)[number];

/** `ordersense new <kind> <name>`: files to begin with. */
export const newCommand: CliCommand = {
  name: 'new',
  summary: 'begin a project, a playbook with its test, a metric, or a part of OrderSense itself',
  interrupted: 'stopped; what is listed above was written',
  configure(command) {
    command
      .addArgument(new Argument('[kind]', 'what to begin').choices(KINDS))
      .argument('[name]', 'its name')
      .option('--from <sample>', 'for a playbook: a sample such as gallery:region-drop')
      .option('--list', 'list the samples of the gallery')
      .option('--dry-run', 'show the files, write none')
      .option('--json', 'the same as JSON');
  },
  async run([kind, name], options, context) {
    const json = options['json'] === true;
    if (options['list'] === true) {
      const { sampleNames } = await import('../new/gallery.ts');
      const samples = sampleNames().map((sample) => `gallery:${sample}`);
      const { out } = context.io;
      if (json) out(JSON.stringify({ schema: 'ordersense.new/1', samples }, null, 2));
      else for (const sample of samples) out(sample);
      return;
    }
    if (kind === undefined) throw new UsageError(say`what shall begin?`, say`ordersense new project my-city`);
    if (name === undefined)
      throw new UsageError(say`a ${String(kind)} needs a name`, say`ordersense new ${String(kind)} my_name`);
    const { writeNew } = await import('../new/new-file.ts');
    const files = await filesOf(kind as Kind, String(name), options['from'], context);
    await writeNew(context.directory, files, { dryRun: options['dryRun'] === true, json }, context.io);
  },
};

async function filesOf(kind: Kind, name: string, from: unknown, { directory }: Context) {
  switch (kind) {
    case 'project': {
      const { newProject } = await import('../new/new-project.ts');
      return newProject(name);
    }
    case 'playbook': {
      const { newPlaybook } = await import('../new/new-playbook.ts');
      return newPlaybook(name, from === undefined ? null : String(from));
    }
    case 'metric': {
      const { newMetric } = await import('../new/new-metric.ts');
      const { loadProjectAt } = await import('../load-project.ts');
      const { model } = await loadProjectAt(directory);
      if (model.metrics.some((metric) => metric.name === name.normalize('NFC')))
        throw new UsageError(say`\`${name}\` is declared in this project already`, say`choose another name`);
      return newMetric(name, model.sources);
    }
    default: {
      const { newPart } = await import('../new/new-part.ts');
      return newPart(kind, name, directory);
    }
  }
}
