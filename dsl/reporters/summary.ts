import type { Diagnostic } from '../diagnostic.ts';
import { lintOf } from '../lint/list.ts';

/** One line a code, the most frequent first: how often, its level and its name. Empty for no diagnostics. */
export function reportSummary(diagnostics: readonly Diagnostic[]): string {
  const counts = new Map<string, { readonly first: Diagnostic; count: number }>();
  for (const one of diagnostics) {
    const key = `${one.code} ${one.level}`;
    const known = counts.get(key);
    if (known === undefined) counts.set(key, { first: one, count: 1 });
    else known.count += 1;
  }
  const rows = [...counts.values()].sort(
    (a, b) => b.count - a.count || (a.first.code < b.first.code ? -1 : a.first.code > b.first.code ? 1 : 0),
  );
  const width = Math.max(...rows.map(({ count }) => String(count).length));
  return rows
    .map(({ first: { code, level }, count }) =>
      `${String(count).padStart(width)}  ${level.padEnd(7)}  ${code}  ${lintOf(code)?.name ?? ''}`.trimEnd(),
    )
    .join('\n');
}
