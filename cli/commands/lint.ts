import { say } from '../../dsl/say.ts';
import { CheckFailed } from '../usage-error.ts';
import type { CliCommand } from './command.ts';

/** `ordersense lint [folders…]`: exit 1 when there is an error. */
export const lint: CliCommand = {
  name: 'lint',
  summary: 'read playbooks and say what is wrong, where, and what to write instead',
  interrupted: 'stopped; a file is changed whole or not at all',
  configure(command) {
    command
      .argument('[folders...]', 'projects to read; default: the working folder')
      .option('--format <format>', 'pretty, compact or json', 'pretty')
      .option('--json', 'the same as --format json')
      .option('--fix', 'write the fixes that change no meaning, then read again')
      .option('--unsafe-fixes', 'write all fixes, also those that may change when a playbook fires');
  },
  async run([folders], options, { directory, io }) {
    const { loadProjectAt } = await import('../load-project.ts');
    const { reportDiagnostics, isFormat } = await import('../report/diagnostics.ts');
    const format = options['json'] === true ? 'json' : String(options['format']);
    if (!isFormat(format)) {
      const { UsageError } = await import('../usage-error.ts');
      throw new UsageError(say`there is no format \`${format}\``, say`write pretty, compact or json`);
    }
    const { resolve } = await import('node:path');
    const { fixProject } = await import('../fix-project.ts');
    const unsafe = options['unsafeFixes'] === true;
    const given = folders as readonly string[];
    let errors = 0;
    for (const folder of given.length === 0 ? [directory] : given.map((f) => resolve(directory, f))) {
      if (unsafe || options['fix'] === true) await fixProject(folder, unsafe, io);
      const { files, diagnostics } = await loadProjectAt(folder);
      errors += diagnostics.filter((d) => d.level === 'error').length;
      io.out(reportDiagnostics(diagnostics, files, format, io.lang));
    }
    if (errors > 0) throw new CheckFailed('lint found errors');
  },
};
