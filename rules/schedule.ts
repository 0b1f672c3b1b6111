import { zoneOffset } from './zone.ts';

const MINUTE_MS = 60_000;
const DAY_MS = 86_400_000;
/** 1 January 1970, from which days are counted, was a Thursday; days of the week from Sunday. */
const FIRST_DAY = 4;
const WEEK = ['sun', 'mon', 'tue', 'wed', 'thu', 'fri', 'sat'] as const;

/** Times at which something holds, on a wall clock; `zone` null is the project's. */
export interface Schedule {
  readonly name: string;
  readonly title: string | null;
  readonly periods: readonly Period[];
  readonly zone: string | null;
}

/** Days or dates with hours; minutes after midnight, `to` at or before `from` ends on the next day; null: all day. */
export interface Period {
  readonly on:
    | { readonly kind: 'days'; readonly days: readonly string[] }
    /** `YYYY-MM-DD`, both inclusive. */
    | { readonly kind: 'dates'; readonly from: string; readonly to: string };
  readonly hours: { readonly fromMinutes: number; readonly toMinutes: number } | null;
}

/**
 * Whether a schedule holds at an instant, ends excluded. Wall time decides, so an hour that a change of the clocks
 * repeats belongs to it twice.
 *
 * @param zone  IANA zone of the project
 */
export function holdsAt({ periods, zone: own }: Schedule, zone: string, atMs: number): boolean {
  const wallMs = atMs + zoneOffset(own ?? zone, atMs);
  const day = Math.floor(wallMs / DAY_MS);
  const minutes = (wallMs - day * DAY_MS) / MINUTE_MS;
  return periods.some(({ on, hours }) => {
    if (hours === null) return isOn(on, day);
    const { fromMinutes, toMinutes } = hours;
    if (fromMinutes < toMinutes) return minutes >= fromMinutes && minutes < toMinutes && isOn(on, day);
    return (minutes >= fromMinutes && isOn(on, day)) || (minutes < toMinutes && isOn(on, day - 1));
  });
}

/** Whether the wall clock of a zone says exactly so many minutes after midnight at an instant. */
export function isTimeOfDay(minutes: number, zone: string, atMs: number): boolean {
  const wallMs = atMs + zoneOffset(zone, atMs);
  return ((wallMs % DAY_MS) + DAY_MS) % DAY_MS === minutes * MINUTE_MS;
}

/** @param day  days since 1 January 1970 on the wall's calendar */
function isOn(on: Period['on'], day: number): boolean {
  if (on.kind === 'dates') {
    const date = new Date(day * DAY_MS).toISOString().slice(0, 10);
    return on.from <= date && date <= on.to;
  }
  const weekday = WEEK[(((day + FIRST_DAY) % 7) + 7) % 7] as string;
  const isWeekend = weekday === 'sat' || weekday === 'sun';
  return on.days.some(
    (name) => name === 'daily' || name === weekday || name === (isWeekend ? 'weekend' : 'weekday'),
  );
}
