import type { CliCommand } from './command.ts';
import { switchOptions } from './kill.ts';

/** `ordersense resume`: takes a kill switch away. */
export const resume: CliCommand = {
  name: 'resume',
  summary: 'let go what ordersense kill stopped; says which switches are left',
  interrupted: 'stopped; the switch is there or it is gone',
  configure(command) {
    switchOptions(command);
  },
  async run(_args, options, { directory, io }) {
    const { dropKill } = await import('../kill/kill-command.ts');
    const text = (value: unknown) => (value === undefined ? null : String(value));
    await dropKill(
      {
        directory,
        playbook: text(options['playbook']),
        connector: text(options['connector']),
        region: text(options['region']),
        data: text(options['data']),
      },
      io,
    );
  },
};
