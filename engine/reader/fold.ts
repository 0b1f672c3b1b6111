import type { Aggregate, FoldedEvent, OpenState } from '../../rules/aggregates/aggregate.ts';
import { aggregateNamed } from '../../rules/aggregates/list.ts';
import { valueHash } from '../../rules/aggregates/value-hash.ts';
import { evalFormula } from '../../rules/event-formula.ts';
import { type FieldReader, takesRow } from '../../rules/filter-eval.ts';
import type { Scalar } from '../../rules/unit.ts';
import type { PaneMetric } from '../../rules/window.ts';
import { type Cell, seriesKey } from '../slice.ts';

/** One pane metric, ready to fold rows. */
export interface Fold {
  readonly metric: PaneMetric;
  readonly aggregate: Aggregate;
}

type Columns = Readonly<Record<string, Scalar>>;

/** What is folded of one record. */
export interface FoldedRow extends FoldedEvent {
  readonly columns: Columns;
}

/** States by pane metric and series key, while a pane is open. */
export type OpenCells = Map<string, Map<string, OpenState>>;

/** The folds of one source, in the bundle's order. */
export function foldsOf(panes: readonly PaneMetric[], source: string): readonly Fold[] {
  return panes
    .filter((pane) => pane.source === source)
    .map((metric) => ({ metric, aggregate: aggregateNamed(metric.aggregate) }));
}

/** Series key of a row for a metric; null where it lacks a dimension: such a row is in no series. */
export function keyOf({ by }: PaneMetric, columns: Columns): string | null {
  if (by.length === 0) return '';
  const values: Scalar[] = [];
  for (const dimension of by) {
    const value = columns[dimension];
    // An empty text names nothing, and alone it would read as the series without dimensions.
    if (value === undefined || value === '') return null;
    values.push(value);
  }
  return seriesKey(values);
}

/** Folds one row into the cells of every metric that takes it. */
export function foldRow(folds: readonly Fold[], row: FoldedRow, cells: OpenCells): void {
  const { columns } = row;
  const read: FieldReader = (field) => columns[field] ?? null;
  for (const { metric, aggregate } of folds) {
    const value = addendOf(metric, aggregate, columns);
    if (value === null || !takesRow(metric.filter, read)) continue;
    const key = keyOf(metric, columns);
    if (key === null) continue;
    let series = cells.get(metric.id);
    if (series === undefined) {
      series = new Map();
      cells.set(metric.id, series);
    }
    let state = series.get(key);
    if (state === undefined) {
      state = [...aggregate.empty];
      series.set(key, state);
    }
    aggregate.addInto(state, value, row);
  }
}

/** What a metric adds of a row; null where the row lacks the column, or has something else in it. */
export function addendOf(
  { field, computed }: PaneMetric,
  { takes }: Aggregate,
  columns: Columns,
): number | null {
  if (computed !== undefined) {
    const value = evalFormula(computed.formula, (name) => columns[name] ?? null);
    const integer = value === null ? Number.NaN : Math.round(value * computed.scale);
    return Number.isSafeInteger(integer) ? integer + 0 : null;
  }
  if (field === null) return 0;
  const value = columns[field];
  if (value === undefined) return null;
  if (takes === 'anything') return valueHash(value);
  return typeof value === 'number' ? value : null;
}

/** Cells in order of metric and key: the same events give the same bytes, whatever their order was. */
export function cellsOf(cells: OpenCells): readonly Cell[] {
  const all: Cell[] = [];
  for (const [pane, series] of cells) for (const [key, state] of series) all.push([pane, key, state]);
  return all.sort((a, b) => compareTexts(a[0], b[0]) || compareTexts(a[1], b[1]));
}

function compareTexts(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0;
}
