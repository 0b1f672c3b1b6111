import { expect, test } from '@jest/globals';
import { instantPrinter } from './instant.ts';

test.each<[string, string, number, string]>([
  ['the evening in Seoul', 'Asia/Seoul', Date.UTC(2026, 2, 6, 9, 28), '2026-03-06 18:28'],
  ['midnight is 00:00', 'Asia/Seoul', Date.UTC(2026, 2, 6, 15), '2026-03-07 00:00'],
  ['seconds are cut, not rounded', 'UTC', Date.UTC(2026, 0, 1, 0, 0, 59, 999), '2026-01-01 00:00'],
  ['before the clocks go forward', 'Europe/Helsinki', Date.UTC(2026, 2, 29, 0, 59), '2026-03-29 02:59'],
  ['after the clocks went forward', 'Europe/Helsinki', Date.UTC(2026, 2, 29, 1), '2026-03-29 04:00'],
])('%s', (_title, zone, ms, shown) => {
  const print = instantPrinter(zone);
  expect(print.dated(ms)).toBe(shown);
  expect(print.short(ms)).toBe(shown.slice(5));
});
