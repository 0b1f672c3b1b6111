import type {
  AudienceFilter,
  AudienceModel,
  PeriodModel,
  ScheduleModel,
} from '../../../dsl/model/definition.ts';
import type { Day } from '../../../dsl/tree/define.ts';
import { formatExactly } from '../../format.ts';
import { amountText, clockText } from '../amount.ts';
import { narrowedBy, type Reading } from '../reading.ts';
import { filterEn } from './filter.ts';
import { comparedEn } from './leaf.ts';
import { listEn } from './list.ts';
import { useEn } from './metric.ts';

const DAYS: Readonly<Record<Day, string>> = {
  daily: 'every day',
  weekday: 'on weekdays',
  weekend: 'at weekends',
  mon: 'Monday',
  tue: 'Tuesday',
  wed: 'Wednesday',
  thu: 'Thursday',
  fri: 'Friday',
  sat: 'Saturday',
  sun: 'Sunday',
};
const WEEK: readonly Day[] = ['mon', 'tue', 'wed', 'thu', 'fri', 'sat', 'sun'];

/** When a schedule holds: `every day from 11:00 to 14:00 and every Friday from 22:00 until Saturday 02:00 (Asia/Seoul)`. */
export function scheduleEn({ periods, zone }: ScheduleModel): string {
  const zoneName = zone === null ? "the project's time zone" : zone;
  return `${listEn(periods.map(periodEn), 'and')} (${zoneName})`;
}

function periodEn({ on, hours }: PeriodModel): string {
  const said = on.kind === 'days' ? daysEn(on.days) : datesEn(on.from, on.to);
  if (hours === null) return `${said}, all day`;
  const { fromMinutes, toMinutes } = hours;
  const from = `${said} from ${clockText(fromMinutes)}`;
  if (toMinutes > fromMinutes) return `${from} to ${clockText(toMinutes)}`;
  const single = on.kind === 'days' && on.days.length === 1 ? WEEK.indexOf(on.days[0]!) : -1;
  return single < 0
    ? `${from} until ${clockText(toMinutes)} the next day`
    : `${from} until ${DAYS[WEEK[(single + 1) % WEEK.length]!]} ${clockText(toMinutes)}`;
}

/** `every Friday and Saturday`; `daily`, `weekday` and `weekend` have words of their own. */
function daysEn(days: readonly Day[]): string {
  const named = days.filter((day) => WEEK.includes(day)).map((day) => DAYS[day]);
  const wide = days.filter((day) => !WEEK.includes(day)).map((day) => DAYS[day]);
  return [...wide, ...(named.length === 0 ? [] : [`every ${listEn(named, 'and')}`])].join(' and ');
}

function datesEn(from: string, to: string): string {
  return from === to ? `on ${from}` : `from ${from} through ${to}`;
}

/** Whom an audience reaches: `rows of riders where …, nearest first, at most 300`. */
export function audienceEn(audience: AudienceModel, around: Reading): string {
  // Its metrics are those of each row, whatever the playbook binds.
  const reading = { ...around, by: [] };
  const { table, target, where, within, order, atMost } = audience;
  const said = [
    `each ${target} in \`${table}\`${where === null ? '' : ` where ${whereEn(where, table, reading)}`}`,
  ];
  const narrowed = narrowedBy(audience, around);
  if (narrowed.length > 0) said.push(`those of that ${listEn(narrowed, 'and')}`);
  if (within !== null)
    said.push(`within ${amountText(within.metres, { kind: 'distance' }, 'en')} of the ${within.of}`);
  if (order?.kind === 'nearest') said.push('nearest first');
  if (order?.kind === 'worst') said.push(`worst first by ${useEn(order.by, reading)}`);
  if (atMost !== null) said.push(`at most ${formatExactly(atMost, { kind: 'count' }, 'en')} of them`);
  return `${said.join(', ')}; chosen once, when the action runs`;
}

function whereEn(filter: AudienceFilter, table: string, reading: Reading): string {
  switch (filter.kind) {
    case 'all':
    case 'any': {
      const link = filter.kind === 'all' ? ' and ' : ' or ';
      return `(${filter.of.map((part) => whereEn(part, table, reading)).join(link)})`;
    }
    case 'not':
      return `not ${whereEn(filter.of, table, reading)}`;
    case 'row':
      return filterEn(filter.of, [table], reading);
    case 'metric': {
      const amount = amountText(filter.value, filter.use.metric.unit, 'en');
      return `${useEn(filter.use, reading)} is ${comparedEn(filter.op)} ${amount}`;
    }
  }
}
