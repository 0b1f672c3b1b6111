import { formulaFields } from '../../rules/event-formula.ts';
import { fieldsOf } from '../../rules/filter-eval.ts';
import type { Forward } from '../../rules/forward.ts';
import type { FieldType, Source } from '../../rules/source.ts';
import type { Scalar } from '../../rules/unit.ts';
import type { PaneMetric } from '../../rules/window.ts';
import type { TextPool } from './text-pool.ts';

/** Records of one batch. */
export const ROWS = 256;

/** What stands in the cells of a column: a number itself, a bool as 0 or 1, ids of a pool for texts and for mixed lists. */
export type ColumnKind = 'number' | 'bool' | 'text' | 'mixed';

/** A field whose values somebody needs. Sources that declare it alike share it. */
export interface Column {
  readonly name: string;
  readonly type: FieldType;
  readonly kind: ColumnKind;
  /** Its texts are asked for again; of others it is enough to know whether a filter names them. */
  readonly isKept: boolean;
}

/** The columns of one topic, and which of them a field of a source is. */
export interface ColumnSet {
  readonly columns: readonly Column[];
  /** -1: the source has no such field, or nobody needs it. */
  indexOf(source: string, field: string): number;
}

/** Columns that `where`, the pane metrics and the forwards of the streams among these sources need. */
export function columnsOf(
  sources: readonly Source[],
  panes: readonly PaneMetric[],
  forwards: readonly Forward[] = [],
): ColumnSet {
  const columns: Column[] = [];
  const indices = new Map<string, number>();
  for (const source of sources) {
    if (source.kind === 'table') continue;
    const own = panes.filter((pane) => pane.source === source.name);
    const sent = forwards.filter((forward) => forward.source === source.name);
    const kept = new Set([
      ...own.flatMap((pane) => [...pane.by, ...foldedBy(pane)]),
      ...sent.flatMap(({ fields }) => fields),
    ]);
    const asked = new Set([source.where, ...[...own, ...sent].map(({ filter }) => filter)].flatMap(fieldsOf));
    for (const { name, type } of source.fields) {
      if (!kept.has(name) && !asked.has(name)) continue;
      const column = { name, type, kind: kindOf(type), isKept: kept.has(name) };
      const same = columns.findIndex((other) => other.name === name && isSame(other.type, type));
      if (same < 0) columns.push(column);
      else columns[same] = { ...column, isKept: column.isKept || (columns[same] as Column).isKept };
      indices.set(`${source.name}\u001f${name}`, same < 0 ? columns.length - 1 : same);
    }
  }
  return { columns, indexOf: (source, field) => indices.get(`${source}\u001f${field}`) ?? -1 };
}

/** Fields whose values a pane metric folds. */
function foldedBy({ field, computed }: PaneMetric): readonly string[] {
  return computed !== undefined ? formulaFields(computed.formula) : field === null ? [] : [field];
}

/** Whether two declarations read the same values. */
export function isSame(a: FieldType, b: FieldType): boolean {
  return JSON.stringify(a) === JSON.stringify(b);
}

/** What stands in the cells of a field of this type. */
export function kindOf(type: FieldType): ColumnKind {
  switch (type.kind) {
    case 'text':
    case 'id':
    case 'place':
    case 'point':
      return 'text';
    case 'bool':
      return 'bool';
    case 'oneOf': {
      const kinds = new Set(type.values.map((value) => typeof value));
      if (kinds.size > 1) return 'mixed';
      return kinds.has('number') ? 'number' : kinds.has('boolean') ? 'bool' : 'text';
    }
    default:
      return 'number';
  }
}

/** What stands in a cell for a decoded value. */
export function cellOf({ kind, isKept }: Column, value: Scalar, pool: TextPool): number {
  switch (kind) {
    case 'number':
      return value as number;
    case 'bool':
      return value === true ? 1 : 0;
    case 'text':
    case 'mixed':
      return isKept ? pool.idOf(value) : pool.known(value);
  }
}

/** The decoded value that a cell stands for; its column must be kept. */
export function scalarOf({ kind }: Column, cell: number, pool: TextPool): Scalar {
  switch (kind) {
    case 'number':
      return cell;
    case 'bool':
      return cell === 1;
    case 'text':
    case 'mixed':
      return pool.valueOf(cell);
  }
}
