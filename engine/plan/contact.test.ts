import { expect, test } from '@jest/globals';
import { contactEndsMs, isNight } from './contact.ts';

const at = (text: string): number => Date.parse(text);

test.each<[string, string, string, boolean]>([
  ['the last second of the evening', 'Asia/Seoul', '2026-03-02T20:59:59+09:00', false],
  ['nine in the evening', 'Asia/Seoul', '2026-03-02T21:00:00+09:00', true],
  ['midnight', 'Asia/Seoul', '2026-03-03T00:00:00+09:00', true],
  ['the last second of the night', 'Asia/Seoul', '2026-03-03T07:59:59+09:00', true],
  ['eight in the morning', 'Asia/Seoul', '2026-03-03T08:00:00+09:00', false],
  ['night in another zone is day here', 'Asia/Seoul', '2026-03-03T02:00:00Z', false],
  ['a zone west of Greenwich', 'America/New_York', '2026-01-10T02:00:00Z', true],
  ['summer time', 'Europe/Berlin', '2026-07-01T19:00:00Z', true],
  ['the same hour in winter', 'Europe/Berlin', '2026-01-10T19:00:00Z', false],
])('%s', (_title, zone, text, isIt) => {
  expect(isNight(zone, at(text))).toBe(isIt);
});

test.each<[string, string, string, string]>([
  ['by day until the evening', 'Asia/Seoul', '2026-03-02T20:50:00+09:00', '2026-03-02T21:00:00+09:00'],
  ['at night not at all', 'Asia/Seoul', '2026-03-02T23:00:00+09:00', '2026-03-02T23:00:00+09:00'],
  [
    'in the morning for the whole day',
    'Asia/Seoul',
    '2026-03-02T08:00:00+09:00',
    '2026-03-02T21:00:00+09:00',
  ],
  ['on a day by summer time', 'Europe/Berlin', '2026-03-29T10:00:00+02:00', '2026-03-29T21:00:00+02:00'],
])('what is decided %s', (_title, zone, now, ends) => {
  expect(contactEndsMs(zone, at(now))).toBe(at(ends));
});
