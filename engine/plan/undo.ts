import type { Json } from '../decision.ts';
import type { ActState, Incident, ManyState } from '../incident/incident.ts';
import type { Outbound } from '../incident/outbound.ts';
import { overdueTimer } from '../incident/overdue.ts';
import type { ParentRow, RunTemplate } from '../parent-run.ts';
import type { RunRow } from '../store.ts';
import { changeLease, type LeaseBook, leasesOfMany } from './lease-book.ts';
import { toldEffect } from './private.ts';

/** After an act's deadline nothing of it is under way any more once this has passed too (R18). */
export const QUIET_MS = 60_000;

/** Key of the run that takes an act back; one that a person asked for after others had failed has their number. */
export function undoKey(actKey: string, failedBefore = 0): string {
  return `${actKey}/undo${failedBefore === 0 ? '' : `/${failedBefore + 1}`}`;
}

/** Key of the act that an undo takes back. */
export function actOfUndo(key: string): string {
  return key.replace(/\/undo(\/\d+)?$/, '');
}

/** Whether what it changed is, or may be, still applied. */
export function isApplied(act: ActState): boolean {
  return act.lease !== null && (act.status === 'succeeded' || act.status === 'unknown');
}

/** Why an act is taken back: it recovered, its longest time passed, or a person said so. */
export type UndoReason = 'recovered' | 'cap' | 'person';

/** Why an applied act must be taken back now, or null: it may stay. */
export function undoDue(act: ActState, recovered: boolean): UndoReason | null {
  if (act.lease === null || act.undo !== null) return null;
  if (act.takenBackMs !== undefined) return 'person';
  if (act.capped) return 'cap';
  return recovered && act.lease.recovered ? 'recovered' : null;
}

/** Nominal instant of an undo: the recovery's T, the act's plus its longest time, or when the person said so. */
export function undoInstant(act: ActState, reason: UndoReason, recoveredMs: number | null): number {
  switch (reason) {
    case 'person':
      return act.takenBackMs ?? act.t;
    case 'cap':
      return act.t + (act.lease?.afterMs ?? 0);
    case 'recovered':
      return recoveredMs ?? act.t;
  }
}

/**
 * Decides the undo of one applied act (R18): its own run, with the arguments frozen before the act. Undos pass by
 * every guard, have no deadline, and of an act whose outcome is unknown start after its deadline and a quiet time.
 */
export function decideUndo(
  incident: Incident,
  act: ActState,
  reason: UndoReason,
  { out, leases, nowMs }: { readonly out: Outbound; readonly leases: LeaseBook; readonly nowMs: number },
): void {
  const lease = act.lease;
  if (lease === null) return;
  const live = act.mode === 'live';
  const t = undoInstant(act, reason, incident.recoveredMs);
  const key = undoKey(act.key, act.failedUndos);
  act.undo = { key, t, reason, status: live ? 'outstanding' : 'succeeded' };
  const row = leases.ofRun(act.key);
  const rows = row === null ? leasesOfMany(act, incident.id, leases) : [row];
  for (const one of rows) changeLease(one, 'undoing', leases, out);
  const run = { ...undoRun(incident, act, lease.undo, t, nowMs), key };
  if (live) out.timer(overdueTimer(run));
  if (act.many === undefined) out.run(run);
  else if (live) out.parent(undoParent(run, act, act.many));
  out.decide(incident, t, 'undo', {
    step: act.path,
    detail: {
      run: key,
      act: act.key,
      verb: lease.undo.verb,
      target: act.target,
      args: lease.undo.shown ?? lease.undo.args,
      mode: act.mode,
      effect: toldEffect(act.effect, lease.undo.shown !== undefined),
      reason,
    },
  });
}

/** The undo of an act on many reaches all on whom it succeeded, or may have: which ones, the store knows. */
function undoParent(run: RunRow, act: ActState, { undoArgument, again }: ManyState): ParentRow {
  const { incident, playbook, step, kind, verb, mode, decidedMs, notBeforeMs, deadlineMs, expiresAtMs } = run;
  const common = { incident, playbook, step, kind, verb, mode, decidedMs, deadlineMs, expiresAtMs };
  return {
    key: run.key,
    incident,
    kind: 'undo',
    of: act.key,
    template: {
      ...common,
      notBeforeMs,
      args: run.args as RunTemplate['args'],
      argument: undoArgument,
      again,
    },
    children: [],
    status: 'planned',
    cancelled: false,
  };
}

function undoRun(
  incident: Incident,
  act: ActState,
  undo: { readonly verb: string; readonly args: Json },
  t: number,
  nowMs: number,
): RunRow {
  const live = act.mode === 'live';
  return {
    key: '',
    incident: incident.id,
    playbook: incident.playbook,
    step: act.path,
    target: act.target,
    kind: 'undo',
    parent: null,
    verb: undo.verb,
    args: undo.args,
    effect: act.effect,
    mode: act.mode,
    decidedMs: t,
    notBeforeMs:
      act.status === 'unknown' && act.many === undefined ? Math.max(nowMs, act.deadlineMs + QUIET_MS) : nowMs,
    deadlineMs: null,
    status: live ? 'pending' : 'succeeded',
    attempts: 0,
    policy: null,
    expiresAtMs: null,
    spendings: [],
    outcome: live ? null : { detail: 'shadow: not sent' },
  };
}
