import type { Clock } from '../ports.ts';
import type { StateStore } from '../store.ts';
import type { StoreArchive } from '../store-archive.ts';
import { connectPglite } from './sql/pglite-client.ts';
import { createSqlStore } from './sql/sql-store.ts';

/**
 * The embedded store: PostgreSQL in this process, in a folder that is locked against other processes. Starts in
 * 0.3 s warm, 2–4 s cold, so open it only where state is needed.
 *
 * @param folder  made when it is missing; 'memory' keeps nothing
 * @param clock   effect clock; absent: the database's own (R2)
 * @throws OutsideError when another process has the folder, or it cannot be read as a database
 */
export async function openPglite(
  folder: string,
  { clock }: { readonly clock?: Clock } = {},
): Promise<StateStore & StoreArchive> {
  return createSqlStore(await connectPglite(folder), clock ?? null);
}
