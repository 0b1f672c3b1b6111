import { expect, test } from '@jest/globals';
import type { EventFormula } from '../../dsl/model/metric.ts';
import { computedFields } from './computed-fields.ts';

const field = (name: string): EventFormula => ({ kind: 'field', field: name });
const of = (value: number): EventFormula => ({ kind: 'constant', value, unit: { kind: 'count' } });
const two = (left: EventFormula, op: '+' | '-' | '*' | '/', right: EventFormula): EventFormula => ({
  kind: 'binary',
  op,
  left,
  right,
});

test.each<
  [title: string, formula: EventFormula, value: number, want: Readonly<Record<string, number>> | null]
>([
  ['a difference: nothing is taken off', two(field('a'), '-', field('b')), 30, { a: 30, b: 0 }],
  ['the first is what is taken off', two(of(100), '-', field('a')), 30, { a: 70 }],
  ['a quotient: divided by one', two(field('a'), '/', field('b')), 30, { a: 30, b: 1 }],
  ['a product with a field: times one', two(field('a'), '*', field('b')), 30, { a: 30, b: 1 }],
  ['half of it', two(field('a'), '/', of(2)), 30, { a: 60 }],
  ['one field twice', two(field('a'), '+', field('a')), 30, { a: 15 }],
  ['a square is no line', two(field('a'), '*', field('a')), 30, null],
  ['nothing can be divided so', two(of(3), '/', field('a')), 30, null],
])('%s', (_title, formula, value, want) => {
  const found = computedFields(formula, value);
  expect(found && Object.fromEntries(found)).toEqual(want);
});
