import type { ScheduleModel } from '../../model/definition.ts';
import type { Day } from '../../tree/define.ts';

const DAY_MINUTES = 1440;
export const WEEK_MINUTES = 7 * DAY_MINUTES;

/** Which minutes of a week, from Monday 00:00, are meant; true: that minute is. */
export type Week = readonly boolean[];

const DAYS: Readonly<Record<Day, readonly number[]>> = {
  daily: [0, 1, 2, 3, 4, 5, 6],
  weekday: [0, 1, 2, 3, 4],
  weekend: [5, 6],
  mon: [0],
  tue: [1],
  wed: [2],
  thu: [3],
  fri: [4],
  sat: [5],
  sun: [6],
};

/** Every minute. */
export const wholeWeek: Week = new Array<boolean>(WEEK_MINUTES).fill(true);

/**
 * The minutes of one or another of these schedules. A period of dates falls on other weekdays each time: it covers
 * `every` minute of the week where it may, and none of them for sure.
 */
export function weekOf(schedules: readonly ScheduleModel[], dates: 'every' | 'none'): Week {
  const week = new Array<boolean>(WEEK_MINUTES).fill(false);
  for (const { on, hours } of schedules.flatMap(({ periods }) => periods)) {
    if (on.kind === 'dates') {
      if (dates === 'every') return wholeWeek;
      continue;
    }
    const from = hours?.fromMinutes ?? 0;
    const to = hours?.toMinutes ?? DAY_MINUTES;
    const minutes = to > from ? to - from : to + DAY_MINUTES - from;
    for (const day of on.days.flatMap((name) => DAYS[name]))
      for (let at = 0; at < minutes; at++) week[(day * DAY_MINUTES + from + at) % WEEK_MINUTES] = true;
  }
  return week;
}

/** The same minute of every day. */
export function dailyAt(minutes: number): Week {
  return wholeWeek.map((_, at) => at % DAY_MINUTES === minutes % DAY_MINUTES);
}

/** Minutes of both. */
export function common(a: Week, b: Week): Week {
  return a.map((is, at) => is && b[at] === true);
}

/** Minutes of the first that are none of the second. */
export function without(a: Week, b: Week): Week {
  return a.map((is, at) => is && b[at] !== true);
}

/** Whether no minute is left. */
export function isEmpty(week: Week): boolean {
  return !week.includes(true);
}
