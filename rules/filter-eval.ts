import { compare } from './comparison.ts';
import type { Filter } from './filter.ts';
import { allOf, anyOf, negate, type Truth } from './truth.ts';
import type { Scalar } from './unit.ts';

/** Reads one decoded column of a row; `null` where the row does not have it. */
export type FieldReader = (field: string) => Scalar | null;

/**
 * Three-valued truth of a filter on one row. A test on a field that the row lacks is unknown; only `missing`
 * asks for the lack itself.
 */
export function evalFilter(filter: Filter, read: FieldReader): Truth {
  switch (filter.kind) {
    case 'all':
      return allOf(filter.of.map((part) => evalFilter(part, read)));
    case 'any':
      return anyOf(filter.of.map((part) => evalFilter(part, read)));
    case 'not':
      return negate(evalFilter(filter.of, read));
    case 'missing':
      return read(filter.field) === null;
    case 'in': {
      const value = read(filter.field);
      return value === null ? null : filter.values.includes(value);
    }
    case 'compare': {
      const value = read(filter.field);
      return typeof value === 'number' ? compare(value, filter.op, filter.value) : null;
    }
  }
}

/** Whether a filter takes the row: only where it is known true. No filter takes every row. */
export function takesRow(filter: Filter | null, read: FieldReader): boolean {
  return filter === null || evalFilter(filter, read) === true;
}

/** Columns that a filter reads, each once, alphabetical. */
export function fieldsOf(filter: Filter | null): readonly string[] {
  const found = new Set<string>();
  const visit = (part: Filter): void => {
    switch (part.kind) {
      case 'all':
      case 'any':
        part.of.forEach(visit);
        return;
      case 'not':
        visit(part.of);
        return;
      default:
        found.add(part.field);
    }
  };
  if (filter !== null) visit(filter);
  return [...found].sort();
}
