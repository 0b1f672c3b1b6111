import { canonicalJson } from '../../rules/canonical.ts';
import type { ForwardedRow } from '../slice.ts';

/** Events that travel one by one, by the pane they lie in, until every playbook has seen them. */
export interface EventShelf {
  /** Events of one partition. */
  add(startMs: number, rows: readonly ForwardedRow[]): void;
  /**
   * Of all partitions, by (time, key): the same for any number of them. An event that came twice, in two partitions,
   * is one, whatever else it said the second time.
   */
  at(startMs: number): readonly ForwardedRow[];
  /** Panes that end at or before are not asked for again. */
  dropThrough(ms: number): void;
}

export function createEventShelf(): EventShelf {
  const panes = new Map<number, ForwardedRow[]>();
  return {
    add(startMs, rows) {
      if (rows.length === 0) return;
      const there = panes.get(startMs);
      if (there === undefined) panes.set(startMs, [...rows]);
      else there.push(...rows);
    },
    at(startMs) {
      const rows = panes.get(startMs);
      if (rows === undefined) return [];
      rows.sort((a, b) => inOrder(a, b) || (canonicalJson(a.columns) < canonicalJson(b.columns) ? -1 : 1));
      return rows.filter((row, i) => i === 0 || inOrder(rows[i - 1] as ForwardedRow, row) !== 0);
    },
    dropThrough(ms) {
      for (const startMs of panes.keys()) if (startMs < ms) panes.delete(startMs);
    },
  };
}

function inOrder(a: ForwardedRow, b: ForwardedRow): number {
  return a.timeMs - b.timeMs || (a.key < b.key ? -1 : a.key > b.key ? 1 : 0);
}
