import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { say } from '../../dsl/say.ts';
import type { StateStore } from '../../engine/store.ts';
import type { StoreArchive } from '../../engine/store-archive.ts';
import { type Config, lookUpAddress } from '../config.ts';
import { UsageError } from '../usage-error.ts';

/**
 * The store of a project, open. The embedded one is refused while a process has it.
 *
 * @param data      folder of embedded parts
 * @param mustExist  an embedded store that was never made is a wrong call
 * @throws UsageError    when there is none
 * @throws OutsideError  when it cannot be opened
 */
export async function storeAt(
  { store }: Config,
  data: string,
  mustExist: boolean,
): Promise<StateStore & StoreArchive> {
  const opened = await (store === undefined ? embedded(join(data, 'state'), mustExist) : postgres(store.url));
  await opened.open();
  return opened;
}

async function embedded(folder: string, mustExist: boolean): Promise<StateStore & StoreArchive> {
  if (mustExist && !existsSync(folder))
    throw new UsageError(
      say`there is no state in \`${folder}\``,
      say`\`ordersense run\` makes it; name another data folder by \`--data\``,
    );
  const { openPglite } = await import('../../engine/adapters/pglite-store.ts');
  return openPglite(folder);
}

async function postgres(url: string): Promise<StateStore & StoreArchive> {
  const { openPostgres } = await import('../../engine/adapters/postgres-store.ts');
  const example = 'postgres://user:password@host:5432/database';
  return openPostgres(await lookUpAddress(url, 'store.url', ['postgres:', 'postgresql:'], example));
}
