import type { Forward } from '../../rules/forward.ts';
import type { Scalar } from '../../rules/unit.ts';
import type { Batch, SourceRows } from '../decode/batch.ts';
import { type Column, ROWS, scalarOf } from '../decode/column.ts';
import { createColumnFilters } from '../decode/column-filter.ts';
import type { ForwardedRow } from '../slice.ts';
import { createFilterClasses } from './filter-classes.ts';

/** The event at a place of the batch as it travels; null where nobody asks for it. */
export type RowForwarder = (row: number, offset: number) => ForwardedRow | null;

/** One field that travels, and where it stands. */
interface Carried {
  readonly field: string;
  readonly at: number;
}

/**
 * Takes out the events that playbooks ask for one by one. The filters of all of them are looked up together by the
 * event's values, so an event that nobody asks for costs one look.
 *
 * @returns  null where no playbook asks for events of this source
 */
export function createRowForwarder(
  batch: Batch,
  rows: SourceRows,
  source: string,
  forwards: readonly Forward[],
): RowForwarder | null {
  const own = forwards.filter((forward) => forward.source === source);
  if (own.length === 0) return null;
  const { set, cells, pool } = batch;
  const indexOf = (field: string) => set.indexOf(source, field);
  const programs = createColumnFilters(set.columns, indexOf, cells, pool);
  const filters = own.map(({ filter }) => filter);
  const compiled = filters.map((filter) => (filter === null ? -1 : programs.add(filter)));
  const classes = createFilterClasses(filters, compiled, programs, set.columns, indexOf, cells, pool);
  const carried = own.map(({ fields }) => fields.map((field): Carried => ({ field, at: indexOf(field) })));
  const { found } = classes;

  const scalarAt = (at: number, row: number): Scalar | null => {
    const cell = at < 0 ? Number.NaN : (cells[at * ROWS + row] as number);
    return Number.isNaN(cell) ? null : scalarOf(set.columns[at] as Column, cell, pool);
  };
  const hasKey = ({ by }: Forward, columns: Readonly<Record<string, Scalar>>): boolean =>
    by.every((dimension) => columns[dimension] !== undefined && columns[dimension] !== '');

  return (row, offset) => {
    const count = classes.find(row);
    if (count === 0) return null;
    const columns: Record<string, Scalar> = {};
    const takenBy: string[] = [];
    // Classes find filters in no order that means anything.
    for (const n of found.slice(0, count).sort()) {
      for (const { field, at } of carried[n] as readonly Carried[]) {
        const value = scalarAt(at, row);
        if (value !== null) columns[field] = value;
      }
      const forward = own[n] as Forward;
      if (hasKey(forward, columns)) takenBy.push(forward.id);
    }
    if (takenBy.length === 0) return null;
    return { key: rows.keyOf(row), timeMs: rows.timesMs[row] as number, offset, columns, takenBy };
  };
}
