import { shortId } from '../../rules/canonical.ts';
import type { Json } from '../decision.ts';
import type { TimerPayload, TimerRow } from '../timer.ts';
import type { Desk } from './desk.ts';
import type { ActState, Incident } from './incident.ts';

/** An undo that has not come through by then is overdue, ms of the effect clock after it could first be sent (R18). */
export const OVERDUE_MS = 120_000;

/** The timer of an undo, set with it. */
export function overdueTimer(undo: {
  readonly key: string;
  readonly incident: string;
  readonly step: string;
  readonly notBeforeMs: number;
}): TimerRow {
  const { key, incident, step, notBeforeMs } = undo;
  return { id: timerOf(key), incident, path: step, kind: 'undo', dueMs: notBeforeMs + OVERDUE_MS };
}

/** Nobody waits for it any more. */
export function dropOverdue(undoKey: string, { out }: Pick<Desk, 'out'>): void {
  out.dropTimer(timerOf(undoKey));
}

/** It has rung: whoever is on duty is called, and again until it came through. False where it came through meanwhile. */
export function takeOverdue(incident: Incident, payload: Json, desk: Desk): boolean {
  const { timer } = payload as unknown as TimerPayload;
  const act = incident.acts.find(({ undo }) => undo !== null && timerOf(undo.key) === timer);
  if (act?.undo == null || act.undo.status !== 'outstanding') return false;
  const t = act.undo.t + OVERDUE_MS;
  desk.out.decide(incident, t, 'overdue', {
    step: act.path,
    detail: { run: act.undo.key, act: act.key, target: act.target, verb: act.lease?.undo.verb ?? '' },
  });
  callAboutUndo(incident, act, t, desk);
  return true;
}

/** What should be taken back is still applied: the owner hears. */
export function callAboutUndo(incident: Incident, { mode }: ActState, atMs: number, desk: Desk): void {
  const playbook = desk.bundle.playbooks.find(({ name }) => name === incident.playbook);
  if (playbook !== undefined && mode === 'live')
    desk.pages.call(incident, { playbook }, playbook.owner, atMs, 'undo');
}

function timerOf(undoKey: string): string {
  return shortId(['overdue', undoKey]);
}
