import type { AuditHead } from '../../engine/audit/audit-entry.ts';

/** A head of the audit log as a line of a run's log has it, the same in every language. */
export function headLine({ n, hash }: AuditHead): string {
  return `audit head ${n} ${hash}`;
}

/** The heads in a text: whatever else a log or a collector put around them, each once. */
export function readHeads(text: string): readonly AuditHead[] {
  const found = [...text.matchAll(/\baudit head (\d{1,15}) ([0-9a-f]{64})\b/g)];
  const heads = found.map(([, n, hash = '']) => ({ n: Number(n), hash }));
  return [...new Map(heads.map((head) => [headLine(head), head])).values()];
}
