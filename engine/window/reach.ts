import { reachOf } from '../../rules/baselines/list.ts';
import type { Bundle } from '../../rules/bundle.ts';
import type { Baseline } from '../../rules/window.ts';
import { leavesIn, nodesOf, rootsOf } from '../check/root.ts';

/** Baselines that any condition of the bundle reads, by window metric id. */
export function baselinesOf(bundle: Bundle): ReadonlyMap<string, readonly Baseline[]> {
  const found = new Map<string, Baseline[]>();
  for (const playbook of bundle.playbooks) {
    for (const { condition } of rootsOf(playbook)) {
      for (const { operand, test } of leavesIn(condition)) {
        if (operand.kind !== 'window' || test.kind !== 'change') continue;
        found.set(operand.window, [...(found.get(operand.window) ?? []), test.baseline]);
      }
    }
  }
  return found;
}

/** How long before an instant a series may have been seen last and still be known there (E14): window plus baseline span. */
export function knownSpan(windowMs: number, baselines: readonly Baseline[]): number {
  return windowMs + Math.max(windowMs, ...baselines.map(reachOf));
}

/**
 * How much of the panes must be kept behind the slowest playbook: the longest window with its `previous`, and the
 * longest stretch in which a source may be missing.
 */
export function paneRetention(bundle: Bundle, baselines: ReadonlyMap<string, readonly Baseline[]>): number {
  let longest = 0;
  for (const { id, windowMs } of bundle.windows) {
    const previous = (baselines.get(id) ?? []).flatMap((b) => (b.kind === 'previous' ? [b.spanMs] : []));
    longest = Math.max(longest, windowMs + Math.max(windowMs, ...previous));
  }
  for (const { condition } of bundle.playbooks.flatMap(rootsOf))
    for (const node of nodesOf(condition))
      if (node.kind === 'sourceMissing') longest = Math.max(longest, node.overMs);
  return longest;
}
