import { reachOf } from '../../rules/baselines/list.ts';
import type { Bundle } from '../../rules/bundle.ts';
import { type Baseline, LONGEST_OF_PANES_MS, PANE_MS, SLOT_MS } from '../../rules/window.ts';
import { leavesIn, nodesOf, rootsOf } from '../check/root.ts';
import { foldedWindows } from './panes.ts';

/** Baselines that any condition of the bundle reads, by window metric id; what is read of a formula is read of its parts. */
export function baselinesOf(bundle: Bundle): ReadonlyMap<string, readonly Baseline[]> {
  const found = new Map<string, Baseline[]>();
  const parts = foldedWindows(bundle);
  for (const playbook of bundle.playbooks) {
    for (const { condition } of rootsOf(playbook)) {
      for (const { operand, test } of leavesIn(condition)) {
        if (operand.kind !== 'window' || test.kind !== 'change') continue;
        const whole = { id: operand.window };
        for (const id of new Set([whole, ...(parts.get(operand.window) ?? [])].map((one) => one.id)))
          found.set(id, [...(found.get(id) ?? []), test.baseline]);
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
 * longest stretch in which a source may be missing, or one event waits for another.
 */
export function paneRetention(bundle: Bundle, baselines: ReadonlyMap<string, readonly Baseline[]>): number {
  let longest = 0;
  for (const { id, windowMs } of bundle.windows) {
    // The history has it; only what is not yet a whole slot lies in the panes.
    if (windowMs > LONGEST_OF_PANES_MS) {
      longest = Math.max(longest, 2 * SLOT_MS);
      continue;
    }
    const previous = (baselines.get(id) ?? []).flatMap((b) => (b.kind === 'previous' ? [b.spanMs] : []));
    longest = Math.max(longest, windowMs + Math.max(windowMs, ...previous));
  }
  // What waits for another event is found again, after a restart, among the events that are kept.
  for (const { occasion } of bundle.playbooks)
    if (occasion?.next) longest = Math.max(longest, occasion.next.withinMs + 2 * PANE_MS);
  for (const { condition } of bundle.playbooks.flatMap(rootsOf))
    for (const node of nodesOf(condition))
      if (node.kind === 'sourceMissing') longest = Math.max(longest, node.overMs);
  return longest;
}
