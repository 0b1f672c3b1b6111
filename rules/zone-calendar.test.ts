import { describe, expect, test } from '@jest/globals';
import { earlierByWallClock, zoneOffset } from './zone.ts';

const HOUR_MS = 3_600_000;
const DAY_MS = 24 * HOUR_MS;
const WEEK_MS = 7 * DAY_MS;
const at = (text: string): number => Date.parse(text);
const iso = (ms: number): string => new Date(ms).toISOString();

describe('an offset holds to the millisecond of its change', () => {
  test.each<[zone: string, change: string, before: number, after: number]>([
    ['America/New_York', '2026-03-08T07:00:00Z', -5, -4],
    ['America/New_York', '2026-11-01T06:00:00Z', -4, -5],
    ['Europe/Berlin', '2026-03-29T01:00:00Z', 1, 2],
    ['Europe/Berlin', '2026-10-25T01:00:00Z', 2, 1],
    ['Europe/London', '2026-03-29T01:00:00Z', 0, 1],
    ['Australia/Lord_Howe', '2026-04-04T15:00:00Z', 11, 10.5],
    ['Australia/Lord_Howe', '2026-10-03T15:30:00Z', 10.5, 11],
    ['America/St_Johns', '2026-03-08T05:30:00Z', -3.5, -2.5],
    ['Pacific/Chatham', '2026-04-04T14:00:00Z', 13.75, 12.75],
  ])('%s at %s: %d to %d hours', (zone, change, before, after) => {
    expect(zoneOffset(zone, at(change) - 1) / HOUR_MS).toBe(before);
    expect(zoneOffset(zone, at(change)) / HOUR_MS).toBe(after);
  });

  test.each<[zone: string, hours: number]>([
    ['UTC', 0],
    ['Asia/Seoul', 9],
    ['Asia/Tokyo', 9],
    ['Asia/Kolkata', 5.5],
    ['Asia/Kathmandu', 5.75],
    ['Australia/Eucla', 8.75],
    ['Pacific/Marquesas', -9.5],
    ['Pacific/Kiritimati', 14],
  ])('%s is %d hours off all year', (zone, hours) => {
    for (const month of ['01', '03', '04', '07', '10', '11'])
      expect(zoneOffset(zone, at(`2026-${month}-15T12:34:56.789Z`))).toBe(hours * HOUR_MS);
  });
});

describe('the same time of the weeks before', () => {
  /** Four steps back from an instant, as UTC. */
  test.each<[title: string, zone: string, from: string, spanMs: number, steps: readonly string[]]>([
    [
      'Seoul has no clock changes',
      'Asia/Seoul',
      '2026-04-07T18:00:00+09:00',
      WEEK_MS,
      ['2026-03-31T09:00', '2026-03-24T09:00', '2026-03-17T09:00', '2026-03-10T09:00'],
    ],
    [
      'Berlin in spring: two weeks of summer, two of winter',
      'Europe/Berlin',
      '2026-04-12T12:00:00+02:00',
      WEEK_MS,
      ['2026-04-05T10:00', '2026-03-29T10:00', '2026-03-22T11:00', '2026-03-15T11:00'],
    ],
    [
      'Berlin in autumn',
      'Europe/Berlin',
      '2026-11-08T12:00:00+01:00',
      WEEK_MS,
      ['2026-11-01T11:00', '2026-10-25T11:00', '2026-10-18T10:00', '2026-10-11T10:00'],
    ],
    [
      'New York in spring, three weeks before Berlin',
      'America/New_York',
      '2026-03-15T12:00:00-04:00',
      WEEK_MS,
      ['2026-03-08T16:00', '2026-03-01T17:00', '2026-02-22T17:00', '2026-02-15T17:00'],
    ],
    [
      'days over a change',
      'America/New_York',
      '2026-03-09T18:30:00-04:00',
      DAY_MS,
      ['2026-03-08T22:30', '2026-03-07T23:30', '2026-03-06T23:30', '2026-03-05T23:30'],
    ],
    [
      'India is half an hour off',
      'Asia/Kolkata',
      '2026-03-10T18:00:00+05:30',
      WEEK_MS,
      ['2026-03-03T12:30', '2026-02-24T12:30', '2026-02-17T12:30', '2026-02-10T12:30'],
    ],
    [
      'Newfoundland changes, and is half an hour off',
      'America/St_Johns',
      '2026-03-16T09:00:00-02:30',
      WEEK_MS,
      ['2026-03-09T11:30', '2026-03-02T12:30', '2026-02-23T12:30', '2026-02-16T12:30'],
    ],
    [
      'over a leap day and the turn of a year',
      'Asia/Seoul',
      '2028-03-07T00:00:00+09:00',
      WEEK_MS * 4,
      ['2028-02-07T15:00', '2028-01-10T15:00', '2027-12-13T15:00', '2027-11-15T15:00'],
    ],
  ])('%s', (_title, zone, from, spanMs, steps) => {
    const back = steps.map((_, index) => earlierByWallClock(zone, at(from), spanMs * (index + 1)));
    expect(back.map(iso)).toEqual(steps.map((text) => `${text}:00.000Z`));
  });
});

describe('a wall time that was skipped or came twice', () => {
  test.each<[title: string, zone: string, from: string, want: string]>([
    [
      'skipped in New York: as if the clock had not moved',
      'America/New_York',
      '2026-03-15T02:30:00-04:00',
      '2026-03-08T07:30',
    ],
    ['its first minute', 'America/New_York', '2026-03-15T02:00:00-04:00', '2026-03-08T07:00'],
    ['the minute before it', 'America/New_York', '2026-03-15T01:59:00-04:00', '2026-03-08T06:59'],
    ['twice in New York: the first', 'America/New_York', '2026-11-08T01:30:00-05:00', '2026-11-01T05:30'],
    ['the minute after both', 'America/New_York', '2026-11-08T02:00:00-05:00', '2026-11-01T07:00'],
    ['skipped by half an hour', 'Australia/Lord_Howe', '2026-10-11T02:15:00+11:00', '2026-10-03T15:45'],
    [
      'twice by half an hour: the first',
      'Australia/Lord_Howe',
      '2026-04-12T01:45:00+10:30',
      '2026-04-04T14:45',
    ],
    ['never in Seoul', 'Asia/Seoul', '2026-03-15T02:30:00+09:00', '2026-03-07T17:30'],
  ])('%s', (_title, zone, from, want) => {
    expect(iso(earlierByWallClock(zone, at(from), WEEK_MS))).toBe(`${want}:00.000Z`);
  });

  test('seconds and milliseconds are kept', () => {
    expect(iso(earlierByWallClock('Europe/Berlin', at('2026-04-02T12:34:56.789+02:00'), WEEK_MS))).toBe(
      '2026-03-26T11:34:56.789Z',
    );
  });

  test('a step of nothing is the instant itself, but for the second of two', () => {
    expect(iso(earlierByWallClock('Europe/Berlin', at('2026-04-02T12:00:00+02:00'), 0))).toBe(
      '2026-04-02T10:00:00.000Z',
    );
    expect(iso(earlierByWallClock('Europe/Berlin', at('2026-10-25T02:30:00+01:00'), 0))).toBe(
      '2026-10-25T00:30:00.000Z',
    );
  });
});
