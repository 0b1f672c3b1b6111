import { anyOf, say } from '../../dsl/say.ts';
import type { Context } from '../commands/command.ts';
import { formats, isFormat } from '../report/diagnostics.ts';
import { type Target, targetsOf } from '../targets.ts';
import { UsageError } from '../usage-error.ts';
import { changedSince } from './changed-since.ts';
import { codesOf } from './code-prefix.ts';
import { type LintRequest, lintTarget } from './lint-target.ts';
import { stdinTarget } from './stdin-target.ts';

/**
 * What the flags of one call of `lint` ask for: of which projects, and a `pass` over them, which prints the reports and
 * says whether the check passed.
 *
 * @param given    paths as typed, or `-`
 * @param options  as commander read them
 * @throws UsageError  for flags that do not fit
 */
export async function lintAsked(
  given: readonly string[],
  options: Readonly<Record<string, unknown>>,
  { directory, io }: Context,
): Promise<{ readonly targets: readonly Target[]; readonly pass: () => Promise<boolean> }> {
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
  const request: LintRequest = {
    format,
    failLevel,
    fixes: options['diff'] === true ? 'show' : wantsFixes ? 'write' : 'leave',
    unsafe: options['unsafeFixes'] === true,
    select: codesOf('--select', options['select']),
    ignore: codesOf('--ignore', options['ignore']),
    changed,
    history:
      options['offline'] === true || options['history'] === undefined ? null : String(options['history']),
    isOffline: options['offline'] === true,
    given: stdin?.given ?? null,
    allowEmpty: options['allowEmpty'] === true,
  };
  const targets = stdin === null ? await targetsOf(paths, directory) : [stdin.target];
  if (targets.length > 1 && ['json', 'sarif', 'junit'].includes(format))
    throw new UsageError(
      say`${format} is one document, and these are ${targets.length} projects`,
      say`lint them one by one`,
    );
  return {
    targets,
    async pass() {
      let passed = true;
      for (const target of targets) passed = (await lintTarget(target, request, io)) && passed;
      return passed;
    },
  };
}
