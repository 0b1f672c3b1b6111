import type { AuditEntry, AuditHead, AuditRow } from '../../audit/audit-entry.ts';
import { HASHED, plainEntry } from '../../audit/chain.ts';
import { rowBatches } from './row-batch.ts';
import type { SqlSession, Statement } from './sql-client.ts';
import { auditRow } from './store-tables.ts';
import { column, recordset, selection } from './table.ts';

/** What its writer says of a row; the rest follows from the row before. */
const { act, by, playbook, incident, about, detail } = auditRow.columns;
const ENTRY = { act, by, playbook, incident, about, detail };

/**
 * The rest of a `with` that has a relation `entry (act, by, playbook, incident, about, detail)` of one row or none:
 * moves the head and adds the row. The head is locked by it until the transaction ends, so this comes last in one: then
 * nobody who has the head waits for anybody. A second writer that waited sees the head as the first one left it.
 *
 * @param nowMs  the effect clock as an SQL expression
 */
export function chained(nowMs: string): string {
  const columns = Object.keys(ENTRY).map((name) => `s."${name}"`);
  const hashed = ['h.hash', ...HASHED.map((name) => (name === 'n' ? '(h.n + 1)' : `s.${column(name)}`))];
  const bytes = hashed
    .map((part) => `octet_length(convert_to(${part}::text, 'UTF8')) || ':' || ${part}`)
    .join(' || ');
  return `stamped as materialized (
            select e.*, ${nowMs} as at_ms, encode(sha256(convert_to(e.detail, 'UTF8')), 'hex') as detail_hash from entry e),
          moved as (
            update ordersense.audit_head h set n = h.n + 1, hash = encode(sha256(convert_to(${bytes}, 'UTF8')), 'hex')
              from stamped s returning h.n, h.hash, s.at_ms, s.detail_hash, ${columns.join(', ')}),
          kept as (
            insert into ordersense.audit (n, hash, at_ms, detail_hash, act, "by", playbook, incident, about, detail)
            select * from moved)`;
}

/** Writes one act down, as the last statement of a transaction or as one of its own. */
export async function recordAct(session: SqlSession, entry: AuditEntry, nowMs: string): Promise<void> {
  for (const batch of rowBatches([plainEntry(entry)]))
    await session.query({
      text: `with entry as (select r.* from ${recordset(ENTRY)}), ${chained(nowMs)} select 1 as done from entry`,
      values: [batch],
    });
}

/** Rows from `from` on. */
export function selectAudit(from: number, limit: number): Statement<AuditRow> {
  return {
    text: `select ${selection(auditRow, 't')} from ordersense.audit t where t.n >= $1::int8 order by t.n limit $2::int8`,
    values: [from, limit],
  };
}

/** The stored head. */
export function selectAuditHead(): Statement<AuditHead> {
  return { text: 'select n, hash from ordersense.audit_head', values: [] };
}
