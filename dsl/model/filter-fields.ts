import type { FilterModel } from './source.ts';

/** Names of the fields that a filter asks, in the order written; one that is asked twice stands there twice. */
export function filterFields(filter: FilterModel | null): readonly string[] {
  if (filter === null) return [];
  switch (filter.kind) {
    case 'all':
    case 'any':
      return filter.of.flatMap(filterFields);
    case 'not':
      return filterFields(filter.of);
    case 'in':
    case 'compare':
    case 'missing':
      return [filter.field];
  }
}
