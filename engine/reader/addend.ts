import type { Aggregate } from '../../rules/aggregates/aggregate.ts';
import { valueHash } from '../../rules/aggregates/value-hash.ts';
import { evalFormula } from '../../rules/event-formula.ts';
import type { Scalar } from '../../rules/unit.ts';
import type { PaneMetric } from '../../rules/window.ts';
import type { Batch } from '../decode/batch.ts';
import { type Column, ROWS, scalarOf } from '../decode/column.ts';

/** What a fold adds of a row. */
export interface Addend {
  /** Where the numbers of its column begin in the cells of a batch; -1: they are not taken as they stand. */
  readonly column: number;
  /** Otherwise: the number of a row, NaN for none; null: it folds rows, not values. */
  readonly of: ((row: number) => number) | null;
}

const ROWS_ALONE: Addend = { column: -1, of: null };
const NOTHING: Addend = { column: -1, of: () => Number.NaN };

/** The same as `addendOf` says of a row's columns, over the cells of a batch. */
export function addendFor(
  { field, computed }: PaneMetric,
  { takes }: Aggregate,
  { set, cells, pool }: Batch,
  indexOf: (field: string) => number,
): Addend {
  const read = (name: string, row: number): Scalar | null => {
    const at = indexOf(name);
    const cell = at < 0 ? Number.NaN : (cells[at * ROWS + row] as number);
    return Number.isNaN(cell) ? null : scalarOf(set.columns[at] as Column, cell, pool);
  };
  if (computed !== undefined)
    return {
      column: -1,
      of(row) {
        const value = evalFormula(computed.formula, (name) => read(name, row));
        const integer = value === null ? Number.NaN : Math.round(value * computed.scale);
        return Number.isSafeInteger(integer) ? integer + 0 : Number.NaN;
      },
    };
  if (field === null) return ROWS_ALONE;
  const at = indexOf(field);
  const kind = set.columns[at]?.kind;
  if (takes === 'anything')
    return {
      column: -1,
      of(row) {
        const value = read(field, row);
        return value === null ? Number.NaN : valueHash(value);
      },
    };
  if (kind === 'number') return { column: at * ROWS, of: null };
  if (kind !== 'mixed') return NOTHING;
  return {
    column: -1,
    of(row) {
      const value = read(field, row);
      return typeof value === 'number' ? value : Number.NaN;
    },
  };
}
