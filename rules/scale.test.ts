import { expect, test } from '@jest/globals';
import { isNumeric, scaleOf, unitOf } from './scale.ts';
import type { FieldType } from './source.ts';
import type { Unit } from './unit.ts';

test.each<[FieldType, number, Unit, boolean]>([
  [{ kind: 'count' }, 1, { kind: 'count' }, true],
  [{ kind: 'number', unit: 'mm' }, 1_000_000, { kind: 'number', name: 'mm' }, true],
  [{ kind: 'percent', wire: 'fraction' }, 1_000_000, { kind: 'percent' }, true],
  [{ kind: 'duration', wire: 's' }, 1, { kind: 'duration' }, true],
  [{ kind: 'distance', wire: 'km' }, 1, { kind: 'distance' }, true],
  [{ kind: 'money', currency: 'KRW' }, 1, { kind: 'money', currency: 'KRW' }, true],
  [{ kind: 'bool' }, 1, { kind: 'bool' }, false],
  [{ kind: 'text' }, 1, { kind: 'text' }, false],
  [{ kind: 'id', of: 'order' }, 1, { kind: 'text' }, false],
  [{ kind: 'place' }, 1, { kind: 'text' }, false],
  [{ kind: 'point' }, 1, { kind: 'text' }, false],
  [{ kind: 'time' }, 1, { kind: 'text' }, false],
  [{ kind: 'oneOf', values: ['a'] }, 1, { kind: 'text' }, false],
])('%j: scale %d, unit %j, numeric %p', (type, scale, unit, numeric) => {
  expect(scaleOf(type)).toBe(scale);
  expect(unitOf(type)).toEqual(unit);
  expect(isNumeric(type)).toBe(numeric);
});
