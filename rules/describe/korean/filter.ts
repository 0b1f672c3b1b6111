import type { FilterModel } from '../../../dsl/model/source.ts';
import { fieldValueText } from '../amount.ts';
import { fieldIn, type Reading } from '../reading.ts';
import { codeKo, wireWordKo } from './dimension.ts';
import { type Form, predicates, withParticle } from './grammar.ts';

/**
 * A filter as a Korean clause that ends in the form asked for: `` `event`가 "placed"인 ``.
 *
 * @param sources  where its fields are declared
 */
export function filterKo(
  filter: FilterModel,
  form: Form,
  sources: readonly string[],
  reading: Reading,
): string {
  switch (filter.kind) {
    case 'all':
    case 'any': {
      const link = filter.kind === 'all' ? 'and' : 'or';
      const last = filter.of.length - 1;
      const parts = filter.of.map((part, index) => {
        const ending = index === last ? form : link;
        return part.kind === 'all' || part.kind === 'any'
          ? `(${filterKo(part, 'noun', sources, reading)}) 경우${predicates.be[ending]}`
          : filterKo(part, ending, sources, reading);
      });
      return parts.join(' ');
    }
    case 'not': {
      if (filter.of.kind === 'in') {
        const name = withParticle(fieldNameKo(filter.of, reading), '이', '가');
        return `${name} ${withParticle(valuesKo(filter.of, sources, reading), '이', '가')} ${predicates.notBe[form]}`;
      }
      const said = filterKo(filter.of, 'noun', sources, reading);
      const isGroup = filter.of.kind === 'all' || filter.of.kind === 'any';
      return `${isGroup ? `(${said})` : said} 경우가 ${predicates.notBe[form]}`;
    }
    case 'missing':
      return `${fieldNameKo(filter, reading)} 값이 ${predicates.lack[form]}`;
    case 'compare': {
      const value = valueText(filter.value, filter, sources, reading);
      const said = {
        '>': `${value}보다 ${predicates.more[form]}`,
        '<': `${value}보다 ${predicates.less[form]}`,
        '>=': `${value} 이상${predicates.be[form]}`,
        '<=': `${value} 이하${predicates.be[form]}`,
      }[filter.op];
      return `${withParticle(fieldNameKo(filter, reading), '이', '가')} ${said}`;
    }
    case 'in': {
      const said = valuesKo(filter, sources, reading);
      return `${withParticle(fieldNameKo(filter, reading), '이', '가')} ${said}${predicates.be[form]}`;
    }
  }
}

function valuesKo(
  filter: Extract<FilterModel, { kind: 'in' }>,
  sources: readonly string[],
  reading: Reading,
): string {
  const values = filter.values.map((value) => valueText(value, filter, sources, reading));
  return values.length > 1 ? `${values.join(', ')} 중 하나` : values.join();
}

type FieldTest = Extract<FilterModel, { field: string }>;

function fieldNameKo({ field, table }: FieldTest, { project }: Reading): string {
  if (table === undefined) return codeKo(field);
  const source = project.sources.find(({ name }) => name === table);
  return `${source?.title ?? table}의 ${codeKo(field)}`;
}

function valueText(
  value: string | number | boolean,
  { field, table }: FieldTest,
  sources: readonly string[],
  reading: Reading,
): string {
  const declared = fieldIn(table === undefined ? sources : [table], field, reading);
  return typeof value === 'string'
    ? wireWordKo(value, field, reading)
    : fieldValueText(value, field, declared, reading, 'ko');
}
