import type { CliCommand } from './command.ts';

/** `ordersense reset`: lets a playbook go on that a latch stopped. */
export const reset: CliCommand = {
  name: 'reset',
  summary: 'let a playbook act again that a latch has stopped; ordersense status names it',
  interrupted: 'stopped; the word was taken whole or not at all',
  configure(command) {
    command
      .argument('<latch>', 'its name, or the name of its playbook')
      .option(
        '--as <name>',
        'who speaks, by the name under people: in the settings; default: who is logged in',
      )
      .option('--reason <text>', 'why; kept with it, and told')
      .option('--data <dir>', 'where embedded parts keep their data; default: .ordersense in the project')
      .option('--json', 'the same as JSON');
  },
  async run([latch], options, { directory, io }) {
    const { resetLatch } = await import('../latches/reset-command.ts');
    const text = (value: unknown) => (value === undefined ? null : String(value));
    await resetLatch(
      {
        directory,
        latch: String(latch),
        as: text(options['as']),
        reason: text(options['reason']),
        data: text(options['data']),
        json: options['json'] === true,
      },
      io,
    );
  },
};
