import type { Order } from '../../engine/control/order.ts';
import type { LeaseRow } from '../../engine/store.ts';
import type { StoreArchive } from '../../engine/store-archive.ts';

/** Incidents whose playbook is looked up, the newest. */
const LOOKED_AT = 10_000;

/** Effects in force that an undo is about, or that could not be taken back so far and are handed over, by target. */
export async function meantEffects(
  order: Order & { readonly word: 'undo' | 'hand-over' },
  store: StoreArchive,
): Promise<readonly LeaseRow[]> {
  const { word, scope, name } = order;
  const inForce = await store.leasesInForce();
  const leases = word === 'undo' ? inForce : inForce.filter(({ status }) => status === 'undoing');
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
