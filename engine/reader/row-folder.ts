import type { FoldedEvent } from '../../rules/aggregates/aggregate.ts';
import type { SourceRows } from '../decode/batch.ts';
import type { Fold, FoldPlan } from './fold-plan.ts';
import type { PaneCells } from './pane-cells.ts';
import type { SeriesNames } from './series-names.ts';
import { NO_SERIES } from './series-names.ts';

/** Folds one row of a batch into the cells of every metric that takes it. */
export type RowFolder = (row: number, pane: PaneCells) => void;

/** @param rows  of the source, in the batch */
export function createRowFolder(plan: FoldPlan, cells: Float64Array, rows: SourceRows): RowFolder {
  const { folds, blocks, names, namesOf, classes, starts, foldsOf } = plan;
  const { found } = classes;
  /** By list of dimensions and by block: the event that it was looked up for last, and what was found. */
  const listEvents = new Float64Array(names.length);
  const listSeries = new Int32Array(names.length);
  const blockEvents = new Float64Array(blocks.length);
  const blockRows = new Int32Array(blocks.length);
  let event = 0;
  let current = 0;
  /** Few folds ask for more than a value, so a key becomes a text only when it is asked for. */
  const told: FoldedEvent = {
    get key() {
      return rows.keyOf(current);
    },
    get timeMs() {
      return rows.timesMs[current] as number;
    },
  };

  const rowOf = (block: number, row: number, pane: PaneCells): number => {
    if (blockEvents[block] === event) return blockRows[block] as number;
    blockEvents[block] = event;
    const list = namesOf[block] as number;
    if (listEvents[list] !== event) {
      listEvents[list] = event;
      listSeries[list] = (names[list] as SeriesNames).seriesOf(row);
    }
    const series = listSeries[list] as number;
    blockRows[block] = series === NO_SERIES ? NO_SERIES : pane.rowOf(block, series);
    return blockRows[block] as number;
  };

  return (row, pane) => {
    event += 1;
    current = row;
    const count = classes.find(row);
    for (let i = 0; i < count; i += 1) {
      const filter = found[i] as number;
      const end = starts[filter + 1] as number;
      for (let n = starts[filter] as number; n < end; n += 1) {
        const fold = folds[foldsOf[n] as number] as Fold;
        const { column, of } = fold.addend;
        let value = 0;
        if (column >= 0) value = cells[column + row] as number;
        else if (of !== null) value = of(row);
        // Rows that lack the column are never added.
        if (Number.isNaN(value)) continue;
        const at = rowOf(fold.block, row, pane);
        if (at !== NO_SERIES) pane.add(at, fold, value, told);
      }
    }
  };
}
