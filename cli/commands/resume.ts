import type { CliCommand } from './command.ts';
import { switchOptions } from './kill.ts';

/** `ordersense resume`: takes a kill switch or a pause away. */
export const resume: CliCommand = {
  name: 'resume',
  summary: 'let go what ordersense kill or pause stopped; says which switches are left',
  interrupted: 'stopped; the switch is there or it is gone',
  configure(command) {
    switchOptions(command);
  },
  async run(_args, options, { directory, io }) {
    const { resumeAll } = await import('../orders/resume-all.ts');
    const text = (value: unknown) => (value === undefined ? null : String(value));
    await resumeAll(
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
