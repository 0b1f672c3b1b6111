import { describe, expect, test } from '@jest/globals';
import type { Literal } from '../tree/literal.ts';
import { canonicalOf, ownType } from './quantity.ts';
import type { ValueType } from './value.ts';

const span = { start: 0, end: 0 };
const literals: readonly Literal[] = [
  { kind: 'number', value: 30, unit: null, raw: '30', span },
  { kind: 'number', value: 15, unit: 'mm', raw: '15mm', span },
  { kind: 'count', value: 30, unit: '건', raw: '30건', span },
  { kind: 'percent', ratio: 0.5, raw: '50%', span },
  { kind: 'points', ratio: 0.2, raw: '20pp', span },
  { kind: 'factor', factor: 2, raw: '2x', span },
  { kind: 'duration', ms: 900_000, raw: '15m', span },
  { kind: 'money', minor: 2000, currency: 'KRW', raw: '2000원', span },
  { kind: 'money', minor: 2000, currency: 'USD', raw: '20USD', span },
  { kind: 'distance', metres: 3000, raw: '3km', span },
  { kind: 'text', value: 'a', parts: [], raw: '"a"', span },
  { kind: 'bool', value: true, raw: 'true', span },
  { kind: 'time', minutes: 540, raw: '09:00', span },
  { kind: 'date', date: '2026-03-10', raw: '2026-03-10', span },
];

describe('which literals stand for a value of a type', () => {
  test.each<[ValueType, Readonly<Record<string, number>>]>([
    [{ kind: 'count' }, { '30': 30, '30건': 30 }],
    [
      { kind: 'number', name: null },
      { '30': 30, '30건': 30 },
    ],
    [
      { kind: 'number', name: 'mm' },
      { '30': 30, '15mm': 15 },
    ],
    [{ kind: 'percent' }, { '50%': 0.5 }],
    [{ kind: 'duration' }, { '15m': 900_000 }],
    [{ kind: 'money', currency: 'KRW' }, { '2000원': 2000 }],
    [{ kind: 'money', currency: 'USD' }, { '20USD': 2000 }],
    [{ kind: 'distance' }, { '3km': 3000 }],
    [{ kind: 'text' }, {}],
    [{ kind: 'bool' }, {}],
  ])('%j: %j', (type, want) => {
    const fitting = literals.flatMap((literal) => {
      const value = canonicalOf(literal, type);
      return value === null ? [] : [[literal.raw, value] as const];
    });
    expect(Object.fromEntries(fitting)).toEqual(want);
  });
});

test.each<[string, ReturnType<typeof ownType>]>([
  ['30', { type: { kind: 'number', name: null }, value: 30 }],
  ['15mm', { type: { kind: 'number', name: 'mm' }, value: 15 }],
  ['30건', { type: { kind: 'count' }, value: 30 }],
  ['50%', { type: { kind: 'percent' }, value: 0.5 }],
  ['15m', { type: { kind: 'duration' }, value: 900_000 }],
  ['2000원', { type: { kind: 'money', currency: 'KRW' }, value: 2000 }],
  ['3km', { type: { kind: 'distance' }, value: 3000 }],
  ['"a"', { type: { kind: 'text' }, value: 'a' }],
  ['true', { type: { kind: 'bool' }, value: true }],
  ['2x', null],
  ['09:00', null],
  ['2026-03-10', null],
])('the own type of %s', (raw, want) => {
  expect(ownType(literals.find((literal) => literal.raw === raw)!)).toEqual(want);
});
