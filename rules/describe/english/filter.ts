import type { FilterModel } from '../../../dsl/model/source.ts';
import { fieldValueText } from '../amount.ts';
import { fieldIn, type Reading } from '../reading.ts';

/**
 * A filter as an English clause: `event is placed and amount >= ₩20,000`, brackets around every group.
 *
 * @param sources  where its fields are declared
 */
export function filterEn(
  filter: FilterModel,
  sources: readonly string[],
  reading: Reading,
  not = '',
): string {
  switch (filter.kind) {
    case 'all':
    case 'any': {
      const link = filter.kind === 'all' ? ' and ' : ' or ';
      return `(${filter.of.map((part) => filterEn(part, sources, reading)).join(link)})`;
    }
    case 'not':
      return filter.of.kind === 'in' || filter.of.kind === 'missing'
        ? filterEn(filter.of, sources, reading, 'not ')
        : `not ${filterEn(filter.of, sources, reading)}`;
    case 'missing':
      return `${fieldName(filter, reading)} has ${not === '' ? 'no value' : 'a value'}`;
    case 'compare':
      return `${fieldName(filter, reading)} ${filter.op} ${valueText(filter.value, filter, sources, reading)}`;
    case 'in': {
      const values = filter.values.map((value) => valueText(value, filter, sources, reading));
      return `${fieldName(filter, reading)} is ${not}${values.length > 1 ? `one of ${values.join(', ')}` : values.join()}`;
    }
  }
}

type FieldTest = Extract<FilterModel, { field: string }>;

/** A looked-up field as the author writes it: `restaurant.cuisine`. */
export function fieldName({ field, table }: FieldTest, { project }: Reading): string {
  if (table === undefined) return field;
  return `${project.sources.find(({ name }) => name === table)?.key ?? table}.${field}`;
}

function valueText(
  value: string | number | boolean,
  { field, table }: FieldTest,
  sources: readonly string[],
  reading: Reading,
): string {
  const declared = fieldIn(table === undefined ? sources : [table], field, reading);
  return fieldValueText(value, field, declared, reading, 'en');
}
