import { createHash } from 'node:crypto';
import type { AuditEntry, AuditHead, AuditRow } from './audit-entry.ts';

/** The head of a chain that holds nothing. */
export const NO_ROWS: AuditHead = { n: 0, hash: '0'.repeat(64) };

/** The parts of a row that its hash is made of, in their order; `before` is the hash of the row before it. */
export const HASHED = ['n', 'atMs', 'act', 'by', 'playbook', 'incident', 'about', 'detailHash'] as const;

/**
 * SHA-256 over the hash of the row before and the `HASHED` columns, each as its length in bytes, a colon and its text,
 * so that no two rows have the same bytes. `audit-statements.ts` computes the same in SQL.
 */
export function chainHash(before: string, row: Pick<AuditRow, (typeof HASHED)[number]>): string {
  const parts = [before, ...HASHED.map((name) => String(row[name]))];
  return textHash(parts.map((part) => `${Buffer.byteLength(part)}:${part}`).join(''));
}

/** SHA-256 of a text in UTF-8, hex. */
export function textHash(text: string): string {
  return createHash('sha256').update(text).digest('hex');
}

/** An entry without what PostgreSQL stores in another form: every store must hash the same bytes. */
export function plainEntry(entry: AuditEntry): AuditEntry {
  const plain = (text: string) => text.replace(UNPLAIN, '\ufffd');
  return {
    act: entry.act,
    by: plain(entry.by),
    playbook: plain(entry.playbook),
    incident: plain(entry.incident),
    about: plain(entry.about),
    detail: plain(entry.detail),
  };
}

const UNPLAIN = /[\0\uf8ff]|\p{Surrogate}/gu;
