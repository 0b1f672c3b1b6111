import type { ActState } from '../incident/incident.ts';
import type { Outbound } from '../incident/outbound.ts';
import type { LeaseRow } from '../store.ts';

/**
 * Leases in force, by what they hold (R19 with one stake). A lease whose undo has not succeeded still holds: what
 * could not be taken back is still applied.
 */
export interface LeaseBook {
  /** The lease on a target's effect, null where nothing of ours is applied. */
  on(target: string, effect: string): LeaseRow | null;
  /** The lease that an act took, null where it has none (any more). */
  ofRun(runKey: string): LeaseRow | null;
  /** Leases in force that an incident's acts took. */
  ofIncident(incident: string): readonly LeaseRow[];
  put(row: LeaseRow): void;
  all(): Iterable<LeaseRow>;
}

export function createLeaseBook(stored: readonly LeaseRow[]): LeaseBook {
  const held = new Map<string, LeaseRow>();
  const put = (row: LeaseRow): void => {
    const key = `${row.target}\u001f${row.effect}`;
    if (row.status === 'stored' || row.status === 'undoing') held.set(key, row);
    else if (held.get(key)?.runKey === row.runKey) held.delete(key);
  };
  for (const row of stored) put(row);
  return {
    on: (target, effect) => held.get(`${target}\u001f${effect}`) ?? null,
    ofRun: (runKey) => [...held.values()].find((row) => row.runKey === runKey) ?? null,
    ofIncident: (incident) => [...held.values()].filter((row) => row.incident === incident),
    put,
    all: () => held.values(),
  };
}

/** Ends the lease of an act: `undone` after its undo, `released` where the act never took effect. */
export function endLease(
  act: ActState,
  status: 'undone' | 'released',
  leases: LeaseBook,
  out: Outbound,
): void {
  const row = leases.ofRun(act.key);
  if (row !== null) changeLease(row, status, leases, out);
}

/** The leases of an act on many: each names the run of its target (R15). */
export function leasesOfMany(act: ActState, incident: string, leases: LeaseBook): readonly LeaseRow[] {
  const { path, many } = act;
  if (many === undefined) return [];
  return leases
    .ofIncident(incident)
    .filter(({ runKey, target }) => runKey === `${incident}/${path}/${target}${many.again}`);
}

/** Writes a lease down as it is from now on. */
export function changeLease(
  row: LeaseRow,
  status: LeaseRow['status'],
  leases: LeaseBook,
  out: Outbound,
): void {
  const changed = { ...row, status };
  leases.put(changed);
  out.lease(changed);
}
