import type { Diagnostic } from '../diagnostic.ts';
import type { SourceFile } from '../tree.ts';

/** What a file says without where and how it is spelled: two texts of the same meaning give the same. */
export function meaningOf(file: SourceFile): string {
  const spelled = new Set(['span', 'raw', 'path', 'text', 'comments']);
  const isSpelling = (key: string, value: unknown) => key !== '' && spelled.has(key) && !isName(key, value);
  return JSON.stringify({ language: file.language, items: file.items }, (key, value: unknown) =>
    isSpelling(key, value) ? undefined : value,
  );
}

/** A name's or cause's own text is what it means; the file's is not among the items. */
function isName(key: string, value: unknown): boolean {
  return key === 'text' && typeof value === 'string';
}

/** A text with the fixes of some diagnostics applied, as `lint --fix` does; spans do not overlap. */
export function fixed(text: string, diagnostics: readonly Diagnostic[]): string {
  const fixes = diagnostics.flatMap(({ fix }) => (fix === null ? [] : [fix]));
  return fixes
    .sort((a, b) => b.span.start - a.span.start)
    .reduce((done, { span, text: right }) => done.slice(0, span.start) + right + done.slice(span.end), text);
}

/** What was said, one line each: `code message → fix (unsafe)`. */
export function saidOf(diagnostics: readonly Diagnostic[]): string[] {
  return diagnostics.map(({ code, message, fix }) => {
    const repair = fix === null ? '' : ` → ${fix.text}${fix.safe ? '' : ' (unsafe)'}`;
    return `${code} ${message}${repair}`;
  });
}
