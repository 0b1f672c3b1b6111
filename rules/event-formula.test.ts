import { describe, expect, test } from '@jest/globals';
import { calculate, type EventFormula, evalFormula } from './event-formula.ts';
import type { Scalar } from './unit.ts';

const field = (name: string, scale = 1): EventFormula => ({ kind: 'field', field: name, scale });
const of = (value: number): EventFormula => ({ kind: 'constant', value });
const two = (left: EventFormula, op: '+' | '-' | '*' | '/', right: EventFormula): EventFormula => ({
  kind: 'binary',
  op,
  left,
  right,
});

describe('what one row gives', () => {
  test.each<[title: string, formula: EventFormula, want: number | null]>([
    ['a column in canonical units', field('rating', 1_000_000), 4.5],
    ['a difference', two(field('total'), '-', field('prep')), 1_200],
    ['a product', two(field('items'), '*', of(3)), 6],
    ['a quotient', two(field('total'), '/', field('items')), 900],
    ['nested, as written', two(two(field('total'), '-', field('prep')), '/', field('items')), 600],
    ['a column that the row lacks: nothing', two(field('total'), '+', field('gone')), null],
    ['and on the other side', two(field('gone'), '+', field('total')), null],
    ['a text: nothing', two(field('total'), '+', field('event')), null],
    ['divided by 0: nothing', two(field('total'), '/', field('none')), null],
    ['0 divided by 0: nothing', two(field('none'), '/', field('none')), null],
  ])('%s', (_title, formula, want) => {
    const row: Readonly<Record<string, Scalar>> = {
      rating: 4_500_000,
      total: 1_800,
      prep: 600,
      items: 2,
      none: 0,
      event: 'placed',
    };
    expect(evalFormula(formula, (name) => row[name] ?? null)).toBe(want);
  });
});

test('what is past every number is nothing', () => {
  expect(calculate('*', 1e200, 1e200)).toBeNull();
});
