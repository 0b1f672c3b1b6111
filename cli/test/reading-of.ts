import type { PlaybookModel } from '../../dsl/model/playbook.ts';

/** How playbooks read one metric: what a value must last and outweigh to be seen. */
export interface ReadingOf {
  /** The shortest and the longest window, ms; null: nothing says. */
  readonly shortestMs: number | null;
  readonly longestMs: number | null;
  /** The greatest sample guard of any condition. */
  readonly atLeast: number;
}

/** Uses of a metric anywhere in playbooks; every use names its metric and its window side by side. */
export function readingOf(metric: string, playbooks: readonly PlaybookModel[]): ReadingOf {
  const windows: number[] = [];
  let atLeast = 0;
  const visit = (node: unknown): boolean => {
    if (typeof node !== 'object' || node === null) return false;
    const {
      metric: named,
      overMs,
      test,
    } = node as {
      readonly metric?: { readonly name?: unknown };
      readonly overMs?: unknown;
      readonly test?: { readonly atLeast?: unknown };
    };
    const isUse = overMs !== undefined && named?.name === metric;
    if (isUse && typeof overMs === 'number') windows.push(overMs);
    let reads = isUse;
    for (const child of Object.values(node)) reads = visit(child) || reads;
    if (reads && typeof test?.atLeast === 'number') atLeast = Math.max(atLeast, test.atLeast);
    return reads;
  };
  for (const playbook of playbooks) visit(playbook);
  return {
    shortestMs: windows.length === 0 ? null : Math.min(...windows),
    longestMs: windows.length === 0 ? null : Math.max(...windows),
    atLeast,
  };
}
