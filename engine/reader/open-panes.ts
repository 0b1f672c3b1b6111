import { aggregateNamed } from '../../rules/aggregates/list.ts';
import type { Aggregate, State } from '../../rules/aggregates/aggregate.ts';
import { fieldsOf, takesRow } from '../../rules/filter-eval.ts';
import { PANE_MS, type PaneMetric } from '../../rules/window.ts';
import type { DecodedRow } from '../decode/decoder.ts';
import { type Cell, type ClosedPane, type ForwardedRow, seriesKey } from '../slice.ts';

/** One pane metric, ready to fold rows. */
export interface Fold {
  readonly metric: PaneMetric;
  readonly aggregate: Aggregate;
}

/** The folds of one source. */
export function foldsOf(panes: readonly PaneMetric[], source: string): readonly Fold[] {
  return panes.filter((p) => p.source === source).map((metric) => ({ metric, aggregate: aggregateNamed(metric.aggregate) }));
}

/** Start of the pane that holds an instant. */
export function paneOf(ms: number): number {
  return Math.floor(ms / PANE_MS) * PANE_MS;
}

/** Series key of a row for a metric, or null where it lacks a dimension: such a row is in no series. */
export function keyOf(metric: PaneMetric, columns: NonNullable<DecodedRow['columns']>): string | null {
  if (metric.by.length === 0) return '';
  const values = [];
  for (const dimension of metric.by) {
    const value = columns[dimension];
    if (value === undefined) return null;
    values.push(value);
  }
  return seriesKey(values);
}

interface OpenPane {
  readonly cells: Map<string, Map<string, State>>;
  readonly rows: ForwardedRow[];
  /** Event keys in it, for the duplicate filter. */
  readonly keys: string[];
  oldestOffset: number;
}

/** The panes of one source and partition that may still get events. */
export interface OpenPanes {
  /** @returns false where the event is in one of the open panes already (E13) */
  add(row: DecodedRow, offset: number): boolean;
  /** Closes every pane that ends at or before `watermarkMs`, in order. */
  close(watermarkMs: number): readonly ClosedPane[];
  /** Oldest offset that an open pane holds, null when none is open (E3). */
  oldestOffset(): number | null;
}

/** @param unique  true for streams, whose key names the event; a table's key names a row */
export function createOpenPanes(folds: readonly Fold[], unique: boolean): OpenPanes {
  const open = new Map<number, OpenPane>();
  const seen = new Set<string>();
  return {
    add(row, offset) {
      if (unique) {
        if (seen.has(row.key)) return false;
        seen.add(row.key);
      }
      const start = paneOf(row.timeMs);
      let pane = open.get(start);
      if (pane === undefined) {
        pane = { cells: new Map(), rows: [], keys: [], oldestOffset: offset };
        open.set(start, pane);
      }
      if (offset < pane.oldestOffset) pane.oldestOffset = offset;
      if (unique) {
        pane.keys.push(row.key);
        foldRow(folds, row, pane.cells);
      } else pane.rows.push({ key: row.key, timeMs: row.timeMs, offset, columns: row.columns });
      return true;
    },
    close(watermarkMs) {
      const ready = [...open.keys()].filter((start) => start + PANE_MS <= watermarkMs).sort((a, b) => a - b);
      return ready.map((startMs) => {
        const pane = open.get(startMs) as OpenPane;
        open.delete(startMs);
        for (const key of pane.keys) seen.delete(key);
        return { startMs, cells: cellsOf(pane.cells), rows: pane.rows.sort((a, b) => a.timeMs - b.timeMs || a.offset - b.offset) };
      });
    },
    oldestOffset() {
      let oldest: number | null = null;
      for (const pane of open.values()) if (oldest === null || pane.oldestOffset < oldest) oldest = pane.oldestOffset;
      return oldest;
    },
  };
}

/** Folds one row into the cells of every metric that takes it. */
export function foldRow(folds: readonly Fold[], { columns }: DecodedRow, cells: Map<string, Map<string, State>>): void {
  if (columns === null) return;
  for (const { metric, aggregate } of folds) {
    if (!takesRow(metric.filter, (field) => columns[field] ?? null)) continue;
    const value = metric.field === null ? 0 : columns[metric.field];
    if (typeof value !== 'number') continue;
    const key = keyOf(metric, columns);
    if (key === null) continue;
    let series = cells.get(metric.id);
    if (series === undefined) {
      series = new Map();
      cells.set(metric.id, series);
    }
    series.set(key, aggregate.add(series.get(key) ?? aggregate.empty, value));
  }
}

/** Cells by metric and key, so that the same events give the same bytes. */
export function cellsOf(cells: ReadonlyMap<string, ReadonlyMap<string, State>>): readonly Cell[] {
  const all = [...cells].flatMap(([pane, series]) => [...series].map(([key, state]): Cell => [pane, key, state]));
  return all.sort((a, b) => (a[0] < b[0] ? -1 : a[0] > b[0] ? 1 : a[1] < b[1] ? -1 : a[1] > b[1] ? 1 : 0));
}

/** Columns that the folds and the table's own rules read: only these need to travel. */
export function columnsRead(folds: readonly Fold[]): ReadonlySet<string> {
  return new Set(folds.flatMap(({ metric }) => [...metric.by, ...fieldsOf(metric.filter), ...(metric.field === null ? [] : [metric.field])]));
}
