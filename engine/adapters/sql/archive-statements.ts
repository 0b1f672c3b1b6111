import type { Decision } from '../../decision.ts';
import type { DeadLetter, LateRow } from '../../store.ts';
import type { Statement } from './sql-client.ts';
import { deadLetter, decision, lateRow } from './store-tables.ts';
import { selection } from './table.ts';

/** Decisions of one incident with their evidence, in order. */
export function selectDecisions(incident: string): Statement<Decision> {
  return {
    text: `select ${selection(decision, 't')} from ordersense.decision t where t.incident = $1::text order by t.n, t.seq`,
    values: [incident],
  };
}

/** Newest dead letters. */
export function selectDeadLetters(limit: number): Statement<DeadLetter> {
  return {
    text: `select ${selection(deadLetter, 't')} from ordersense.dead_letter t order by t.seq desc limit $1::int8`,
    values: [limit],
  };
}

/** Newest late rows. */
export function selectLateRows(limit: number): Statement<LateRow> {
  return {
    text: `select ${selection(lateRow, 't')} from ordersense.late_row t order by t.seq desc limit $1::int8`,
    values: [limit],
  };
}
