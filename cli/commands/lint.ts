import { CheckFailed } from '../usage-error.ts';
import type { CliCommand } from './command.ts';

/** `ordersense lint [paths…]`: exit 1 when there is an error. */
export const lint: CliCommand = {
  name: 'lint',
  summary: 'read playbooks and say what is wrong, where, and what to write instead',
  interrupted: 'stopped; a file is changed whole or not at all',
  configure(command) {
    command
      .argument(
        '[paths...]',
        'projects, folders or files of them, or - for standard input; default: the working folder',
      )
      .option('--format <format>', 'pretty, compact, summary, json, sarif, github or junit', 'pretty')
      .option('--json', 'the same as --format json')
      .option('--fix', 'write the fixes that change no meaning, then read again')
      .option('--unsafe-fixes', 'write all fixes, also those that may change when a playbook fires')
      .option('--diff', 'show what --fix (or --unsafe-fixes) would write, and write nothing')
      .option('--select <codes>', 'only codes that begin so, for example OS13,OS2301')
      .option('--ignore <codes>', 'no codes that begin so')
      .option('--fail-level <level>', 'error or warning: what makes the check fail', 'error')
      .option('--changed [branch]', 'only files that git calls changed, since a branch with --changed=main')
      .option('--history <path>', 'recorded events, for what only the past can tell')
      .option('--offline', 'ask nothing but the text: no history')
      .option('--stdin-file <path>', 'with -: the file of the project that standard input stands for')
      .option('--allow-empty', 'nothing to lint is no mistake')
      .option('--watch', 'lint again whenever a file changes, until Ctrl-C')
      .option('--explain <code>', 'what a code means: bad, good, why, options');
  },
  async run([given], options, context) {
    const { io } = context;
    if (options['explain'] !== undefined) {
      const { explainCode } = await import('../lint/explain-code.ts');
      io.out(explainCode(String(options['explain']), io.lang));
      return;
    }
    const { lintAsked } = await import('../lint/lint-asked.ts');
    const { targets, pass } = await lintAsked(given as readonly string[], options, context);
    if (options['watch'] === true) {
      const { watchChecks } = await import('../watch-checks.ts');
      await watchChecks(targets, pass, io);
    } else if (!(await pass())) throw new CheckFailed('lint found something');
  },
};
