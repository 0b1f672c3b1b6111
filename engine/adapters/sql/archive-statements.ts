import type { Decision } from '../../decision.ts';
import type { DeadLetter, IncidentRow, LateRow, LeaseRow, PartitionProgress } from '../../store.ts';
import type { Statement } from './sql-client.ts';
import {
  auditRow,
  deadLetter,
  decision,
  incident,
  kill,
  lateRow,
  lease,
  STORE_TABLES,
} from './store-tables.ts';
import { recordset, selection } from './table.ts';
import { partitionProgress } from './window-tables.ts';

/** Decisions of one incident with their evidence, in order. */
export function selectDecisions(incident: string): Statement<Decision> {
  return {
    text: `select ${selection(decision, 't')} from ordersense.decision t where t.incident = $1::text order by t.n, t.seq`,
    values: [incident],
  };
}

/** Decisions behind a place, with theirs. */
export function selectDecisionsAfter(seq: number, limit: number): Statement<Decision & { seq: number }> {
  return {
    text: `select t.seq as "seq", ${selection(decision, 't')} from ordersense.decision t
            where t.seq > $1::int8 order by t.seq limit $2::int8`,
    values: [seq, limit],
  };
}

/** The newest decision's place. */
export function selectLastDecision(): Statement<{ seq: number }> {
  return { text: 'select coalesce(max(seq), 0) as seq from ordersense.decision', values: [] };
}

/** Newest incidents. */
export function selectNewestIncidents(limit: number): Statement<IncidentRow> {
  return {
    text: `select ${selection(incident, 't')} from ordersense.incident t
            order by t.opened_ms desc, t.id collate "C" limit $1::int8`,
    values: [limit],
  };
}

/** Leases in force. */
export function selectLeasesInForce(): Statement<LeaseRow> {
  return {
    text: `select ${selection(lease, 't')} from ordersense.lease t where t.status in ('stored', 'undoing')
            order by t.target collate "C", t.effect collate "C", t.run_key collate "C"`,
    values: [],
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

/** Where every partition stands. */
export function selectPartitions(): Statement<PartitionProgress> {
  return {
    text: `select ${selection(partitionProgress, 't')} from ordersense.partition_progress t order by t.topic collate "C", t.partition`,
    values: [],
  };
}

/** Empties every table but those with the epochs, with what a person stopped and with the audit log, and sets the partitions back to their beginning. */
export function clearTables(): readonly Statement[] {
  const names = [
    ...STORE_TABLES.map(({ name }) => name).filter(
      (name) => ![partitionProgress.name, kill.name, auditRow.name].includes(name),
    ),
    'clock_progress',
  ];
  return [
    { text: `truncate ${names.map((name) => `ordersense.${name}`).join(', ')}`, values: [] },
    {
      text: `update ordersense.partition_progress
                set resume_offset = 0, read_offset = 0, first_ms = null, greatest_ms = null, sources = '{}',
                    counts = '{"records":0,"duplicates":0,"late":0,"dead":0}'`,
      values: [],
    },
  ];
}

/** Notes of these names. */
export function selectNotes(batch: string): Statement<{ name: string; doc: unknown }> {
  return {
    text: `select t.name as "name", t.doc as "doc" from ordersense.note t
             join ${recordset({ name: 'text' })} on t.name = r.name`,
    values: [batch],
  };
}
