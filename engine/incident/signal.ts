import type { Json } from '../decision.ts';
import type { Counts } from '../parent-run.ts';
import { changeLease, endLease, leasesOfMany } from '../plan/lease-book.ts';
import type { StoredSignal } from '../store.ts';
import type { TimerPayload } from '../timer.ts';
import { takeReply, withdrawUnput } from './ask.ts';
import { takeAnswer } from './asking.ts';
import type { Desk } from './desk.ts';
import type { ActState, Incident, OutcomeStatus } from './incident.ts';
import { callAboutUndo, dropOverdue, takeOverdue } from './overdue.ts';
import { settle } from './settlement.ts';
import { takeTimer } from './wait.ts';

/** Hands a signal to what waits for it. False: nobody does, it is recorded and changes nothing (R10). */
export function takeSignal(incident: Incident, signal: StoredSignal, desk: Desk): boolean {
  switch (signal.kind) {
    case 'answer': {
      const taken = incident.phase !== 'closed' && takeAnswer(incident, signal.id, signal.payload);
      if (taken) desk.out.changed(incident);
      return taken;
    }
    case 'outcome':
      return takeOutcome(incident, signal.payload, desk);
    case 'lease-cap':
      return takeCap(incident, signal.payload, desk);
    case 'timer': {
      const { kind } = signal.payload as unknown as TimerPayload;
      return kind === 'undo'
        ? takeOverdue(incident, signal.payload, desk)
        : takeTimer(incident, signal.payload, desk);
    }
    case 'order':
      // Of many: see `takeOrder`.
      return false;
    case 'reply':
      return takeReply(incident, signal.payload, desk);
  }
}

/** Payload of an `outcome` signal: how one run ended, in words for people. */
export interface OutcomePayload {
  readonly run: string;
  readonly status: OutcomeStatus;
  readonly detail: string;
  /** Stable word for why a claim refused it: `budget`. */
  readonly reason?: string;
  /** Of an act on many: how its runs ended, and which of them left nothing in force. */
  readonly counts?: Counts;
  readonly released?: readonly string[];
  /** Those of them that were tried and failed. */
  readonly failed?: readonly string[];
  /** Of the undo of an act on many: which of its act's runs were taken back. */
  readonly undone?: readonly string[];
}

/**
 * Takes in how a run ended. False where nobody waits for it: an answer after the close is recorded and changes
 * nothing (R10).
 */
export function takeOutcome(incident: Incident, payload: Json, desk: Desk): boolean {
  if (incident.phase === 'closed') return false;
  const outcome = payload as unknown as OutcomePayload;
  const { run } = outcome;
  const act = incident.acts.find((candidate) => candidate.key === run);
  if (act !== undefined) return actEnded(incident, act, outcome, desk);
  const undone = incident.acts.find((candidate) => candidate.undo?.key === run);
  return undone !== undefined && undoEnded(incident, undone, outcome, desk);
}

function actEnded(
  incident: Incident,
  act: ActState,
  { status, detail, reason, counts, released = [] }: OutcomePayload,
  desk: Desk,
): boolean {
  if (act.status !== 'outstanding') return false;
  act.status = status;
  if (counts !== undefined) act.counts = counts;
  desk.out.changed(incident);
  endLeasesOfMany(incident, act, released, 'released', desk);
  if (status !== 'succeeded' && status !== 'unknown') endLease(act, 'released', desk.leases, desk.out);
  if (status !== 'succeeded' && status !== 'unknown') withdrawUnput(incident, act.path, desk);
  if (status === 'failed' || status === 'unknown') {
    incident.actionFailed = true;
    desk.out.decide(incident, act.t, 'action-failed', {
      step: act.path,
      detail: { run: act.key, kind: 'act', target: act.target, status, detail },
    });
  }
  if (status === 'succeeded' && counts !== undefined && counts.failed + counts.unknown > 0) {
    incident.actionFailed = true;
    desk.out.decide(incident, act.t, 'action-failed', {
      step: act.path,
      detail: { run: act.key, kind: 'act', target: act.target, status: 'partial', detail, counts },
    });
  }
  // It was told as decided; that it did nothing must be told too: it came too late (R3), or its budget was gone (R26).
  if (status === 'expired' || status === 'skipped') {
    desk.out.decide(incident, act.t, 'skipped', {
      step: act.path,
      detail: {
        run: act.key,
        target: act.target,
        reason: reason ?? status,
        words: detail,
      },
    });
  }
  settle(incident, desk);
  return true;
}

function undoEnded(
  incident: Incident,
  act: ActState,
  { status, detail, undone = [] }: OutcomePayload,
  desk: Desk,
): boolean {
  const undo = act.undo;
  if (undo === null || undo.status !== 'outstanding') return false;
  undo.status = status;
  dropOverdue(undo.key, desk);
  desk.out.changed(incident);
  endLeasesOfMany(incident, act, undone, 'undone', desk);
  if (status === 'succeeded') endLease(act, 'undone', desk.leases, desk.out);
  else {
    // The lease stays: what could not be taken back is still in force, and must be seen as such.
    incident.actionFailed = true;
    desk.out.decide(incident, undo.t, 'action-failed', {
      step: act.path,
      detail: { run: undo.key, kind: 'undo', target: act.target, status, detail },
    });
    callAboutUndo(incident, act, undo.t, desk);
  }
  settle(incident, desk);
  return true;
}

/** Ends those leases of an act on many whose runs are named. */
function endLeasesOfMany(
  incident: Incident,
  act: ActState,
  runs: readonly string[],
  status: 'undone' | 'released',
  { leases, out }: Desk,
): void {
  if (act.many === undefined || runs.length === 0) return;
  const ended = new Set(runs);
  for (const row of leasesOfMany(act, incident.id, leases))
    if (ended.has(row.runKey)) changeLease(row, status, leases, out);
}

/** A lease's longest time has passed (R2): its act is taken back, or cancelled where it was never sent. */
export function takeCap(incident: Incident, payload: Json, desk: Desk): boolean {
  if (incident.phase === 'closed') return false;
  const { run } = payload as unknown as { readonly run: string };
  const act = incident.acts.find((candidate) => candidate.key === run || isRunOf(candidate, run, incident));
  if (act === undefined || act.lease === null || act.undo !== null || act.capped) return false;
  act.capped = true;
  if (act.status === 'outstanding') desk.out.cancel(act.key);
  desk.out.changed(incident);
  settle(incident, desk);
  return true;
}

/** Whether a run is one of an act on many: all of them end at the same time. */
function isRunOf({ path, many, flap }: ActState, run: string, { id, flaps }: Incident): boolean {
  return many !== undefined && flap === flaps && run.startsWith(`${id}/${path}/`);
}
