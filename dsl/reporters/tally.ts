import { cellWidth } from '../cells.ts';
import type { Diagnostic, DiagnosticLevel } from '../diagnostic.ts';
import { told } from '../messages/in-language.ts';
import type { Language } from '../messages/language.ts';
import { say, type Text } from '../say.ts';
import type { LintReport } from './lint-report.ts';

/** Where the time ends, in terminal cells, while the counts leave room for it. */
const LINE_CELLS = 78;

/**
 * The last lines for people: how much was read and found, what can be fixed by which command, how long it took, and
 * what to do next. `3 files, 1 error, 0 warnings, 1 fixable (ordersense lint --fix)   0.21 s`.
 *
 * @param elapsedMs  null: the time is not said
 */
export function tally(report: LintReport, elapsedMs: number | null, language: Language): string {
  const { diagnostics, sources, allowed, unasked } = report;
  const counts = [
    files(sources.size),
    errors(countOf(diagnostics, 'error')),
    warnings(countOf(diagnostics, 'warning')),
    ...some(countOf(diagnostics, 'info'), (n) => (n === 1 ? say`${n} info` : say`${n} infos`)),
    ...some(allowed.length, (n) => say`${n} allowed`),
    ...fixable(diagnostics),
    ...some(unasked, (n) =>
      n === 1 ? say`${n} more check with ${'--history'}` : say`${n} more checks with ${'--history'}`,
    ),
  ];
  const line = counts.map((count) => told(count, language)).join(', ');
  const time = elapsedMs === null ? '' : `${(elapsedMs / 1000).toFixed(2)} s`;
  const gap = ' '.repeat(Math.max(3, LINE_CELLS - cellWidth(line) - time.length));
  return [time === '' ? line : `${line}${gap}${time}`, ...next(diagnostics, language)].join('\n');
}

function next(diagnostics: readonly Diagnostic[], language: Language): readonly string[] {
  const worst =
    diagnostics.find(({ level }) => level === 'error') ??
    diagnostics.find(({ level }) => level === 'warning');
  return worst === undefined ? [] : [told(say`next: ordersense explain ${worst.code}`, language)];
}

function fixable(diagnostics: readonly Diagnostic[]): readonly Text[] {
  const fixes = diagnostics.flatMap(({ fix }) => (fix === null ? [] : [fix]));
  const safe = fixes.filter((fix) => fix.safe).length;
  const unsafe = fixes.length - safe;
  return [
    ...some(safe, (n) => say`${n} fixable (${'ordersense lint --fix'})`),
    ...some(unsafe, (n) =>
      safe === 0
        ? say`${n} fixable (${'ordersense lint --unsafe-fixes'})`
        : say`${n} more with ${'--unsafe-fixes'}`,
    ),
  ];
}

function some(n: number, text: (n: number) => Text): readonly Text[] {
  return n === 0 ? [] : [text(n)];
}

function countOf(diagnostics: readonly Diagnostic[], level: DiagnosticLevel): number {
  return diagnostics.filter((one) => one.level === level).length;
}

function files(n: number): Text {
  return n === 1 ? say`${n} file` : say`${n} files`;
}

function errors(n: number): Text {
  return n === 1 ? say`${n} error` : say`${n} errors`;
}

function warnings(n: number): Text {
  return n === 1 ? say`${n} warning` : say`${n} warnings`;
}
