import type { AuditEntry, AuditHead, AuditRow } from './audit/audit-entry.ts';

/**
 * The audit log: an append-only chain of hashes. `sent`, `say`, `kill`, `resume`, `clear` and the `signal` of an order write their own row in the
 * transaction of what they do; `state reset` and `clear` leave the log alone.
 */
export interface StoreAudit {
  /** Writes down an act that changes nothing else in the store. */
  record(entry: AuditEntry): Promise<void>;
  /** Rows from `from` on, ascending, at most `limit`. */
  auditRows(from: number, limit: number): Promise<readonly AuditRow[]>;
  /** The head as it is stored: what a chain that lost its end is held against. */
  auditHead(): Promise<AuditHead>;
}
