import { anyOf, say } from '../../dsl/say.ts';
import { CheckFailed, UsageError } from '../usage-error.ts';
import type { CliCommand } from './command.ts';

/** `ordersense test [paths…]`: exit 1 when a test fails or cannot run yet, 2 when none matches. */
export const test: CliCommand = {
  name: 'test',
  summary: 'play the tests beside playbooks: nothing is sent, no clock is waited for',
  interrupted: 'stopped; a test keeps nothing and sent nothing',
  configure(command) {
    command
      .argument('[paths...]', 'projects, folders or files of them; default: the working folder')
      .option('-t, --title <text>', 'only tests whose title has this in it')
      .option(
        '--coverage [form]',
        'every branch, cause and action and whether a test reached it; html writes a page',
      )
      .option('--min-coverage <percent>', 'fail where tests reach less of the branches')
      .option('--update', 'write into failing expectations what happened, where one word or value differs')
      .option('--format <format>', 'pretty, json or junit', 'pretty')
      .option('--json', 'the same as --format json')
      .option('--record <file>', 'write what one test gives as a recording, and play nothing')
      .option('--allow-empty', 'no test is no mistake')
      .option('--watch', 'play again whenever a file changes, until Ctrl-C');
  },
  async run([given], options, { directory, io }) {
    const { targetsOf } = await import('../targets.ts');
    const { testProjects, TEST_FORMATS } = await import('../test/test-projects.ts');
    const format = options['json'] === true ? 'json' : String(options['format']);
    const known = TEST_FORMATS.find((one) => one === format);
    if (known === undefined)
      throw new UsageError(say`there is no format \`${format}\``, say`write ${anyOf(TEST_FORMATS)}`);
    const form = options['coverage'];
    if (form !== undefined && form !== true && form !== 'html')
      throw new UsageError(
        say`there is no coverage \`${String(form)}\``,
        say`write \`--coverage\` or \`--coverage=html\``,
      );
    const request = {
      targets: await targetsOf(given as readonly string[], directory),
      directory,
      title: options['title'] === undefined ? null : String(options['title']),
      format: known,
      coverage:
        form === undefined ? ('summary' as const) : form === true ? ('list' as const) : ('html' as const),
      minCoverage: percentOf(options['minCoverage']),
      allowEmpty: options['allowEmpty'] === true,
      update: options['update'] === true,
    };
    if (options['record'] !== undefined) {
      const { recordTest } = await import('../test/record-test.ts');
      await recordTest(request, String(options['record']), io);
      return;
    }
    const pass = () => testProjects(request, io);
    if (options['watch'] === true) {
      const { watchChecks } = await import('../watch-checks.ts');
      await watchChecks(request.targets, pass, io);
    } else if (!(await pass())) throw new CheckFailed('tests failed');
  },
};

function percentOf(written: unknown): number | null {
  if (written === undefined) return null;
  const percent = Number(written);
  if (percent >= 0 && percent <= 100) return percent;
  throw new UsageError(
    say`\`--min-coverage\` is a percentage from 0 to 100`,
    say`for example \`--min-coverage 80\``,
  );
}
