import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import { scaleOf } from '../../rules/scale.ts';
import type { FieldType } from '../../rules/source.ts';
import type { Scalar } from '../../rules/unit.ts';
import { decodeField, decodeTime } from './field-value.ts';

const decoded = (type: FieldType, raw: unknown): Scalar | null => {
  const value = decodeField(type, raw);
  return value.ok ? value.value : null;
};

describe('decodeField', () => {
  test.each<[string, FieldType, unknown, Scalar | null]>([
    ['a text', { kind: 'text' }, '강남구', '강남구'],
    ['NFD becomes NFC', { kind: 'place' }, '강남'.normalize('NFD'), '강남'],
    ['a text is no number', { kind: 'text' }, 7, null],
    ['an id may be a whole number', { kind: 'id', of: null }, 7, '7'],
    ['an id is no fraction', { kind: 'id', of: null }, 7.5, null],
    ['no series separator in a text', { kind: 'place' }, 'a\u001fb', null],
    ['true', { kind: 'bool' }, true, true],
    ['"true" is a text', { kind: 'bool' }, 'true', null],
    ['1 is no bool', { kind: 'bool' }, 1, null],
    ['a count', { kind: 'count' }, 3, 3],
    ['no half counts', { kind: 'count' }, 3.5, null],
    ['no counts past 2^53', { kind: 'count' }, 2 ** 53, null],
    ['a count is no text', { kind: 'count' }, '3', null],
    ['six decimals', { kind: 'number', unit: null }, 1.234567, 1_234_567],
    ['0.1 + 0.2 is 0.3', { kind: 'number', unit: null }, 0.1 + 0.2, 300_000],
    ['minus zero is zero', { kind: 'number', unit: null }, -0, 0],
    ['too large to add exactly', { kind: 'number', unit: null }, 1e12, null],
    ['infinity (1e999 in JSON)', { kind: 'number', unit: null }, Number.POSITIVE_INFINITY, null],
    ['NaN as a text', { kind: 'number', unit: null }, 'NaN', null],
    ['percent of a hundred', { kind: 'percent', wire: 'percent' }, 12.5, 125_000],
    ['percent of one', { kind: 'percent', wire: 'fraction' }, 0.125, 125_000],
    ['seconds', { kind: 'duration', wire: 's' }, 1.5, 1_500],
    ['minutes', { kind: 'duration', wire: 'm' }, 2, 120_000],
    ['hours', { kind: 'duration', wire: 'h' }, 1, 3_600_000],
    ['milliseconds', { kind: 'duration', wire: 'ms' }, 12, 12],
    ['metres', { kind: 'distance', wire: 'm' }, 499.6, 500],
    ['kilometres', { kind: 'distance', wire: 'km' }, 1.234_5, 1_235],
    ['won have no minor unit', { kind: 'money', currency: 'KRW' }, 2_000, 2_000],
    ['cents', { kind: 'money', currency: 'EUR' }, 19.99, 1_999],
    ['an amount of float noise', { kind: 'money', currency: 'USD' }, 0.1 + 0.2, 30],
    ['the largest amount of cents', { kind: 'money', currency: 'USD' }, 90_071_992_547_409.91, 2 ** 53 - 1],
    ['no fraction of a won', { kind: 'money', currency: 'KRW' }, 1.4, null],
    ['nor of a yen', { kind: 'money', currency: 'JPY' }, 0.5, null],
    ['nor of a cent', { kind: 'money', currency: 'USD' }, 10.555, null],
    ['nor of a cent owed', { kind: 'money', currency: 'EUR' }, -10.001, null],
    ['nor the smallest one that is no noise', { kind: 'money', currency: 'KRW' }, 1.000_002, null],
    ['a number keeps six decimals', { kind: 'number', unit: null }, 0.123_456_7, 123_457],
    ['a duration keeps whole ms', { kind: 'duration', wire: 's' }, 0.001_6, 2],
    ['a percentage keeps four decimals', { kind: 'percent', wire: 'percent' }, 12.345_67, 123_457],
    ['one of', { kind: 'oneOf', values: ['idle', 'busy'] }, 'idle', 'idle'],
    ['none of', { kind: 'oneOf', values: ['idle', 'busy'] }, 'gone', null],
    ['one of numbers, not texts', { kind: 'oneOf', values: [1, 2] }, '1', null],
    ['a time', { kind: 'time' }, '2026-03-10T00:00:00Z', 1_773_100_800_000],
    ['a point', { kind: 'point' }, { lat: 37.5, lon: 127 }, '37.5,127'],
    ['a point off the globe', { kind: 'point' }, { lat: 137.5, lon: 127 }, null],
    ['a point without a half', { kind: 'point' }, { lat: 37.5 }, null],
    ['an object is no text', { kind: 'text' }, {}, null],
    ['a list is no number', { kind: 'number', unit: null }, [1], null],
  ])('%s', (_title, type, raw, want) => {
    expect(decoded(type, raw)).toBe(want);
    expect(Object.is(decoded(type, raw), -0)).toBe(false);
  });

  test('what is refused says what was expected, never the value', () => {
    const refused = decodeField({ kind: 'oneOf', values: ['idle', 'busy'] }, 'secret');
    expect(refused).toEqual({ ok: false, expected: 'one of "idle", "busy"' });
  });

  test.each([
    ['KRW', 1.4, 'an amount in KRW with no decimals'],
    ['USD', 10.555, 'an amount in USD with at most 2 decimals'],
    ['USD', '10.55', 'a number'],
  ] as const)('%s %p: what was expected', (currency, raw, expected) => {
    expect(decodeField({ kind: 'money', currency }, raw)).toEqual({ ok: false, expected });
  });

  test('every amount of whole cents survives exactly', () => {
    fc.assert(
      fc.property(fc.integer({ min: -(10 ** 15), max: 10 ** 15 }), (cents) => {
        expect(decoded({ kind: 'money', currency: 'USD' }, cents / 100)).toBe(cents === 0 ? 0 : cents);
      }),
    );
  });

  test('numbers of six decimals survive exactly', () => {
    const type: FieldType = { kind: 'number', unit: null };
    fc.assert(
      fc.property(fc.integer({ min: -(10 ** 15), max: 10 ** 15 }), (n) => {
        expect(decoded(type, n / scaleOf(type))).toBe(n);
      }),
    );
  });
});

describe('decodeTime', () => {
  test.each<[string, unknown, number | null]>([
    ['epoch ms', 1_773_100_800_000, 1_773_100_800_000],
    ['UTC', '2026-03-10T00:00:00Z', 1_773_100_800_000],
    ['with a zone', '2026-03-10T09:00:00+09:00', 1_773_100_800_000],
    ['with a zone without a colon', '2026-03-10T09:00:00+0900', 1_773_100_800_000],
    ['without seconds', '2026-03-10T09:00+09:00', 1_773_100_800_000],
    ['with a fraction', '2026-03-10T00:00:00.250Z', 1_773_100_800_250],
    ['microseconds are cut', '2026-03-10T00:00:00.250999Z', 1_773_100_800_250],
    ['29 February of a leap year', '2028-02-29T00:00:00Z', Date.UTC(2028, 1, 29)],
    ['29 February of another', '2026-02-29T00:00:00Z', null],
    ['30 February', '2026-02-30T00:00:00Z', null],
    ['month 13', '2026-13-01T00:00:00Z', null],
    ['25 o’clock', '2026-03-10T25:00:00Z', null],
    ['24 o’clock', '2026-03-10T24:00:00Z', null],
    ['without a zone', '2026-03-10T00:00:00', null],
    ['a date alone', '2026-03-10', null],
    ['words', 'yesterday', null],
    ['empty', '', null],
    ['a fraction of a ms', 1.5, null],
    ['before 1970', -1, null],
    ['past the last date', 9e15, null],
    ['a bool', true, null],
    ['nothing', null, null],
  ])('%s', (_title, raw, want) => {
    expect(decodeTime(raw)).toBe(want);
  });
});
