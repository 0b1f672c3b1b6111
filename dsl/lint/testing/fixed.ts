import { catalog, shared } from '../../resolve/testing/sample.ts';
import { lintProject } from '../lint-project.ts';

/** `a.play`, beside the sample project, with every fix of one code written from its end to its beginning. */
export function fixedText(text: string, code: string): string {
  const source = `language 1\n\n${text}\n`.normalize('NFC');
  const { diagnostics } = lintProject(
    [
      { path: 'shared.play', text: shared },
      { path: 'a.play', text: source },
    ],
    catalog,
  );
  return diagnostics
    .filter((found) => found.file === 'a.play' && found.code === code)
    .flatMap(({ fix }) => fix ?? [])
    .sort((a, b) => b.span.start - a.span.start)
    .reduce((now, { span, text: by }) => now.slice(0, span.start) + by + now.slice(span.end), source);
}
