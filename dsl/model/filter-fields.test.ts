import { expect, test } from '@jest/globals';
import { filterFields } from './filter-fields.ts';
import type { FilterModel } from './source.ts';

const one = (field: string): FilterModel => ({ kind: 'in', field, values: ['x'] });

test.each<[title: string, filter: FilterModel | null, fields: readonly string[]]>([
  ['no filter asks nothing', null, []],
  ['one field', one('a'), ['a']],
  ['a comparison', { kind: 'compare', field: 'a', op: '>', value: 1 }, ['a']],
  ['what is missing', { kind: 'missing', field: 'a' }, ['a']],
  [
    'all parts at any depth, in the order written',
    { kind: 'all', of: [one('b'), { kind: 'not', of: { kind: 'any', of: [one('a'), one('b')] } }] },
    ['b', 'a', 'b'],
  ],
])('%s', (_title, filter, fields) => {
  expect(filterFields(filter)).toEqual(fields);
});
