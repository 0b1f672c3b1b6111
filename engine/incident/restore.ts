import type { Bundle } from '../../rules/bundle.ts';
import type { StoredState } from '../store.ts';
import { openRequests } from './asking.ts';
import { isExpecting } from './expectation.ts';
import { dropHold, slotOf } from './hold-clock.ts';
import { type ActState, type Incident, incidentOf, isAsking, keyOf } from './incident.ts';
import type { Outbound } from './outbound.ts';
import { openReads } from './reading-args.ts';
import { watchTracks } from './track.ts';
import { isWaiting } from './wait.ts';
import { knowsHold, type Watch } from './watch.ts';

/** Puts stored holds, incidents and what limits count back where they were; those of playbooks that are gone stay in the store only. */
export function restore(
  watches: ReadonlyMap<string, Watch>,
  stored: Pick<StoredState, 'holds' | 'incidents' | 'ledger'>,
  out: Outbound,
): void {
  for (const row of stored.holds) {
    const watch = watches.get(row.playbook);
    if (watch === undefined) continue;
    const slot = slotOf(watch, keyOf(watch.playbook.by, row.instance));
    const { elapsedMs, atMs, unknownSinceMs } = row;
    slot.holds.set(row.id, { elapsedMs, atMs, unknownSinceMs });
    // The playbook was changed since: nobody steps this one any more.
    if (!knowsHold(watch, row.id)) dropHold(row.id, slot, watch, out);
  }
  for (const row of stored.ledger) watches.get(row.playbook)?.ledger.put(row);
  for (const row of stored.incidents) {
    const watch = watches.get(row.playbook);
    const incident = incidentOf(row);
    if (watch === undefined || incident === null) continue;
    for (const ask of incident.asks ?? [])
      if (ask.kind === 'approval') watch.asked.push({ incident: incident.id, key: incident.key, ask });
    if (watch.playbook.occasion !== undefined && incident.phase === 'closed') continue;
    const slot = slotOf(watch, incident.key);
    if (slot.incident === null || slot.incident.openedMs < incident.openedMs) slot.incident = incident;
    if (watch.playbook.occasion === undefined) continue;
    watchTracks(slot, watch);
    if (isExpecting(incident)) watch.expecting.set(incident.id, slot);
    if (isWaiting(incident)) watch.waiting.set(incident.id, slot);
  }
  for (const watch of watches.values()) if (watch.playbook.occasion !== undefined) restoreHeld(watch);
}

/** In the order in which they came. */
function restoreHeld(watch: Watch): void {
  const held = [...watch.slots.values()].flatMap((slot) =>
    slot.incident?.phase === 'held' && slot.incident.event !== undefined
      ? [{ slot, id: slot.incident.id, openedMs: slot.incident.openedMs, event: slot.incident.event }]
      : [],
  );
  held.sort(
    (a, b) =>
      a.openedMs - b.openedMs || a.event.timeMs - b.event.timeMs || (a.event.key < b.event.key ? -1 : 1),
  );
  for (const { id, slot } of held) watch.held.set(id, slot);
}

/** Asks again for what was asked before the restart: answers of probes, and the end of what was cancelled. */
export function resume(incident: Incident, bundle: Bundle, out: Outbound): void {
  if (isAsking(incident)) {
    for (const request of openRequests(incident, bundle)) out.ask(request, incident);
    for (const request of openReads(incident)) out.read(request, incident);
  }
  if (incident.phase === 'closed') return;
  for (const act of incident.acts)
    if (act.status === 'outstanding' && (isOver(act) || incident.recoveredMs !== null)) out.cancel(act.key);
}

function isOver({ capped, takenBackMs }: ActState): boolean {
  return capped || takenBackMs !== undefined;
}
