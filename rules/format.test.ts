import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import { formatDuration, formatPoints, formatValue } from './format.ts';
import type { Scalar, Unit } from './unit.ts';

const count: Unit = { kind: 'count' };
const percent: Unit = { kind: 'percent' };
const duration: Unit = { kind: 'duration' };
const won: Unit = { kind: 'money', currency: 'KRW' };

test.each<[Scalar, Unit, string, string]>([
  [1600, count, '1,600', '1,600건'],
  [0, count, '0', '0건'],
  [999, count, '999', '999건'],
  [1234567, count, '1,234,567', '1,234,567건'],
  [12.5, count, '12.5', '12.5건'],
  [0.6, percent, '60.0%', '60.0%'],
  [0.0004, percent, '0.0%', '0.0%'],
  [-0.0001, percent, '0.0%', '0.0%'],
  [-0.25, percent, '-25.0%', '-25.0%'],
  [1_500_000, duration, '25m', '25분'],
  [2000, won, '₩2,000', '2,000원'],
  [-2000, won, '-₩2,000', '-2,000원'],
  [1999.6, won, '₩2,000', '2,000원'],
  [1250, { kind: 'money', currency: 'USD' }, '$12.50', '$12.50'],
  [-1250, { kind: 'money', currency: 'USD' }, '-$12.50', '-$12.50'],
  [123456, { kind: 'money', currency: 'EUR' }, '1,234.56 EUR', '1,234.56 EUR'],
  [1500, { kind: 'money', currency: 'JPY' }, '1,500 JPY', '1,500 JPY'],
  [15.25, { kind: 'number', name: 'mm' }, '15.25mm', '15.25mm'],
  [15, { kind: 'number', name: null }, '15', '15'],
  [3000, { kind: 'distance' }, '3km', '3km'],
  [3250, { kind: 'distance' }, '3.3km', '3.3km'],
  ['강남구', { kind: 'text' }, '강남구', '강남구'],
  [true, { kind: 'bool' }, 'yes', '예'],
  [false, { kind: 'bool' }, 'no', '아니요'],
])('%p as %j: %s, %s', (value, unit, en, ko) => {
  expect(formatValue(value, unit, 'en')).toBe(en);
  expect(formatValue(value, unit, 'ko')).toBe(ko);
});

describe('durations show two units, rounded to the finer', () => {
  test.each<[number, string, string]>([
    [0, '0s', '0초'],
    [0.4, '0s', '0초'],
    [250, '250ms', '250밀리초'],
    [999.7, '1s', '1초'],
    [1500, '1s500ms', '1초 500밀리초'],
    [90_000, '1m30s', '1분 30초'],
    [5_400_000, '1h30m', '1시간 30분'],
    [3_599_700, '1h', '1시간'],
    [3_661_000, '1h1m', '1시간 1분'],
    [86_400_000, '1d', '1일'],
    [90_000_000, '1d1h', '1일 1시간'],
    [604_800_000, '1w', '1주'],
    [864_000_000, '10d', '10일'],
    [2_419_200_000, '4w', '4주'],
    [-1_500_000, '-25m', '-25분'],
  ])('%d ms: %s, %s', (ms, en, ko) => {
    expect(formatDuration(ms, 'en')).toBe(en);
    expect(formatDuration(ms, 'ko')).toBe(ko);
  });

  test('a text is never empty and never shows sixty of a unit', () => {
    fc.assert(
      fc.property(fc.integer({ min: 0, max: 10 ** 11 }), (ms) => {
        const text = formatDuration(ms, 'en');
        expect(text).toMatch(/^(\d+(w|d|h|m|s|ms)){1,2}$/);
        expect(text).not.toMatch(/(?<!\d)(60s|60m|24h|1000ms)/);
      }),
    );
  });
});

test.each<['en' | 'ko', string]>([
  ['en', '20.0pp'],
  ['ko', '20.0%p'],
])('points in %s: %s', (language, want) => {
  expect(formatPoints(0.2, language)).toBe(want);
});
