import { catalog, shared } from '../../resolve/testing/sample.ts';
import { defaultSettings, type LintSettings, lintProject } from '../lint-project.ts';

/**
 * What linting says about `a.play`, beside the sample project: one line each, `level CODE <words at the caret> message`.
 *
 * @param only  codes to keep, by their beginning; absent: all but OS4001
 */
export function linted(
  text: string,
  only = 'OS',
  settings: LintSettings = defaultSettings,
): readonly string[] {
  const source = `language 1\n\n${text}\n`;
  const { diagnostics } = lintProject(
    [
      { path: 'shared.play', text: shared },
      { path: 'a.play', text: source },
    ],
    catalog,
    settings,
  );
  const normal = source.normalize('NFC');
  return (
    diagnostics
      .filter(({ file, code }) => file === 'a.play' && code.startsWith(only))
      // Examples are laid out for the eye; only who asks for it hears that they are not formatted.
      .filter(({ code }) => code !== 'OS4001' || only === code)
      .map(
        ({ level, code, span, message }) =>
          `${level} ${code} <${normal.slice(span.start, span.end)}> ${message}`,
      )
  );
}
