import type { IncidentRow, LeaseRow } from '../../store.ts';
import { CLOSED_KEPT_MS } from '../commit-shape.ts';
import type { Statement } from './sql-client.ts';
import { incident, lease } from './store-tables.ts';
import { selection } from './table.ts';

/** Incidents that are open, or closed within `CLOSED_KEPT_MS` of the newest opening or closing. */
const YOUNG = `(i.closed_ms is null or i.closed_ms >= (
  select greatest(max(opened_ms), max(closed_ms)) from ordersense.incident) - ${CLOSED_KEPT_MS})`;

/** What the evaluator must know of incidents. */
export function selectIncidents(): Statement<IncidentRow> {
  return { text: `select ${selection(incident, 'i')} from ordersense.incident i where ${YOUNG}`, values: [] };
}

/** Leases in force, and all of the incidents that are loaded. */
export function selectLeases(): Statement<LeaseRow> {
  return {
    text: `select ${selection(lease, 'l')} from ordersense.lease l
            where l.status in ('stored', 'undoing')
               or l.incident in (select i.id from ordersense.incident i where ${YOUNG})`,
    values: [],
  };
}

/** Leases past their cap whose act was sent: what never left needs no undo. A lease without a run counts as sent. */
export function selectOverdueLeases(nowMs: string): Statement<LeaseRow> {
  return {
    text: `select ${selection(lease, 'l')}
             from ordersense.lease l left join ordersense.run on run.key = l.run_key
            where l.status = 'stored' and l.cap_ms <= ${nowMs} and coalesce(run.was_sent, true)
            order by l.cap_ms, l.target, l.effect, l.run_key`,
    values: [],
  };
}
