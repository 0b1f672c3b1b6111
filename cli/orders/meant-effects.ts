import type { Order } from '../../engine/control/order.ts';
import type { LeaseRow } from '../../engine/store.ts';
import type { StoreArchive } from '../../engine/store-archive.ts';

/** Incidents whose playbook is looked up, the newest. */
const LOOKED_AT = 10_000;

/** Effects in force that an undo is about, by target. */
export async function meantEffects(
  { scope, name }: Order & { readonly word: 'undo' },
  store: StoreArchive,
): Promise<readonly LeaseRow[]> {
  const leases = await store.leasesInForce();
  switch (scope) {
    case 'all':
      return leases;
    case 'incident':
      return leases.filter(({ incident }) => incident === name);
    case 'playbook': {
      const rows = await store.incidents(LOOKED_AT);
      const own = new Set(rows.flatMap(({ id, playbook }) => (playbook === name ? [id] : [])));
      return leases.filter(({ incident }) => own.has(incident));
    }
  }
}
