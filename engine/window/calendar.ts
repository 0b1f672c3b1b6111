import type { Bundle } from '../../rules/bundle.ts';
import type { Playbook } from '../../rules/playbook.ts';
import { holdsAt, isTimeOfDay } from '../../rules/schedule.ts';
import { PANE_MS } from '../../rules/window.ts';
import { nodesOf } from '../check/root.ts';

/** Whether at an instant a time of day comes that a trigger asks for, or a schedule of its begins or ends: for all of its instances at once. */
export type Turns = (atMs: number) => boolean;

/** What a trigger asks of the calendar; null: nothing. */
export function turnsOf({ trigger }: Playbook, { schedules, zone }: Bundle): Turns | null {
  const nodes = nodesOf(trigger);
  const times = nodes.flatMap((node) => (node.kind === 'clock' ? [node.atMinutes] : []));
  const names = nodes.flatMap((node) => (node.kind === 'during' ? node.schedules : []));
  const own = schedules.filter(({ name }) => names.includes(name));
  if (times.length === 0 && own.length === 0) return null;
  return (atMs) =>
    times.some((minutes) => isTimeOfDay(minutes, zone, atMs)) ||
    own.some((one) => holdsAt(one, zone, atMs) !== holdsAt(one, zone, atMs - PANE_MS));
}
