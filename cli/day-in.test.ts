import { expect, test } from '@jest/globals';
import { dayIn } from './day-in.ts';

test.each([
  ['Asia/Seoul', '2026-05-31T14:59:59Z', '2026-05-31'],
  ['Asia/Seoul', '2026-05-31T15:00:00Z', '2026-06-01'],
  ['America/New_York', '2026-06-01T03:00:00Z', '2026-05-31'],
  ['UTC', '2026-01-02T00:00:00Z', '2026-01-02'],
])('%s at %s', (zone, at, day) => {
  expect(dayIn(zone, Date.parse(at))).toBe(day);
});
