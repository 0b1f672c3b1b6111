import type { TimerRow } from '../../timer.ts';
import type { Statement } from './sql-client.ts';
import { timer } from './store-tables.ts';
import { selection } from './table.ts';

/** Timers that are due, the longest due first. */
export function selectDueTimers(nowMs: string): Statement<TimerRow> {
  return {
    text: `select ${selection(timer, 't')} from ordersense.timer t where t.due_ms <= ${nowMs} order by t.due_ms, t.id`,
    values: [],
  };
}
