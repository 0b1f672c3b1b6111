import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import { earlierByWallClock, zoneOffset } from './zone.ts';

const HOUR_MS = 3_600_000;
const DAY_MS = 24 * HOUR_MS;
const WEEK_MS = 7 * DAY_MS;
const at = (text: string): number => Date.parse(text);

describe('zoneOffset', () => {
  test.each<[string, string, string, number]>([
    ['Seoul has no summer time', 'Asia/Seoul', '2026-07-01T00:00:00Z', 9],
    ['UTC', 'UTC', '2026-07-01T00:00:00Z', 0],
    ['Berlin in winter', 'Europe/Berlin', '2026-01-01T00:00:00Z', 1],
    ['Berlin, the last moment of winter', 'Europe/Berlin', '2026-03-29T00:59:59.999Z', 1],
    ['Berlin, the first of summer', 'Europe/Berlin', '2026-03-29T01:00:00Z', 2],
    ['Berlin, the last of summer', 'Europe/Berlin', '2026-10-25T00:59:59.999Z', 2],
    ['Berlin, back in winter', 'Europe/Berlin', '2026-10-25T01:00:00Z', 1],
    ['a zone off by a quarter hour', 'Asia/Kathmandu', '2026-01-01T00:00:00Z', 5.75],
    ['west of Greenwich', 'America/New_York', '2026-01-01T00:00:00Z', -5],
    ['summer time of half an hour', 'Australia/Lord_Howe', '2026-01-01T00:00:00Z', 11],
    ['and its winter', 'Australia/Lord_Howe', '2026-07-01T00:00:00Z', 10.5],
  ])('%s', (_title, zone, text, hours) => {
    expect(zoneOffset(zone, at(text))).toBe(hours * HOUR_MS);
  });
});

describe('earlierByWallClock', () => {
  test.each<[string, string, string, number, string]>([
    ['a week in Seoul', 'Asia/Seoul', '2026-03-10T12:00:00+09:00', WEEK_MS, '2026-03-03T12:00:00+09:00'],
    ['a week of winter', 'Europe/Berlin', '2026-02-10T12:00:00+01:00', WEEK_MS, '2026-02-03T12:00:00+01:00'],
    [
      'over the change to summer',
      'Europe/Berlin',
      '2026-04-02T12:00:00+02:00',
      WEEK_MS,
      '2026-03-26T12:00:00+01:00',
    ],
    [
      'over the change to winter',
      'Europe/Berlin',
      '2026-10-28T12:00:00+01:00',
      WEEK_MS,
      '2026-10-21T12:00:00+02:00',
    ],
    [
      'on the day of the change',
      'Europe/Berlin',
      '2026-03-29T03:00:00+02:00',
      WEEK_MS,
      '2026-03-22T03:00:00+01:00',
    ],
    [
      'a day over the change',
      'Europe/Berlin',
      '2026-03-29T12:00:00+02:00',
      DAY_MS,
      '2026-03-28T12:00:00+01:00',
    ],
    [
      'a skipped time, with the offset before it',
      'Europe/Berlin',
      '2026-04-05T02:30:00+02:00',
      WEEK_MS,
      '2026-03-29T03:30:00+02:00',
    ],
    [
      'the end of the skipped hour',
      'Europe/Berlin',
      '2026-04-05T03:00:00+02:00',
      WEEK_MS,
      '2026-03-29T03:00:00+02:00',
    ],
    [
      'a time that was there twice: the first',
      'Europe/Berlin',
      '2026-11-01T02:30:00+01:00',
      WEEK_MS,
      '2026-10-25T02:30:00+02:00',
    ],
    [
      'from the second of two',
      'Europe/Berlin',
      '2026-10-25T02:30:00+01:00',
      WEEK_MS,
      '2026-10-18T02:30:00+02:00',
    ],
    [
      'eight weeks over one change',
      'Europe/Berlin',
      '2026-05-01T12:00:00+02:00',
      8 * WEEK_MS,
      '2026-03-06T12:00:00+01:00',
    ],
    [
      'half a year over both',
      'America/New_York',
      '2026-12-01T09:00:00-05:00',
      52 * WEEK_MS,
      '2025-12-02T09:00:00-05:00',
    ],
    [
      'changes of half an hour',
      'Australia/Lord_Howe',
      '2026-04-07T12:00:00+10:30',
      WEEK_MS,
      '2026-03-31T12:00:00+11:00',
    ],
  ])('%s', (_title, zone, from, spanMs, to) => {
    expect(new Date(earlierByWallClock(zone, at(from), spanMs)).toISOString()).toBe(
      new Date(at(to)).toISOString(),
    );
  });

  test('the wall clock shows the same, except where that time was skipped', () => {
    const zones = fc.constantFrom('Europe/Berlin', 'America/New_York', 'Asia/Seoul', 'Australia/Lord_Howe');
    const times = fc.integer({
      min: at('2025-01-01T00:00:00Z') / 60_000,
      max: at('2027-12-31T00:00:00Z') / 60_000,
    });
    fc.assert(
      fc.property(zones, times, fc.integer({ min: 1, max: 9 }), (zone, minute, weeks) => {
        const nowMs = minute * 60_000;
        const thenMs = earlierByWallClock(zone, nowMs, weeks * WEEK_MS);
        const wall = (ms: number) => ms + zoneOffset(zone, ms);
        const off = wall(thenMs) - (wall(nowMs) - weeks * WEEK_MS);
        // A skipped time is read as much later as the change took away.
        expect([0, HOUR_MS / 2, HOUR_MS]).toContain(off);
        if (off > 0) expect(zoneOffset(zone, thenMs)).toBe(zoneOffset(zone, thenMs - DAY_MS) + off);
      }),
      { numRuns: 2_000 },
    );
  });
});
