import { describe, expect, test } from '@jest/globals';
import type { FilterModel } from '../model/source.ts';
import { filterOf } from './testing/declared.ts';

const placed: FilterModel = { kind: 'in', field: 'event', values: ['placed'] };
const paid: FilterModel = { kind: 'in', field: 'paid', values: [true] };
const big: FilterModel = { kind: 'compare', field: 'amount', op: '>', value: 20_000 };

describe('one test', () => {
  test.each<[string, FilterModel]>([
    ['event is "placed"', placed],
    ['event is placed', placed],
    ['event is not "placed"', { kind: 'not', of: placed }],
    ['event in ("placed", "accepted")', { kind: 'in', field: 'event', values: ['placed', 'accepted'] }],
    ['event not in ("placed")', { kind: 'not', of: placed }],
    ['event is in ("placed")', placed],
    ['orders_in.event is "placed"', placed],
    ['paid is true', paid],
    ['paid is not false', { kind: 'not', of: { ...paid, values: [false] } }],
    ['amount > 2만원', big],
    ['amount <= ₩20_000', { ...big, op: '<=' }],
    ['amount is 2000원', { kind: 'in', field: 'amount', values: [2000] }],
    ['took >= 1m30s', { kind: 'compare', field: 'took', op: '>=', value: 90_000 }],
    ['part < 30%', { kind: 'compare', field: 'part', op: '<', value: 0.3 }],
    ['rated > 4점', { kind: 'compare', field: 'rated', op: '>', value: 4 }],
    ['rated > -1', { kind: 'compare', field: 'rated', op: '>', value: -1 }],
    ['took is missing', { kind: 'missing', field: 'took' }],
    ['took is not missing', { kind: 'not', of: { kind: 'missing', field: 'took' } }],
    ['region is 강남구', { kind: 'in', field: 'region', values: ['seoul-gangnam'] }],
    [
      'region in (강남구, "seoul-seocho")',
      { kind: 'in', field: 'region', values: ['seoul-gangnam', 'seoul-seocho'] },
    ],
    ['shop is "r-017"', { kind: 'in', field: 'shop', values: ['r-017'] }],
    ['shop is channel', { kind: 'in', field: 'shop', values: ['#ops'] }],
  ])('%s', (where, want) => {
    expect(filterOf(where)).toEqual(want);
  });
});

describe('and, or, not', () => {
  test.each<[string, FilterModel]>([
    ['(event is "placed" and paid is true)', { kind: 'all', of: [placed, paid] }],
    ['event is "placed" or paid is true', { kind: 'any', of: [placed, paid] }],
    [
      'event is "placed" or paid is true and amount > 2만원',
      { kind: 'any', of: [placed, { kind: 'all', of: [paid, big] }] },
    ],
    [
      '(event is "placed" or paid is true) and amount > 2만원',
      { kind: 'all', of: [{ kind: 'any', of: [placed, paid] }, big] },
    ],
    ['not (event is "placed" or paid is true)', { kind: 'not', of: { kind: 'any', of: [placed, paid] } }],
    ['not not paid is true', { kind: 'not', of: { kind: 'not', of: paid } }],
  ])('%s', (where, want) => {
    expect(filterOf(where)).toEqual(want);
  });
});

describe('what it is not', () => {
  test.each<[string, readonly string[]]>([
    ['evnt is "placed"', ['OS1101']],
    ['event is "x" and evnt is "y"', ['OS1104', 'OS1101']],
    ['event > 3', ['OS1201']],
    ['paid is "true"', ['OS1201']],
    ['shop is 17', ['OS1201']],
    ['amount > 3', ['OS1202']],
    ['amount > 3USD', ['OS1204']],
    ['amount > nobody', ['OS1201']],
    ['took > 30%', ['OS1201']],
    ['rider.pay > 3USD', ['OS1107']],
    ['region is 강동구', ['OS1104']],
  ])('%s: %j', (where, want) => {
    expect(filterOf(where)).toEqual(want);
  });
});
