import type { State } from '../../rules/aggregates/aggregate.ts';
import { addToLimbs, emptyLimbs } from '../../rules/aggregates/limbs.ts';
import { takesRow } from '../../rules/filter-eval.ts';
import type { Source } from '../../rules/source.ts';
import type { PaneMetric } from '../../rules/window.ts';
import { keyOf } from '../reader/fold.ts';
import type { Cell, ForwardedRow } from '../slice.ts';
import type { TableRow } from '../store.ts';

/** The latest row per key of one table, read as of pane ends. */
export interface Table {
  /** Applies rows in order of (time, offset); an older row than the one that is there changes nothing. */
  apply(rows: readonly ForwardedRow[]): void;
  /**
   * One sample of every metric at `atMs`: rows that expired or were removed are gone first. `keys` are known series,
   * which get a 0 where no row matches.
   */
  sample(atMs: number, keys: (pane: string) => Iterable<string>): readonly Cell[];
  /** Rows that changed since the last call. */
  take(): readonly TableRow[];
}

/** @param panes  pane metrics of the table: their states are [samples, hi, lo] */
export function createTable(
  source: Source,
  panes: readonly PaneMetric[],
  stored: readonly TableRow[],
): Table {
  const rows = new Map(stored.filter((r) => r.source === source.name).map((r) => [r.key, r]));
  let dirty = new Set<string>();

  const isGone = (row: TableRow, atMs: number): boolean => {
    if (row.columns === null) return true;
    if (source.expireAfterMs !== null && row.timeMs + source.expireAfterMs <= atMs) return true;
    const { columns } = row;
    return source.removeWhen !== null && takesRow(source.removeWhen, (field) => columns[field] ?? null);
  };

  return {
    apply(fresh) {
      for (const { key, timeMs, columns } of fresh) {
        if ((rows.get(key)?.timeMs ?? Number.NEGATIVE_INFINITY) > timeMs) continue;
        rows.set(key, { source: source.name, key, timeMs, columns });
        dirty.add(key);
      }
    },
    sample(atMs, keys) {
      const counts = panes.map(() => new Map<string, State>());
      for (const [rowKey, row] of rows) {
        // A deleted row stays until its successor could no longer be older than it; expiry ends both.
        if (isGone(row, atMs)) {
          if (
            row.columns !== null ||
            source.expireAfterMs === null ||
            row.timeMs + source.expireAfterMs <= atMs
          ) {
            rows.delete(rowKey);
            dirty.add(rowKey);
          }
          continue;
        }
        const columns = row.columns as NonNullable<TableRow['columns']>;
        panes.forEach((pane, i) => {
          if (!takesRow(pane.filter, (field) => columns[field] ?? null)) return;
          const key = keyOf(pane, columns);
          const value = pane.field === null ? 1 : columns[pane.field];
          if (key === null || typeof value !== 'number') return;
          const series = counts[i] as Map<string, State>;
          series.set(key, addToLimbs(series.get(key) ?? emptyLimbs, value));
        });
      }
      return panes.flatMap((pane, i) => {
        const series = counts[i] as Map<string, State>;
        for (const key of keys(pane.id))
          if (!series.has(key) && pane.aggregate !== 'mean') series.set(key, emptyLimbs);
        // One sample a pane: the number of rows of a mean is kept, every other fold counts once.
        return [...series].map(
          ([key, [n = 0, hi = 0, lo = 0]]): Cell => [
            pane.id,
            key,
            [pane.aggregate === 'mean' ? n : 1, hi, lo],
          ],
        );
      });
    },
    take() {
      const changed = [...dirty].map(
        (key): TableRow => rows.get(key) ?? { source: source.name, key, timeMs: 0, columns: null },
      );
      dirty = new Set();
      return changed;
    },
  };
}
