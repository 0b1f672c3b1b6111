import { anyOf, say } from '../../dsl/say.ts';
import { CheckFailed, UsageError } from '../usage-error.ts';
import type { CliCommand, Context } from './command.ts';

type Options = Readonly<Record<string, unknown>>;

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
    const { lintTarget } = await import('../lint/lint-target.ts');
    const { targets, request } = await requestOf(given as readonly string[], options, context);
    const pass = async (): Promise<boolean> => {
      let passed = true;
      for (const target of targets) passed = (await lintTarget(target, request, io)) && passed;
      return passed;
    };
    if (options['watch'] === true) {
      const { watchChecks } = await import('../watch-checks.ts');
      await watchChecks(targets, pass, io);
    } else if (!(await pass())) throw new CheckFailed('lint found something');
  },
};

/** What the flags ask for. */
async function requestOf(given: readonly string[], options: Options, { directory }: Context) {
  const { formats, isFormat } = await import('../report/diagnostics.ts');
  const { codesOf } = await import('../lint/code-prefix.ts');
  const { targetsOf } = await import('../targets.ts');
  const { stdinTarget } = await import('../lint/stdin-target.ts');
  const { changedSince } = await import('../lint/changed-since.ts');

  const format = options['json'] === true ? 'json' : String(options['format']);
  if (!isFormat(format))
    throw new UsageError(say`there is no format \`${format}\``, say`write ${anyOf(formats)}`);
  const failLevel = String(options['failLevel']);
  if (failLevel !== 'error' && failLevel !== 'warning')
    throw new UsageError(say`there is no level \`${failLevel}\` to fail at`, say`write error or warning`);

  const fromStdin = given.includes('-');
  const clash = ['fix', 'unsafeFixes', 'watch', 'changed'].find((name) => options[name] !== undefined);
  if (
    fromStdin &&
    (given.length > 1 || (clash !== undefined && !(clash === 'unsafeFixes' && options['diff'] === true)))
  )
    throw new UsageError(
      say`- reads one file and writes none`,
      say`give it alone, without --fix, --watch and --changed; --diff shows what a fix would write`,
    );
  const { paths, changed } = await changedSince(options['changed'], given, directory);
  const stdin = fromStdin ? await stdinTarget(options['stdinFile'], directory) : null;
  const wantsFixes = options['fix'] === true || options['unsafeFixes'] === true;
  const request = {
    format,
    failLevel,
    fixes:
      options['diff'] === true ? ('show' as const) : wantsFixes ? ('write' as const) : ('leave' as const),
    unsafe: options['unsafeFixes'] === true,
    select: codesOf('--select', options['select']),
    ignore: codesOf('--ignore', options['ignore']),
    changed,
    history:
      options['offline'] === true || options['history'] === undefined ? null : String(options['history']),
    isOffline: options['offline'] === true,
    given: stdin?.given ?? null,
    allowEmpty: options['allowEmpty'] === true,
  } as const;
  const targets = stdin === null ? await targetsOf(paths, directory) : [stdin.target];
  if (targets.length > 1 && ['json', 'sarif', 'junit'].includes(format))
    throw new UsageError(
      say`${format} is one document, and these are ${targets.length} projects`,
      say`lint them one by one`,
    );
  return { targets, request };
}
