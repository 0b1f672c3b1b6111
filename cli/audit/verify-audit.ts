import type { AuditHead } from '../../engine/audit/audit-entry.ts';
import { type AuditReport, chainCheck } from '../../engine/audit/chain-check.ts';
import type { StoreAudit } from '../../engine/store-audit.ts';

/** Rows of one look into the store. */
const PAGE = 2_000;

/**
 * Reads the whole log and holds it against the stored head and those that left the machine. The stored head is read
 * first, so that what is written meanwhile is no fault.
 */
export async function verifyAudit(store: StoreAudit, outside: readonly AuditHead[]): Promise<AuditReport> {
  const head = await store.auditHead();
  const check = chainCheck();
  for (let from = 1; ; ) {
    const rows = await store.auditRows(from, PAGE);
    const last = rows.at(-1);
    check.take(rows.filter(({ n }) => n <= Math.max(head.n, ...outside.map((one) => one.n))));
    if (last === undefined || rows.length < PAGE) return check.end(head, outside);
    from = last.n + 1;
  }
}
