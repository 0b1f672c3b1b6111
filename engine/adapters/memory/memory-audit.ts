import type { AuditEntry, AuditRow } from '../../audit/audit-entry.ts';
import { chainHash, NO_ROWS, plainEntry, textHash } from '../../audit/chain.ts';
import type { MemoryState } from './memory-state.ts';

/** Writes one act down, in the same breath as what it tells of. */
export function recordInMemory({ audit }: MemoryState, entry: AuditEntry, nowMs: number): void {
  const before = audit.at(-1) ?? NO_ROWS;
  const plain = plainEntry(entry);
  const row = { ...plain, n: before.n + 1, atMs: Math.floor(nowMs), detailHash: textHash(plain.detail) };
  audit.push({ ...row, hash: chainHash(before.hash, row) } satisfies AuditRow);
}
