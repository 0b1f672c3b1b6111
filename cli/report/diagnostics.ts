import type { Diagnostic } from '../../dsl/diagnostic.ts';
import { lineColumn, linesOf } from '../../dsl/lines.ts';
import { told } from '../../dsl/messages/in-language.ts';
import type { Language } from '../../dsl/messages/language.ts';
import { reportCompact } from '../../dsl/reporters/compact.ts';
import { reportPretty } from '../../dsl/reporters/pretty.ts';
import { say, type Text } from '../../dsl/say.ts';
import type { PlayFile } from '../project-files.ts';

const FORMATS = ['pretty', 'compact', 'json'] as const;
export type Format = (typeof FORMATS)[number];

export function isFormat(text: string): text is Format {
  return (FORMATS as readonly string[]).includes(text);
}

/** All diagnostics of a project as one text; `json` is `{"schema":"ordersense.lint/1", …}`. */
export function reportDiagnostics(
  diagnostics: readonly Diagnostic[],
  files: readonly PlayFile[],
  format: Format,
  language: Language = 'en',
): string {
  const sources = new Map(files.map((f) => [f.path, f.text.normalize('NFC')]));
  const errors = diagnostics.filter((d) => d.level === 'error').length;
  const warnings = diagnostics.filter((d) => d.level === 'warning').length;
  if (format === 'json') {
    const found = diagnostics.map(({ said: _, ...d }) => ({
      ...d,
      ...lineColumn(linesOf(sources.get(d.file) ?? ''), d.span.start),
    }));
    return JSON.stringify(
      { schema: 'ordersense.lint/1', files: files.length, errors, warnings, diagnostics: found },
      null,
      2,
    );
  }
  const shown =
    format === 'compact'
      ? reportCompact(diagnostics, sources, language)
      : reportPretty(diagnostics, sources, language);
  const tally = [filesSaid(files.length), errorsSaid(errors), warningsSaid(warnings)]
    .map((count) => told(count, language))
    .join(', ');
  const next =
    errors + warnings === 0
      ? ''
      : `\n${told(say`next: ordersense lint --format compact, or read docs/language.md`, language)}`;
  return `${shown}${shown === '' || shown.endsWith('\n') ? '' : '\n'}${shown === '' ? '' : '\n'}${tally}${next}`;
}

function filesSaid(n: number): Text {
  return n === 1 ? say`${n} file` : say`${n} files`;
}

function errorsSaid(n: number): Text {
  return n === 1 ? say`${n} error` : say`${n} errors`;
}

function warningsSaid(n: number): Text {
  return n === 1 ? say`${n} warning` : say`${n} warnings`;
}
