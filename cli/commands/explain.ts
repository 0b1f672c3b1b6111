import { say } from '../../dsl/say.ts';
import { UsageError } from '../usage-error.ts';
import type { CliCommand } from './command.ts';

/** `ordersense explain <playbook>`: the playbook as prose. */
export const explain: CliCommand = {
  name: 'explain',
  summary: 'read a playbook back as prose, in English or Korean (--lang ko)',
  interrupted: 'stopped',
  configure(command) {
    command.argument('<playbook>', 'name of a playbook in this project');
  },
  async run([name], _options, { directory, io }) {
    const { loadBundle } = await import('../load-project.ts');
    const { describePlaybook } = await import('../../rules/describe.ts');
    const { nearest } = await import('../../dsl/nearest.ts');
    const { bundle } = await loadBundle(directory, io);
    const wanted = String(name).normalize('NFC');
    const playbook = bundle.playbooks.find((p) => p.name === wanted);
    if (playbook === undefined) {
      const close = nearest(
        wanted,
        bundle.playbooks.map((p) => p.name),
      );
      throw new UsageError(
        say`there is no playbook \`${wanted}\` here`,
        close === null
          ? say`this project has ${bundle.playbooks.map((p) => `\`${p.name}\``).join(', ')}`
          : say`did you mean \`${close}\`?`,
      );
    }
    io.out(describePlaybook(playbook, bundle, io.lang));
  },
};
