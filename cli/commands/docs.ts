import type { CliCommand } from './command.ts';

/** `ordersense docs`: a project as a static site. */
export const docs: CliCommand = {
  name: 'docs',
  summary: 'write a site of a project: prose, pictures, tests; to read on a screen or on paper',
  interrupted: 'stopped; pages that are written stay',
  configure(command) {
    command
      .option('-o, --output <dir>', 'folder of the site, from where you are', 'site')
      .option('--json', 'which pages were written, as JSON');
  },
  async run(_args, options, { directory, io }) {
    const { documentProject } = await import('../document-project.ts');
    await documentProject(directory, String(options['output']), io, options['json'] === true);
  },
};
