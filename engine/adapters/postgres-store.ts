import type { Clock } from '../ports.ts';
import type { StateStore } from '../store.ts';
import type { StoreArchive } from '../store-archive.ts';
import { connectPostgres } from './sql/postgres-client.ts';
import { createSqlStore } from './sql/sql-store.ts';

/**
 * The store on a PostgreSQL ≥ 15 of your own, in schema `ordersense`. Nothing is connected before `open()`.
 *
 * @param url    `postgres://user:password@host:port/database`
 * @param clock  effect clock; absent: the database's own (R2)
 * @throws OutsideError on an address that is none
 */
export async function openPostgres(
  url: string,
  { clock }: { readonly clock?: Clock } = {},
): Promise<StateStore & StoreArchive> {
  return createSqlStore(await connectPostgres(url), clock ?? null);
}
