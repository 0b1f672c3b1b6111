import type { AuditHead } from '../../engine/audit/audit-entry.ts';
import type { StoreAudit } from '../../engine/store-audit.ts';
import { headLine } from '../audit/head-line.ts';

/**
 * Takes the head of the audit log off the machine: a line of the log, which is collected elsewhere, and a service where
 * the settings name one. Without that, whoever can write to the store could write all of the log anew.
 *
 * @param post  to the service of the settings; null: there is none
 * @returns tells the head where it is another one than it told last
 */
export function headOut(
  store: Pick<StoreAudit, 'auditHead'>,
  note: (line: string) => void,
  post: ((head: AuditHead) => Promise<void>) | null,
): () => Promise<void> {
  let [noted, posted] = [0, 0];
  return async () => {
    const head = await store.auditHead();
    if (head.n !== noted) note(headLine(head));
    noted = head.n;
    if (post === null || head.n === posted) return;
    await post(head);
    posted = head.n;
  };
}
