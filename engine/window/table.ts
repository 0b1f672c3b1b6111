import type { OpenState } from '../../rules/aggregates/aggregate.ts';
import { aggregateNamed } from '../../rules/aggregates/list.ts';
import { takesRow } from '../../rules/filter-eval.ts';
import type { Source } from '../../rules/source.ts';
import type { PaneMetric } from '../../rules/window.ts';
import { addendOf, keyOf } from '../reader/fold.ts';
import type { Cell, ForwardedRow } from '../slice.ts';
import type { TableRow } from '../store.ts';
import { sampleOf } from './table-sample.ts';

/** The latest row per key of one table, read as of pane ends. */
export interface Table {
  /**
   * Applies rows in order of (time, offset); an older row than the one that is there changes nothing.
   *
   * @returns  those that changed something
   */
  apply(rows: readonly ForwardedRow[]): readonly TableRow[];
  /**
   * One sample of every metric at `atMs`: rows that expired or were removed are gone first. `keys` are known series,
   * which get a 0 where no row matches and no rows have a value.
   */
  sample(atMs: number, keys: (pane: string) => Iterable<string>): readonly Cell[];
  /** Keys of rows that were dropped since the last call. */
  takeDropped(): readonly string[];
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
  let dropped: string[] = [];
  const folds = panes.map((pane) => ({ pane, aggregate: aggregateNamed(pane.aggregate) }));

  const isGone = (row: TableRow, atMs: number): boolean => {
    if (row.columns === null) return true;
    if (source.expireAfterMs !== null && row.timeMs + source.expireAfterMs <= atMs) return true;
    const { columns } = row;
    return source.removeWhen !== null && takesRow(source.removeWhen, (field) => columns[field] ?? null);
  };

  return {
    apply(fresh) {
      const applied: TableRow[] = [];
      for (const { key, timeMs, columns } of fresh) {
        if ((rows.get(key)?.timeMs ?? Number.NEGATIVE_INFINITY) > timeMs) continue;
        const row = { source: source.name, key, timeMs, columns };
        rows.set(key, row);
        dirty.add(key);
        applied.push(row);
      }
      return applied;
    },
    sample(atMs, keys) {
      const folded = panes.map(() => new Map<string, OpenState>());
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
            dropped.push(rowKey);
          }
          continue;
        }
        const columns = row.columns as NonNullable<TableRow['columns']>;
        for (const [i, { pane, aggregate }] of folds.entries()) {
          if (!takesRow(pane.filter, (field) => columns[field] ?? null)) continue;
          const key = keyOf(pane, columns);
          const value = addendOf(pane, aggregate, columns);
          if (key === null || value === null) continue;
          const series = folded[i] as Map<string, OpenState>;
          const state = series.get(key) ?? [...aggregate.empty];
          series.set(key, state);
          aggregate.addInto(state, value, row);
        }
      }
      return folds.flatMap(({ pane, aggregate }, i) => {
        const series = folded[i] as Map<string, OpenState>;
        if (aggregate.result(aggregate.empty, 1) !== null)
          for (const key of keys(pane.id)) if (!series.has(key)) series.set(key, [...aggregate.empty]);
        return [...series].map(([key, state]): Cell => [pane.id, key, sampleOf(state, aggregate, pane.rank)]);
      });
    },
    takeDropped() {
      const said = dropped;
      dropped = [];
      return said;
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
