import type { PeriodModel, ScheduleModel } from '../model/definition.ts';
import { say } from '../say.ts';
import type { Period, ScheduleDefinition } from '../tree/define.ts';
import type { QName, TextLiteral } from '../tree/literal.ts';
import { didYouMean } from './did-you-mean.ts';
import type { Knowledge } from './knowledge.ts';
import type { Report } from './report.ts';
import { describe } from './scope.ts';

/** A schedule; periods with a message of their own are left out of it, so that its name stays known. */
export function resolveSchedule(schedule: ScheduleDefinition, report: Report): ScheduleModel {
  report.declare(schedule.name.span, 'schedule', schedule.name.text);
  return report.mark(
    {
      name: schedule.name.text,
      title: schedule.title?.value ?? null,
      periods: schedule.periods.flatMap((period) => resolvePeriod(period, report) ?? []),
      zone: schedule.zone && zoneOf(schedule.zone, report),
    },
    schedule.name.span,
  );
}

/** Names of schedules after `during`; null after OS1101 for any of them. */
export function schedulesNamed(
  names: readonly QName[],
  knowledge: Knowledge,
  report: Report,
): readonly string[] | null {
  const found = names.flatMap((name) => scheduleNamed(name, knowledge, report) ?? []);
  return found.length === names.length ? found : null;
}

/** The name of a declared schedule; null after OS1101. */
export function scheduleNamed(name: QName, { scope }: Knowledge, report: Report): string | null {
  const declared = scope.find(name.text);
  if (declared?.node.kind === 'define-schedule') {
    report.refer(name.span, 'schedule', name.text);
    return name.text;
  }
  if (declared?.node.kind === 'broken') return report.spoil();
  const names = scope.all.filter(({ node }) => node.kind === 'define-schedule').map((one) => one.name);
  const near = didYouMean(name.text, name.span, names, scope);
  return report.error('OS1101', name.span, say`there is no schedule called \`${name.text}\``, {
    label: say`not defined in this project`,
    notes: declared ? [say`it is ${describe(declared)}`] : [],
    ...near,
    help: near.help ?? say`write \`define schedule ${name.text} = ${hoursNamed(name.text)}\``,
  });
}

/** When it is what a name says, by the words in it. */
const NAMED: readonly (readonly [word: RegExp, hours: string])[] = [
  [/night|야간|심야|새벽/i, 'daily 22:00-06:00'],
  [/lunch|점심/i, 'daily 11:30-13:30'],
  [/dinner|evening|저녁/i, 'daily 17:00-21:00'],
  [/weekend|주말/i, 'weekend'],
];

function hoursNamed(name: string): string {
  return NAMED.find(([word]) => word.test(name))?.[1] ?? 'weekday 09:00-18:00';
}

function resolvePeriod({ on, hours, span }: Period, report: Report): PeriodModel | null {
  // 24:00 begins no day: as an end it is midnight, as a beginning it would be the next day's.
  if (hours?.from.minutes === 1440) {
    return report.error('OS1201', hours.from.span, say`nothing begins at \`${hours.from.raw}\``, {
      label: say`the end of a day`,
      help: say`write \`00:00\` of the day after`,
    });
  }
  const model = {
    hours: hours && { fromMinutes: hours.from.minutes, toMinutes: hours.to.minutes },
  };
  if (on.kind === 'days')
    return report.mark<PeriodModel>({ on: { kind: 'days', days: on.days }, ...model }, span);
  const [from, to] = [on.from, on.to ?? on.from];
  if (to.date < from.date) {
    return report.error('OS1201', to.span, say`\`${from.raw}..${to.raw}\` ends before it begins`, {
      label: say`an earlier day`,
      help: say`write \`${to.raw}..${from.raw}\``,
      fix: {
        span: { start: from.span.start, end: to.span.end },
        text: `${to.raw}..${from.raw}`,
        safe: false,
      },
    });
  }
  return report.mark<PeriodModel>({ on: { kind: 'dates', from: from.date, to: to.date }, ...model }, span);
}

/** A zone of the IANA database, as written; null after OS1101. */
function zoneOf(zone: TextLiteral, report: Report): string | null {
  if (isZone(zone.value)) return zone.value;
  const { help = null, fix = null } = didYouMean(zone.value, zone.span, Intl.supportedValuesOf('timeZone'));
  return report.error('OS1101', zone.span, say`there is no time zone called \`${zone.value}\``, {
    label: say`not in the IANA database`,
    help: help ?? say`for example \`in "Asia/Seoul"\``,
    fix: fix && { ...fix, text: `"${fix.text}"` },
  });
}

/** Offsets such as `+09:00` are no zones: they know no summer time. */
function isZone(name: string): boolean {
  if (!/^[A-Za-z]/.test(name)) return false;
  try {
    new Intl.DateTimeFormat('en', { timeZone: name });
    return true;
  } catch {
    return false;
  }
}
