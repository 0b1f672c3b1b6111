import type { Diagnostic } from '../../dsl/diagnostic.ts';
import { lineColumn, linesOf } from '../../dsl/lines.ts';
import { reportCompact } from '../../dsl/reporters/compact.ts';
import { reportPretty } from '../../dsl/reporters/pretty.ts';
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
  const told =
    format === 'compact' ? reportCompact(diagnostics, sources) : reportPretty(diagnostics, sources);
  const tally = `${plural(files.length, 'file')}, ${plural(errors, 'error')}, ${plural(warnings, 'warning')}`;
  const next =
    errors + warnings === 0 ? '' : `\nnext: ordersense lint --format compact, or read docs/language.md`;
  return `${told}${told === '' || told.endsWith('\n') ? '' : '\n'}${told === '' ? '' : '\n'}${tally}${next}`;
}

function plural(n: number, word: string): string {
  return `${n} ${word}${n === 1 ? '' : 's'}`;
}
