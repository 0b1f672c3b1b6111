import { describe, expect, test } from '@jest/globals';
import { playbook } from '../../resolve/testing/sample.ts';
import { linted } from '../testing/linted.ts';

const found = (clauses: string, schedules = '', when = 'orders per region drop > 50%') =>
  linted(`${schedules}\n${playbook(when, undefined, clauses)}`, 'OS2012').map((line) =>
    line.replace('error OS2012 ', ''),
  );

const peak = 'define schedule peak = daily 11:00-14:00, daily 17:00-21:00';
const night = 'define schedule night = daily 22:00-06:00';

describe('OS2012: schedules that leave no time', () => {
  test.each<[string, string, string]>([
    ['only and except of one schedule', peak, 'only during peak except during peak'],
    ['among others', `${peak}\n${night}`, 'only during peak except during night, peak'],
    [
      'hours within longer ones',
      `${peak}\ndefine schedule day = daily 09:00-22:00`,
      'only during peak except during day',
    ],
    [
      'over midnight',
      `${night}\ndefine schedule dark = daily 20:00-24:00, daily 00:00-08:00`,
      'only during night except during dark',
    ],
    [
      'on Friday nights',
      'define schedule f = fri 22:00-02:00\ndefine schedule w = fri, sat',
      'only during f except during w',
    ],
    ['weekdays and weekend', 'define schedule w = weekday, weekend', 'except during w'],
    ['from a time to the same', 'define schedule a = daily 09:00-09:00', 'except during a'],
    ['one day of dates, by its name', 'define schedule d = 2026-02-16', 'only during d except during d'],
    ['one zone', 'define schedule z = daily 11:00-14:00 in "Asia/Seoul"', 'only during z except during z'],
  ])('%s', (_title, schedules, clauses) => {
    expect(found(clauses, schedules)).toEqual([
      expect.stringMatching(/^<except during .*> `p` never starts/),
    ]);
  });

  test.each<[string, string, string]>([
    [
      'a minute is left',
      `${peak}\ndefine schedule d = daily 11:00-20:59`,
      'only during peak except during d',
    ],
    ['one day is left', 'define schedule d = weekday, sat', 'except during d'],
    [
      'dates are weekdays at times',
      `${peak}\ndefine schedule d = 2026-02-16..2026-02-18`,
      'only during peak except during d',
    ],
    [
      'only on dates, which may be Sundays',
      'define schedule d = 2026-02-16..2026-02-18\ndefine schedule w = weekday',
      'only during d except during w',
    ],
    [
      'hours of other zones',
      `${peak}\ndefine schedule d = daily in "Asia/Tokyo"`,
      'only during peak except during d',
    ],
    ['only', peak, 'only during peak'],
    ['no schedules', '', ''],
  ])('not: %s', (_title, schedules, clauses) => {
    expect(found(clauses, schedules)).toEqual([]);
  });
});

describe('OS2012: a time of day outside its schedules', () => {
  test.each<[string, string, string]>([
    ['outside', peak, 'at 03:00 during peak'],
    ['at the end, which is no part of it', peak, 'at 14:00 during peak'],
    ['with a condition', peak, 'at 03:00 during peak and orders per region < 3'],
  ])('%s', (_title, schedules, when) => {
    expect(found('', schedules, when)).toEqual([
      expect.stringMatching(/^<\d\d:\d\d> `\d\d:\d\d` is never during `peak`$/),
    ]);
  });

  test.each<[string, string, string]>([
    ['inside', peak, 'at 11:00 during peak'],
    ['after midnight', night, 'at 03:00 during night'],
    ['on some days', 'define schedule w = weekend', 'at 03:00 during w'],
    [
      'the hours of another zone',
      'define schedule z = daily 11:00-14:00 in "Asia/Tokyo"',
      'at 03:00 during z',
    ],
    ['what is held until a schedule begins', peak, 'at 03:00'],
  ])('not: %s', (_title, schedules, when) => {
    expect(found(when === 'at 03:00' ? 'only during peak' : '', schedules, when)).toEqual([]);
  });
});

describe('OS2012: an `unless` that the trigger implies', () => {
  test.each<[string, string]>([
    ['the same', 'unless orders per region drop > 50%'],
    ['a lower threshold', 'unless orders per region drop > 30%'],
    ['one of several', 'unless rejects per region > 90% unless orders per region drop >= 50%'],
    ['one of two', 'unless rejects per region > 90% or orders per region drop > 20%'],
  ])('%s', (_title, clauses) => {
    expect(found(clauses)).toEqual([
      expect.stringContaining('never starts: this `unless` holds whenever `when` does'),
    ]);
  });

  test.each<[string, string]>([
    ['a higher threshold', 'unless orders per region drop > 80%'],
    ['another window', 'unless orders per region drop > 30% over 1h'],
    ['what must last longer', 'unless orders per region drop > 30% for 1h'],
    ['what must hold together with more', 'unless orders per region drop > 30% and rejects per region > 90%'],
    ['silence', 'unless orders_in is missing over 5m'],
  ])('not: %s', (_title, clauses) => {
    expect(found(clauses)).toEqual([]);
  });
});
