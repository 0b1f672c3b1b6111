import type { Diagnostic } from '../dsl/diagnostic.ts';

/**
 * Applies the fixes of one file's diagnostics to its text.
 *
 * @param text    the file in NFC, in which spans count
 * @param unsafe  also fixes that may change when a playbook fires or what it does
 * @returns       the new text and how many fixes went in; of two that overlap the first in the text does
 */
export function applyFixes(
  text: string,
  diagnostics: readonly Diagnostic[],
  unsafe: boolean,
): { readonly text: string; readonly applied: number } {
  const fixes = diagnostics
    .flatMap(({ fix }) => (fix !== null && (fix.safe || unsafe) ? [fix] : []))
    .sort((a, b) => a.span.start - b.span.start || a.span.end - b.span.end);
  let written = '';
  let from = 0;
  let applied = 0;
  for (const { span, text: put } of fixes) {
    if (span.start < from) continue;
    written += text.slice(from, span.start) + put;
    from = span.end;
    applied += 1;
  }
  return { text: written + text.slice(from), applied };
}
