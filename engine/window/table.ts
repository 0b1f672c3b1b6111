import { aggregateNamed } from '../../rules/aggregates/list.ts';
import { takesRow } from '../../rules/filter-eval.ts';
import type { Source } from '../../rules/source.ts';
import type { Scalar } from '../../rules/unit.ts';
import type { PaneMetric } from '../../rules/window.ts';
import { addendOf, keyOf } from '../reader/fold.ts';
import type { Cell, ForwardedRow } from '../slice.ts';
import type { TableRow } from '../store.ts';
import { createTableFold, type FoldedRow } from './table-fold.ts';
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

/** A row with what is the same in every sample of it. */
interface Standing extends FoldedRow {
  readonly row: TableRow;
  /**
   * When it goes, epoch ms: when it expires, or with the next sample where its table says that it is removed. A deleted
   * row stays until its successor could no longer be older than it; expiry ends both.
   */
  readonly endMs: number;
}

/** @param panes  pane metrics of the table: their states are [samples, hi, lo] */
export function createTable(
  source: Source,
  panes: readonly PaneMetric[],
  stored: readonly TableRow[],
): Table {
  const folds = panes.map((pane) => ({ pane, aggregate: aggregateNamed(pane.aggregate) }));
  const standing = (row: TableRow): Standing => {
    const { columns, timeMs } = row;
    const expiresMs = source.expireAfterMs === null ? null : timeMs + source.expireAfterMs;
    if (columns === null) return { row, endMs: expiresMs ?? Number.NEGATIVE_INFINITY, adds: [] };
    const field = (name: string): Scalar | null => columns[name] ?? null;
    if (source.removeWhen !== null && takesRow(source.removeWhen, field))
      return { row, endMs: Number.NEGATIVE_INFINITY, adds: [] };
    const adds = folds.flatMap(({ pane, aggregate }, i) => {
      if (!takesRow(pane.filter, field)) return [];
      const key = keyOf(pane, columns);
      const value = addendOf(pane, aggregate, columns);
      return key === null || value === null ? [] : [[i, key, value] as const];
    });
    return { row, endMs: expiresMs ?? Number.POSITIVE_INFINITY, adds };
  };
  const rows = new Map<string, Standing>();
  const fold = createTableFold(folds.map(({ aggregate }) => aggregate));
  /** No row goes before, epoch ms. */
  let nextEndMs = Number.POSITIVE_INFINITY;
  const put = (row: TableRow): void => {
    const old = rows.get(row.key);
    if (old !== undefined) fold.take(old);
    const fresh = standing(row);
    rows.set(row.key, fresh);
    fold.put(fresh);
    nextEndMs = Math.min(nextEndMs, fresh.endMs);
  };
  for (const row of stored) if (row.source === source.name) put(row);
  let dirty = new Set<string>();
  let dropped: string[] = [];

  const dropUntil = (atMs: number): void => {
    nextEndMs = Number.POSITIVE_INFINITY;
    for (const [key, one] of rows) {
      if (one.endMs > atMs) {
        nextEndMs = Math.min(nextEndMs, one.endMs);
        continue;
      }
      rows.delete(key);
      fold.take(one);
      dirty.add(key);
      dropped.push(key);
    }
  };

  return {
    apply(fresh) {
      const applied: TableRow[] = [];
      for (const { key, timeMs, columns } of fresh) {
        if ((rows.get(key)?.row.timeMs ?? Number.NEGATIVE_INFINITY) > timeMs) continue;
        const row = { source: source.name, key, timeMs, columns };
        put(row);
        dirty.add(key);
        applied.push(row);
      }
      return applied;
    },
    sample(atMs, keys) {
      if (atMs >= nextEndMs) dropUntil(atMs);
      return folds.flatMap(({ pane, aggregate }, i) => {
        const series = fold.statesOf(i, rows.values());
        const cells = [...series].map(
          ([key, state]): Cell => [pane.id, key, sampleOf(state, aggregate, pane.rank)],
        );
        if (aggregate.result(aggregate.empty, 1) === null) return cells;
        const none = sampleOf(aggregate.empty, aggregate, pane.rank);
        const quiet = new Set(keys(pane.id));
        for (const key of quiet) if (!series.has(key)) cells.push([pane.id, key, none]);
        return cells;
      });
    },
    takeDropped() {
      const said = dropped;
      dropped = [];
      return said;
    },
    take() {
      const changed = [...dirty].map(
        (key): TableRow => rows.get(key)?.row ?? { source: source.name, key, timeMs: 0, columns: null },
      );
      dirty = new Set();
      return changed;
    },
  };
}
