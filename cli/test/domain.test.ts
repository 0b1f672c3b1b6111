import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import type { Filter } from '../../rules/filter.ts';
import { evalFilter } from '../../rules/filter-eval.ts';
import type { Field } from '../../rules/source.ts';
import type { Scalar } from '../../rules/unit.ts';
import { type Goal, narrow, valuesIn } from './domain.ts';

const fields: readonly Field[] = [
  { name: 'event', type: { kind: 'oneOf', values: ['a', 'b', 'c'] }, optional: false, private: false },
  { name: 'paid', type: { kind: 'bool' }, optional: true, private: false },
  { name: 'n', type: { kind: 'count' }, optional: true, private: false },
];

const filters: fc.Arbitrary<Filter> = fc.letrec<{ filter: Filter }>((tie) => ({
  filter: fc.oneof(
    { depthSize: 'small', maxDepth: 3 },
    fc.record({
      kind: fc.constant('in' as const),
      field: fc.constant('event'),
      values: fc.subarray<Scalar>(['a', 'b', 'c'], { minLength: 1 }),
    }),
    fc.record({
      kind: fc.constant('in' as const),
      field: fc.constant('paid'),
      values: fc.constantFrom([true], [false]),
    }),
    fc.record({
      kind: fc.constant('compare' as const),
      field: fc.constant('n'),
      op: fc.constantFrom('>' as const, '>=' as const, '<' as const, '<=' as const),
      value: fc.integer({ min: -3, max: 3 }),
    }),
    fc.record({ kind: fc.constant('missing' as const), field: fc.constantFrom('paid', 'n') }),
    fc.record({
      kind: fc.constantFrom('all' as const, 'any' as const),
      of: fc.array(tie('filter'), { minLength: 1, maxLength: 3 }),
    }),
    fc.record({ kind: fc.constant('not' as const), of: tie('filter') }),
  ),
})).filter;

const goals = fc.array(fc.record({ filter: filters, takes: fc.boolean() }), { minLength: 1, maxLength: 3 });

/** Every event of a few values. */
const events: readonly (readonly [string, Scalar | undefined][])[] = ['a', 'b', 'c'].flatMap((event) =>
  [undefined, true, false].flatMap((paid) =>
    [undefined, -4, -3, -2, -1, 0, 1, 2, 3, 4].map((n): [string, Scalar | undefined][] => [
      ['event', event],
      ['paid', paid],
      ['n', n],
    ]),
  ),
);

function holds(all: readonly Goal[], event: ReadonlyMap<string, Scalar | undefined>): boolean {
  return all.every(({ filter, takes }) => evalFilter(filter, (field) => event.get(field) ?? null) === takes);
}

test('any choice of allowed values meets every goal', () => {
  fc.assert(
    fc.property(goals, (all) => {
      const domains = narrow(all);
      if (domains === null) return;
      const values = fields.map(
        (field) => [field.name, valuesIn(domains.get(field.name), field, [])] as const,
      );
      for (const [, list] of values) if (list === null) return;
      const first = new Map(values.map(([name, list]) => [name, list![0]]));
      const last = new Map(values.map(([name, list]) => [name, list!.at(-1)]));
      expect(holds(all, first)).toBe(true);
      expect(holds(all, last)).toBe(true);
    }),
  );
});

test('where nothing is found no event is so', () => {
  fc.assert(
    fc.property(goals, (all) => {
      if (narrow(all) !== null) return;
      expect(events.some((event) => holds(all, new Map(event)))).toBe(false);
    }),
  );
});

describe('values of a field', () => {
  const count = fields[2]!;
  const domain = { allowed: null, denied: [], least: null, most: null, absent: null } as const;
  test.each([
    ['an optional one that nobody asks for stays away', undefined, count, [undefined]],
    ['one that must be there is zero', { ...domain, absent: false }, count, [0]],
    ['at least', { ...domain, least: 7, absent: false }, count, [7]],
    ['at most', { ...domain, most: -2, absent: false }, count, [-2]],
    ['none of some', { ...domain, denied: [0, 1], absent: false }, count, [2]],
    ['one of a list', undefined, fields[0]!, ['a', 'b', 'c']],
    ['that cannot be left out', { ...domain, absent: true }, fields[0]!, null],
  ] as const)('%s', (_title, given, field, want) => {
    expect(valuesIn(given, field, [])).toEqual(want);
  });
});
