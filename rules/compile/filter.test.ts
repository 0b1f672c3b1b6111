import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import type { FilterModel, SourceModel } from '../../dsl/model/source.ts';
import type { Filter } from '../filter.ts';
import { evalFilter } from '../filter-eval.ts';
import type { Scalar } from '../unit.ts';
import { bothFilters, compileFilter } from './filter.ts';

const source: SourceModel = {
  kind: 'stream',
  name: 's',
  title: null,
  topic: 't',
  where: null,
  key: 'id',
  time: 'at',
  lateMs: 0,
  silentAfterMs: null,
  expireAfterMs: null,
  removeWhen: null,
  owner: null,
  fields: [
    { name: 'a', type: { kind: 'text' }, optional: true, private: false },
    { name: 'b', type: { kind: 'text' }, optional: true, private: false },
    { name: 'n', type: { kind: 'count' }, optional: true, private: false },
    { name: 'share', type: { kind: 'percent', wire: 'fraction' }, optional: true, private: false },
    { name: 'took', type: { kind: 'duration', wire: 's' }, optional: true, private: false },
    { name: 'mm', type: { kind: 'number', unit: 'mm' }, optional: true, private: false },
  ],
};
const a: FilterModel = { kind: 'in', field: 'a', values: ['x'] };
const b: FilterModel = { kind: 'in', field: 'b', values: ['x'] };
const n: FilterModel = { kind: 'compare', field: 'n', op: '>', value: 3 };

describe('one normal form', () => {
  test.each<[string, FilterModel, FilterModel]>([
    ['parts in any order', { kind: 'all', of: [a, b] }, { kind: 'all', of: [b, a] }],
    ['a part said twice', { kind: 'all', of: [a, b, a] }, { kind: 'all', of: [a, b] }],
    ['nested parts', { kind: 'all', of: [a, { kind: 'all', of: [b, n] }] }, { kind: 'all', of: [n, b, a] }],
    [
      'nested alternatives',
      { kind: 'any', of: [{ kind: 'any', of: [a, b] }, n] },
      { kind: 'any', of: [a, b, n] },
    ],
    ['a single part', { kind: 'any', of: [a] }, a],
    ['twice not', { kind: 'not', of: { kind: 'not', of: a } }, a],
    ['a list in any order', { ...a, values: ['y', 'x', 'y'] }, { ...a, values: ['x', 'y'] }],
  ])('%s', (_title, left, right) => {
    expect(compileFilter(left, source)).toEqual(compileFilter(right, source));
  });

  test('all and any stay apart', () => {
    const mixed: FilterModel = { kind: 'all', of: [a, { kind: 'any', of: [b, n] }] };
    expect(compileFilter(mixed, source)).toMatchObject({
      kind: 'all',
      of: [{ kind: 'in' }, { kind: 'any' }],
    });
  });
});

describe('constants in the decoded scale', () => {
  test.each<[string, number, number]>([
    ['n', 3, 3],
    ['n', 2.5, 2.5],
    ['share', 0.29, 290_000],
    ['share', 0.07, 70_000],
    ['share', 1.1, 1_100_000],
    ['took', 90_000, 90_000],
    ['mm', 0.1, 100_000],
    ['mm', -3.3, -3_300_000],
  ])('%s > %d compares with %d', (field, value, want) => {
    expect(compileFilter({ kind: 'compare', field, op: '>', value }, source)).toMatchObject({ value: want });
    expect(compileFilter({ kind: 'in', field, values: [value] }, source)).toMatchObject({ values: [want] });
  });
});

test.each<[string, FilterModel | null, FilterModel | null, Filter | null]>([
  ['nothing twice takes everything', null, null, null],
  ['one of them', a as FilterModel, null, { kind: 'in', field: 'a', values: ['x'] }],
  ['the other', null, a, { kind: 'in', field: 'a', values: ['x'] }],
])('both filters: %s', (_title, left, right, want) => {
  expect(compileFilter(bothFilters(left, right), source)).toEqual(want);
});

const leaves: fc.Arbitrary<FilterModel> = fc.oneof(
  fc.record({
    kind: fc.constant('in' as const),
    field: fc.constantFrom('a', 'b'),
    values: fc.array(fc.constantFrom('x', 'y', 'z'), { minLength: 1, maxLength: 3 }),
  }),
  fc.record({
    kind: fc.constant('compare' as const),
    field: fc.constant('n'),
    op: fc.constantFrom('>' as const, '>=' as const, '<' as const, '<=' as const),
    value: fc.integer({ min: 0, max: 4 }),
  }),
  fc.record({ kind: fc.constant('missing' as const), field: fc.constantFrom('a', 'b', 'n') }),
);
const { tree } = fc.letrec<{ tree: FilterModel }>((tie) => ({
  tree: fc.oneof(
    { maxDepth: 4 },
    leaves,
    fc.record({
      kind: fc.constantFrom('all' as const, 'any' as const),
      of: fc.array(tie('tree'), { minLength: 1, maxLength: 3 }),
    }),
    fc.record({ kind: fc.constant('not' as const), of: tie('tree') }),
  ),
}));
const rows = fc.record({
  a: fc.constantFrom<Scalar | null>('x', 'y', null),
  b: fc.constantFrom<Scalar | null>('x', 'z', null),
  n: fc.constantFrom<Scalar | null>(0, 2, 4, null),
});

test('the normal form says the same of every row, unknown included, and is its own normal form', () => {
  fc.assert(
    fc.property(tree, rows, (model, row) => {
      const read = (field: string): Scalar | null => row[field as keyof typeof row] ?? null;
      const compiled = compileFilter(model, source)!;
      expect(evalFilter(compiled, read)).toBe(evalFilter(model, read));
      expect(compileFilter(compiled, source)).toEqual(compiled);
    }),
    { numRuns: 500 },
  );
});
