import { endLease } from '../plan/lease-book.ts';
import { decideUndo, isApplied, undoDue } from '../plan/undo.ts';
import { foundCauses } from './cause-set.ts';
import type { Desk } from './desk.ts';
import { type ActState, type Incident, momentsOf } from './incident.ts';

/**
 * Decides what an incident still owes: undos that are due, and its end once it has recovered and everything that
 * it applied is decided. Called after everything that can change one of these.
 */
export function settle(incident: Incident, desk: Desk): void {
  const recovered = incident.recoveredMs !== null;
  for (const act of incident.acts) {
    const due = undoDue(act, recovered);
    // An act on its way is waited for: it may yet be cancelled, and then nothing must be taken back.
    if (due !== null && isApplied(act)) {
      decideUndo(incident, act, due, desk);
      if (act.undo?.status === 'succeeded') endLease(act, 'undone', desk.leases, desk.out);
    }
  }
  if (recovered && incident.phase !== 'closed' && incident.acts.every(isDecided)) close(incident, desk);
}

/** Nothing that was applied is left, or its last answer is here. Notices are not waited for. */
function isDecided(act: ActState): boolean {
  if (act.lease === null) return true;
  if (act.undo !== null) return act.undo.status !== 'outstanding';
  return act.status !== 'outstanding' && !isApplied(act);
}

/** Ends an incident; dated when the last thing it waited for was decided. */
export function close(incident: Incident, desk: Desk, atMs: number = endOf(incident)): void {
  const count = (status: ActState['status']): number =>
    incident.acts.filter((act) => act.status === status).length;
  incident.phase = 'closed';
  incident.closedMs = atMs;
  // A snapshot is only for the body; what is kept for the cooldown should be small.
  for (const moment of momentsOf(incident)) moment.snapshot = null;
  desk.selections.drop(incident);
  desk.out.decide(incident, atMs, 'closed', {
    detail: {
      openMs: atMs - incident.openedMs,
      fired: incident.firedMs !== null,
      // What it found and acted on stays true of it, whatever a later round said.
      causes: [...(incident.everFound ?? foundCauses(incident.causes))],
      acts: incident.acts.length,
      undone: incident.acts.filter((act) => act.undo?.status === 'succeeded').length,
      failed: count('failed') + count('unknown'),
      flags: [
        ...(incident.actionFailed ? ['action_failed'] : []),
        ...(incident.escalated === true ? ['escalated'] : []),
        ...(incident.acts.some(({ undo }) => undo?.handedOver !== undefined) ? ['handed_over'] : []),
      ],
    },
  });
}

function endOf(incident: Incident): number {
  const undos = incident.acts.flatMap((act) =>
    act.undo === null ? [] : [act.undo.handedOver?.sinceMs ?? act.undo.t],
  );
  return Math.max(incident.recoveredMs ?? incident.openedMs, ...undos);
}
