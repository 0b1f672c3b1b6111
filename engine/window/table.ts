import type { OpenState } from '../../rules/aggregates/aggregate.ts';
import { aggregateNamed } from '../../rules/aggregates/list.ts';
import { takesRow } from '../../rules/filter-eval.ts';
import type { Source } from '../../rules/source.ts';
import type { Scalar } from '../../rules/unit.ts';
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

/** A row with what is the same in every sample of it. */
interface Standing {
  readonly row: TableRow;
  /** Deleted, or its table says that it is removed. */
  readonly isRemoved: boolean;
  /** When it expires, epoch ms. */
  readonly endMs: number;
  /** What it adds to which series of which metric. */
  readonly adds: readonly (readonly [pane: number, key: string, value: number])[];
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
    const endMs = source.expireAfterMs === null ? Number.POSITIVE_INFINITY : timeMs + source.expireAfterMs;
    if (columns === null) return { row, isRemoved: true, endMs, adds: [] };
    const field = (name: string): Scalar | null => columns[name] ?? null;
    if (source.removeWhen !== null && takesRow(source.removeWhen, field))
      return { row, isRemoved: true, endMs, adds: [] };
    const adds = folds.flatMap(({ pane, aggregate }, i) => {
      if (!takesRow(pane.filter, field)) return [];
      const key = keyOf(pane, columns);
      const value = addendOf(pane, aggregate, columns);
      return key === null || value === null ? [] : [[i, key, value] as const];
    });
    return { row, isRemoved: false, endMs, adds };
  };
  const rows = new Map(stored.filter((r) => r.source === source.name).map((r) => [r.key, standing(r)]));
  let dirty = new Set<string>();
  let dropped: string[] = [];
  /** Series as they are until a row changes or the first of them expires. */
  let folded: readonly Map<string, OpenState>[] = [];
  let foldedUntilMs = Number.NEGATIVE_INFINITY;

  const fold = (atMs: number): void => {
    folded = panes.map(() => new Map<string, OpenState>());
    foldedUntilMs = Number.POSITIVE_INFINITY;
    for (const [rowKey, { row, isRemoved, endMs, adds }] of rows) {
      if (isRemoved || endMs <= atMs) {
        // A deleted row stays until its successor could no longer be older than it; expiry ends both.
        if (row.columns !== null || endMs === Number.POSITIVE_INFINITY || endMs <= atMs) {
          rows.delete(rowKey);
          dirty.add(rowKey);
          dropped.push(rowKey);
        } else foldedUntilMs = Math.min(foldedUntilMs, endMs);
        continue;
      }
      foldedUntilMs = Math.min(foldedUntilMs, endMs);
      for (const [i, key, value] of adds) {
        const series = folded[i] as Map<string, OpenState>;
        const { aggregate } = folds[i] as (typeof folds)[number];
        const state = series.get(key) ?? [...aggregate.empty];
        series.set(key, state);
        aggregate.addInto(state, value, row);
      }
    }
  };

  return {
    apply(fresh) {
      const applied: TableRow[] = [];
      for (const { key, timeMs, columns } of fresh) {
        if ((rows.get(key)?.row.timeMs ?? Number.NEGATIVE_INFINITY) > timeMs) continue;
        const row = { source: source.name, key, timeMs, columns };
        rows.set(key, standing(row));
        foldedUntilMs = Number.NEGATIVE_INFINITY;
        dirty.add(key);
        applied.push(row);
      }
      return applied;
    },
    sample(atMs, keys) {
      if (atMs >= foldedUntilMs) fold(atMs);
      return folds.flatMap(({ pane, aggregate }, i) => {
        const series = folded[i] as Map<string, OpenState>;
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
