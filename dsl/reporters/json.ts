import type { Diagnostic } from '../diagnostic.ts';
import type { LintReport } from './lint-report.ts';
import { regionsOf } from './region.ts';

/** `{"schema":"ordersense.lint/1", …}` as docs/cli.md describes it, in English; ends without a line break. */
export function reportJson({ diagnostics, allowed, sources }: LintReport): string {
  const region = regionsOf(sources);
  const told = (found: Diagnostic) => {
    const { code, level, file, span, message, label, notes, help, fix } = found;
    const { start, end } = region(file, span);
    const place = { ...start, endLine: end.line, endColumn: end.column };
    return { code, level, file, span, message, label, notes, help, fix, ...place };
  };
  const count = (level: Diagnostic['level']) => diagnostics.filter((one) => one.level === level).length;
  const document = {
    schema: 'ordersense.lint/1',
    files: sources.size,
    errors: count('error'),
    warnings: count('warning'),
    infos: count('info'),
    diagnostics: diagnostics.map(told),
    allowed: allowed.map(({ diagnostic, reason }) => ({ ...told(diagnostic), reason })),
  };
  return JSON.stringify(document, null, 2);
}
