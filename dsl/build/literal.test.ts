import { expect, test } from '@jest/globals';
import { parse } from '../parse.ts';
import type { Atom } from '../tree/literal.ts';

const MINUTE = 60_000;
const HOUR = 60 * MINUTE;
const DAY = 24 * HOUR;

/** The value of `define value v = …`, without its place. */
function defined(written: string): Record<string, unknown> {
  const [item] = parse(`define value v = ${written}`, 'a.play').file.items;
  if (item?.kind !== 'define-value') throw new Error(`not a value: ${written}`);
  return withoutPlace(item.value);
}

function withoutPlace(atom: Atom): Record<string, unknown> {
  return Object.fromEntries(
    Object.entries(atom).filter(([key]) => !['span', 'raw', 'parts', 'name'].includes(key)),
  );
}

test.each<[string, Record<string, unknown>]>([
  ['15m', { kind: 'duration', ms: 15 * MINUTE }],
  ['1h30m', { kind: 'duration', ms: 90 * MINUTE }],
  ['4w', { kind: 'duration', ms: 28 * DAY }],
  ['500ms', { kind: 'duration', ms: 500 }],
  ['1.5h', { kind: 'duration', ms: 90 * MINUTE }],
  ['15분', { kind: 'duration', ms: 15 * MINUTE }],
  ['1시간30분', { kind: 'duration', ms: 90 * MINUTE }],
  ['2주3일', { kind: 'duration', ms: 17 * DAY }],
  ['500m', { kind: 'duration', ms: 500 * MINUTE }],
  ['-10m', { kind: 'duration', ms: -10 * MINUTE }],
  ['50%', { kind: 'percent', ratio: 0.5 }],
  ['0.1%', { kind: 'percent', ratio: 0.001 }],
  ['-30%', { kind: 'percent', ratio: -0.3 }],
  ['20pp', { kind: 'points', ratio: 0.2 }],
  ['20%p', { kind: 'points', ratio: 0.2 }],
  ['2x', { kind: 'factor', factor: 2 }],
  ['1.3배', { kind: 'factor', factor: 1.3 }],
  ['2000원', { kind: 'money', minor: 2000, currency: 'KRW' }],
  ['2천원', { kind: 'money', minor: 2000, currency: 'KRW' }],
  ['5만원', { kind: 'money', minor: 50_000, currency: 'KRW' }],
  ['3만5000원', { kind: 'money', minor: 35_000, currency: 'KRW' }],
  ['1억5000만원', { kind: 'money', minor: 150_000_000, currency: 'KRW' }],
  ['2.5만원', { kind: 'money', minor: 25_000, currency: 'KRW' }],
  ['₩5_000_000', { kind: 'money', minor: 5_000_000, currency: 'KRW' }],
  ['3000KRW', { kind: 'money', minor: 3000, currency: 'KRW' }],
  ['19.99USD', { kind: 'money', minor: 1999, currency: 'USD' }],
  ['30건', { kind: 'count', value: 30, unit: '건' }],
  ['20곳', { kind: 'count', value: 20, unit: '곳' }],
  ['1_000', { kind: 'number', value: 1000, unit: null }],
  ['-2.5', { kind: 'number', value: -2.5, unit: null }],
  ['10mm', { kind: 'number', value: 10, unit: 'mm' }],
  ['3.5점', { kind: 'number', value: 3.5, unit: '점' }],
  ['3km', { kind: 'distance', metres: 3000 }],
  ['0.5km', { kind: 'distance', metres: 500 }],
  ['18:30', { kind: 'time', minutes: 1110 }],
  ['24:00', { kind: 'time', minutes: 1440 }],
  ['9:05', { kind: 'time', minutes: 545 }],
  ['true', { kind: 'bool', value: true }],
  ['false', { kind: 'bool', value: false }],
  ['"강남"', { kind: 'text', value: '강남' }],
  ['강남구', { kind: 'name' }],
])('%s', (written, value) => {
  expect(defined(written)).toEqual(value);
  expect(parse(`define value v = ${written}`, 'a.play').diagnostics).toEqual([]);
});

test.each<[string, Record<string, unknown>]>([
  ['15 minutes', { kind: 'duration', ms: 15 * MINUTE }],
  ['1h 30m', { kind: 'duration', ms: 90 * MINUTE }],
  ['2 weeks', { kind: 'duration', ms: 14 * DAY }],
  ['3,000원', { kind: 'money', minor: 3000, currency: 'KRW' }],
  ['₩300만', { kind: 'money', minor: 3_000_000, currency: 'KRW' }],
  ['300만', { kind: 'money', minor: 3_000_000, currency: 'KRW' }],
  ['50 %', { kind: 'percent', ratio: 0.5 }],
  ['%50', { kind: 'percent', ratio: 0.5 }],
  ['30 건', { kind: 'count', value: 30, unit: '건' }],
  ['3,000', { kind: 'number', value: 3000, unit: null }],
  ['3Om', { kind: 'duration', ms: 30 * MINUTE }],
  ["'ops'", { kind: 'text', value: 'ops' }],
  ['“ops”', { kind: 'text', value: 'ops' }],
])('the slip %s counts as what it is repaired to', (written, value) => {
  expect(defined(written)).toEqual(value);
  expect(parse(`define value v = ${written}`, 'a.play').diagnostics.map(({ code }) => code)).toEqual([
    'OS0105',
  ]);
});

test.each([
  ['a day that February lacks', 'define schedule s = 2026-02-30'],
  ['a leap day of a common year', 'define schedule s = 2027-02-29'],
  ['a month 13', 'define schedule s = 2026-13-01'],
  ['an hour 25', 'define schedule s = daily 25:00-26:00'],
  ['more money than can be counted', 'define value v = 99999999999999억원'],
  ['letters in a window', 'playbook p { when a > 1 over 10mm then do x() }'],
])('%s is OS0105', (_title, text) => {
  const { diagnostics } = parse(text, 'a.play');
  expect(new Set(diagnostics.map(({ code }) => code))).toEqual(new Set(['OS0105']));
});

test.each(['2028-02-29', '2026-12-31', '2026-01-01'])('%s is a day', (day) => {
  expect(parse(`define schedule s = ${day}`, 'a.play').diagnostics).toEqual([]);
});
