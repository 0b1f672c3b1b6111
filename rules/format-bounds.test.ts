import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import {
  formatDuration,
  formatExactly,
  formatMoney,
  formatPercent,
  formatPoints,
  formatPointsExactly,
  formatSpan,
  formatValue,
} from './format.ts';
import type { Scalar, Unit } from './unit.ts';

const S = 1_000;
const M = 60 * S;
const H = 60 * M;
const D = 24 * H;
const W = 7 * D;
const count: Unit = { kind: 'count' };
const percent: Unit = { kind: 'percent' };
const duration: Unit = { kind: 'duration' };
const mm: Unit = { kind: 'number', name: 'mm' };
const won: Unit = { kind: 'money', currency: 'KRW' };

describe('a reading is rounded where its unit stops', () => {
  test.each<[Scalar, Unit, string, string]>([
    [0.04, count, '0', '0건'],
    [0.05, count, '0.1', '0.1건'],
    [-0.04, count, '0', '0건'],
    [999.94, count, '999.9', '999.9건'],
    [999.96, count, '1,000', '1,000건'],
    [-1_234.5, count, '-1,234.5', '-1,234.5건'],
    [999_999_999, count, '999,999,999', '999,999,999건'],
    [Number.MAX_SAFE_INTEGER, count, '9,007,199,254,740,991', '9,007,199,254,740,991건'],
    [0.004, mm, '0mm', '0mm'],
    [0.006, mm, '0.01mm', '0.01mm'],
    [-0.004, mm, '0mm', '0mm'],
    [1_000, mm, '1,000mm', '1,000mm'],
    [1.5, { kind: 'number', name: null }, '1.5', '1.5'],
    [0, percent, '0.0%', '0.0%'],
    [1, percent, '100.0%', '100.0%'],
    [0.9994, percent, '99.9%', '99.9%'],
    [0.9996, percent, '100.0%', '100.0%'],
    [12.345, percent, '1234.5%', '1234.5%'],
    [-1, percent, '-100.0%', '-100.0%'],
    [0, won, '₩0', '0원'],
    [-0.4, won, '₩0', '0원'],
    [0.5, won, '₩1', '1원'],
    [-1, won, '-₩1', '-1원'],
    [150_000_000, won, '₩150,000,000', '150,000,000원'],
    [1, { kind: 'money', currency: 'USD' }, '$0.01', '$0.01'],
    [0, { kind: 'money', currency: 'USD' }, '$0.00', '$0.00'],
    [99_999, { kind: 'money', currency: 'USD' }, '$999.99', '$999.99'],
    [100_000, { kind: 'money', currency: 'USD' }, '$1,000.00', '$1,000.00'],
    [-5, { kind: 'money', currency: 'EUR' }, '-0.05 EUR', '-0.05 EUR'],
    [0, { kind: 'money', currency: 'JPY' }, '0 JPY', '0 JPY'],
    [0, { kind: 'distance' }, '0km', '0km'],
    [49, { kind: 'distance' }, '0km', '0km'],
    [1_000_000, { kind: 'distance' }, '1,000km', '1,000km'],
    ['', { kind: 'text' }, '', ''],
    ['1600', count, '1600', '1600'],
    [12.5, { kind: 'text' }, '12.5', '12.5'],
  ])('%p as %j: %s, %s', (value, unit, en, ko) => {
    expect(formatValue(value, unit, 'en')).toBe(en);
    expect(formatValue(value, unit, 'ko')).toBe(ko);
  });
});

describe('a duration of a reading goes over to the next unit', () => {
  test.each<[number, string, string]>([
    [1, '1ms', '1밀리초'],
    [999, '999ms', '999밀리초'],
    [999.4, '999ms', '999밀리초'],
    [999.5, '1s', '1초'],
    [M - 1, '59s999ms', '59초 999밀리초'],
    [M - 0.5, '1m', '1분'],
    [M, '1m', '1분'],
    [M + 499, '1m', '1분'],
    [M + 500, '1m1s', '1분 1초'],
    [H - 501, '59m59s', '59분 59초'],
    [H - 500, '1h', '1시간'],
    [H + 29 * S, '1h', '1시간'],
    [H + 30 * S, '1h1m', '1시간 1분'],
    [D - 31 * S, '23h59m', '23시간 59분'],
    [D - 30 * S, '1d', '1일'],
    [D + 30 * M, '1d1h', '1일 1시간'],
    [6 * D + 23 * H + 29 * M, '6d23h', '6일 23시간'],
    [W - 30 * M, '1w', '1주'],
    [W + 11 * H, '1w', '1주'],
    [W + 12 * H, '8d', '8일'],
    [52 * W, '52w', '52주'],
    [-500, '-500ms', '-500밀리초'],
    [-H, '-1h', '-1시간'],
  ])('%d ms: %s, %s', (ms, en, ko) => {
    expect(formatDuration(ms, 'en')).toBe(en);
    expect(formatDuration(ms, 'ko')).toBe(ko);
    expect(formatValue(ms, duration, 'en')).toBe(en);
  });
});

describe('a limit is said exactly', () => {
  test.each<[Scalar, Unit, string, string]>([
    [2.55, count, '2.55', '2.55건'],
    [1_600, count, '1,600', '1,600건'],
    [4.125, mm, '4.125mm', '4.125mm'],
    [0.000001, mm, '0.000001mm', '0.000001mm'],
    [-3.3, mm, '-3.3mm', '-3.3mm'],
    [0.5, percent, '50%', '50%'],
    [0.29, percent, '29%', '29%'],
    [0.07, percent, '7%', '7%'],
    [0.9995, percent, '99.95%', '99.95%'],
    [0.00001, percent, '0.001%', '0.001%'],
    [12, percent, '1200%', '1200%'],
    [0, percent, '0%', '0%'],
    [H + 40 * S, duration, '1h40s', '1시간 40초'],
    [0, duration, '0s', '0초'],
    [10 * D, duration, '10d', '10일'],
    [2 * W, duration, '2w', '2주'],
    [8 * D + 1, duration, '8d1ms', '8일 1밀리초'],
    [-90 * S, duration, '-1m30s', '-1분 30초'],
    [2_000, won, '₩2,000', '2,000원'],
    ['강남구', { kind: 'text' }, '강남구', '강남구'],
    [true, { kind: 'bool' }, 'yes', '예'],
  ])('%p as %j: %s, %s', (value, unit, en, ko) => {
    expect(formatExactly(value, unit, 'en')).toBe(en);
    expect(formatExactly(value, unit, 'ko')).toBe(ko);
  });

  test('two limits are never said alike', () => {
    const step = fc.integer({ min: 0, max: 10 ** 10 });
    fc.assert(
      fc.property(step, step, (a, b) => {
        fc.pre(a !== b);
        expect(formatSpan(a, 'en')).not.toBe(formatSpan(b, 'en'));
        expect(formatSpan(a, 'ko')).not.toBe(formatSpan(b, 'ko'));
        const [one, other] = [a / 10 ** 6, b / 10 ** 6];
        expect(formatExactly(one, mm, 'en')).not.toBe(formatExactly(other, mm, 'en'));
      }),
    );
  });
});

test.each<[number, string, string, string, string]>([
  [0, '0.0pp', '0.0%p', '0pp', '0%p'],
  [0.2, '20.0pp', '20.0%p', '20pp', '20%p'],
  [0.0225, '2.3pp', '2.3%p', '2.25pp', '2.25%p'],
  [-0.1, '-10.0pp', '-10.0%p', '-10pp', '-10%p'],
  [-0.0001, '0.0pp', '0.0%p', '-0.01pp', '-0.01%p'],
  [1, '100.0pp', '100.0%p', '100pp', '100%p'],
])('points of %d: read %s, %s; exactly %s, %s', (ratio, en, ko, exactEn, exactKo) => {
  expect([formatPoints(ratio, 'en'), formatPoints(ratio, 'ko')]).toEqual([en, ko]);
  expect([formatPointsExactly(ratio, 'en'), formatPointsExactly(ratio, 'ko')]).toEqual([exactEn, exactKo]);
});

test('no value is written with a minus before nothing', () => {
  fc.assert(
    fc.property(
      fc.double({ min: -1, max: 0, noNaN: true }),
      fc.constantFrom('en' as const, 'ko' as const),
      (value, language) => {
        const texts = [count, percent, mm, won].map((unit) => formatValue(value, unit, language));
        for (const text of [...texts, formatPercent(value), formatMoney(value, 'USD', language)]) {
          expect(text).not.toMatch(/^-[₩$]?[0.,]*(원|건|mm|%)?$/);
        }
      },
    ),
  );
});
