import { describe, expect, test } from '@jest/globals';
import { holdsAt, isTimeOfDay, type Period, type Schedule } from './schedule.ts';

const SEOUL = 'Asia/Seoul';
const days = (...names: string[]): Period['on'] => ({ kind: 'days', days: names });
const hours = (from: number, to: number): Period['hours'] => ({ fromMinutes: from * 60, toMinutes: to * 60 });
const of = (on: Period['on'], when: Period['hours'] = null, zone: string | null = null): Schedule => ({
  name: 's',
  title: null,
  periods: [{ on, hours: when }],
  zone,
});
const lunch = of(days('daily'), hours(11, 14));
const friday = of(days('fri'), hours(22, 2));
const lunar = of({ kind: 'dates', from: '2026-02-16', to: '2026-02-18' });
const eve = of({ kind: 'dates', from: '2026-12-31', to: '2026-12-31' }, hours(20, 4));

describe('a schedule holds', () => {
  test.each<[title: string, schedule: Schedule, at: string, want: boolean]>([
    ['from its first minute on', lunch, '2026-03-10T11:00:00+09:00', true],
    ['not before', lunch, '2026-03-10T10:59:50+09:00', false],
    ['to its end, which is out', lunch, '2026-03-10T14:00:00+09:00', false],
    ['a weekday', of(days('weekday')), '2026-03-06T23:59:50+09:00', true],
    ['Saturday is none', of(days('weekday')), '2026-03-07T00:00:00+09:00', false],
    ['the weekend', of(days('weekend')), '2026-03-08T12:00:00+09:00', true],
    ['two days by name', of(days('mon', 'wed')), '2026-03-11T12:00:00+09:00', true],
    ['not the day between', of(days('mon', 'wed')), '2026-03-10T12:00:00+09:00', false],
    ['over midnight, before it', friday, '2026-03-06T23:00:00+09:00', true],
    ['over midnight, after it', friday, '2026-03-07T01:59:50+09:00', true],
    ['over midnight, at its end', friday, '2026-03-07T02:00:00+09:00', false],
    ['not in the night before', friday, '2026-03-06T01:00:00+09:00', false],
    ['the first of some dates', lunar, '2026-02-16T00:00:00+09:00', true],
    ['the last of them to its end', lunar, '2026-02-18T23:59:50+09:00', true],
    ['the day after is out', lunar, '2026-02-19T00:00:00+09:00', false],
    ['a date over midnight and over the year', eve, '2027-01-01T03:00:00+09:00', true],
    [
      'its own zone before the project’s',
      of(days('daily'), hours(11, 14), 'UTC'),
      '2026-03-10T20:30:00+09:00',
      true,
    ],
    ['before 1970', of(days('wed')), '1969-12-31T12:00:00+09:00', true],
  ])('%s', (_title, schedule, at, want) => {
    expect(holdsAt(schedule, SEOUL, Date.parse(at))).toBe(want);
  });

  test('any of its periods is enough', () => {
    const both: Schedule = { ...lunch, periods: [...lunch.periods, ...friday.periods] };
    expect(holdsAt(both, SEOUL, Date.parse('2026-03-06T23:00:00+09:00'))).toBe(true);
    expect(holdsAt(both, SEOUL, Date.parse('2026-03-06T12:00:00+09:00'))).toBe(true);
    expect(holdsAt(both, SEOUL, Date.parse('2026-03-06T18:00:00+09:00'))).toBe(false);
  });

  test('by the wall clock, where the clocks change', () => {
    const night = of(days('daily'), hours(2, 3));
    const held = (from: string) =>
      Array.from({ length: 24 * 6 }, (_, i) => Date.parse(from) + i * 600_000).filter((at) =>
        holdsAt(night, 'Europe/Berlin', at),
      ).length;
    expect(held('2026-03-28T00:00:00+01:00')).toBe(6);
    expect(held('2026-03-29T00:00:00+01:00')).toBe(0);
    expect(held('2026-10-25T00:00:00+02:00')).toBe(12);
  });
});

test.each<[title: string, minutes: number, zone: string, at: string, want: boolean]>([
  ['at that minute', 16 * 60, SEOUL, '2026-03-10T16:00:00+09:00', true],
  ['not the pane before', 16 * 60, SEOUL, '2026-03-10T15:59:50+09:00', false],
  ['not the pane after', 16 * 60, SEOUL, '2026-03-10T16:00:10+09:00', false],
  ['midnight', 0, SEOUL, '2026-03-10T00:00:00+09:00', true],
  [
    'a time that a change of the clocks leaves out is never',
    150,
    'Europe/Berlin',
    '2026-03-29T01:30:00Z',
    false,
  ],
])('a time of day: %s', (_title, minutes, zone, at, want) => {
  expect(isTimeOfDay(minutes, zone, Date.parse(at))).toBe(want);
});
