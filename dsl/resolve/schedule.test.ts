import { describe, expect, test } from '@jest/globals';
import type { ScheduleModel } from '../model/definition.ts';
import { load, only, said } from './testing/sample.ts';

function scheduleOf(text: string): ScheduleModel | undefined {
  return load(`define schedule s ${text}`).project.schedules[0];
}

const days = (...names: string[]) => ({ kind: 'days', days: names });
const dates = (from: string, to = from) => ({ kind: 'dates', from, to });
const hours = (fromMinutes: number, toMinutes: number) => ({ fromMinutes, toMinutes });

describe('periods', () => {
  test.each<[text: string, periods: readonly object[]]>([
    ['= daily', [{ on: days('daily'), hours: null }]],
    ['= daily 11:00-14:00', [{ on: days('daily'), hours: hours(660, 840) }]],
    ['= weekday 09:00-24:00', [{ on: days('weekday'), hours: hours(540, 1440) }]],
    ['= fri 22:00-02:00', [{ on: days('fri'), hours: hours(1320, 120) }]],
    ['= mon, wed, sun 04:00-04:30', [{ on: days('mon', 'wed', 'sun'), hours: hours(240, 270) }]],
    ['= 2026-03-10', [{ on: dates('2026-03-10'), hours: null }]],
    ['= 2026-02-16..2026-02-18', [{ on: dates('2026-02-16', '2026-02-18'), hours: null }]],
    ['= 2026-02-16..2026-02-16 02:00-05:00', [{ on: dates('2026-02-16'), hours: hours(120, 300) }]],
    [
      '= 2026-03-10 02:00-05:00, sun 04:00-04:30',
      [
        { on: dates('2026-03-10'), hours: hours(120, 300) },
        { on: days('sun'), hours: hours(240, 270) },
      ],
    ],
  ])('define schedule s %s', (text, periods) => {
    expect(scheduleOf(text)).toEqual({ name: 's', title: null, periods, zone: null });
  });

  test.each<[text: string, title: string | null, zone: string | null]>([
    ['"점심" = daily', '점심', null],
    ['= daily in "Asia/Seoul"', null, 'Asia/Seoul'],
    ['= daily in "UTC"', null, 'UTC'],
    ['= daily in "America/Argentina/Buenos_Aires"', null, 'America/Argentina/Buenos_Aires'],
  ])('define schedule s %s', (text, title, zone) => {
    expect(scheduleOf(text)).toMatchObject({ title, zone });
  });
});

describe('what is no schedule', () => {
  test.each<[text: string, said: string, help: string]>([
    [
      '= 2026-02-18..2026-02-16',
      'OS1201 <2026-02-16> `2026-02-18..2026-02-16` ends before it begins',
      'write `2026-02-16..2026-02-18`',
    ],
    ['= daily 24:00-02:00', 'OS1201 <24:00> nothing begins at `24:00`', 'write `00:00` of the day after'],
    [
      '= daily in "Asia/Seol"',
      'OS1101 <"Asia/Seol"> there is no time zone called `Asia/Seol`',
      'did you mean `Asia/Seoul`?',
    ],
    [
      '= daily in "+09:00"',
      'OS1101 <"+09:00"> there is no time zone called `+09:00`',
      'for example `in "Asia/Seoul"`',
    ],
    [
      '= daily in "한국"',
      'OS1101 <"한국"> there is no time zone called `한국`',
      'for example `in "Asia/Seoul"`',
    ],
  ])('define schedule s %s', (text, want, help) => {
    expect(said(`define schedule s ${text}`)).toEqual([`error ${want}`]);
    expect(only(`define schedule s ${text}`).help).toBe(help);
    expect(scheduleOf(text)).toBeUndefined();
  });

  test('the fixes are what the help says', () => {
    expect(only('define schedule s = 2026-02-18..2026-02-16').fix?.text).toBe('2026-02-16..2026-02-18');
    expect(only('define schedule s = daily in "Asia/Seol"').fix?.text).toBe('"Asia/Seoul"');
  });
});

test('schedules come by name', () => {
  const { schedules } = load('define schedule b = daily\ndefine schedule a = daily').project;
  expect(schedules.map(({ name }) => name)).toEqual(['a', 'b']);
});
