import type { ClockModel } from '../model/playbook.ts';
import type { Trigger } from '../tree/condition.ts';
import type { Knowledge } from './knowledge.ts';
import type { Report } from './report.ts';
import { schedulesNamed } from './schedule.ts';

const DAY_MINUTES = 1440;

/** `when at 16:00 during weekdays`; 24:00 is the midnight that it is. Null after OS1101 for a schedule. */
export function resolveClock(
  trigger: Extract<Trigger, { kind: 'clock' }>,
  knowledge: Knowledge,
  report: Report,
): ClockModel | null {
  const during = schedulesNamed(trigger.during ?? [], knowledge, report);
  return during && report.mark({ atMinutes: trigger.at.minutes % DAY_MINUTES, during }, trigger.span);
}
