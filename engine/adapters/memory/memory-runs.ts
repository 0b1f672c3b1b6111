import type { Kill } from '../../control/kill.ts';
import { refusal, WAIT_MS } from '../../reservation.ts';
import type { AttemptResult, ClaimedRun, LeaseRow, RunRow } from '../../store.ts';
import { recordInMemory } from './memory-audit.ts';
import { reserveInMemory, settleInMemory } from './memory-budget.ts';
import { isKilledInMemory } from './memory-kill.ts';
import { type MemoryRun, type MemoryState, receive } from './memory-state.ts';

/** Not finished: it may still be claimed, and those behind it on the same (target, effect) wait (R20). */
export function isOpen({ row }: MemoryRun): boolean {
  return row.status === 'pending' || row.status === 'claimed' || row.status === 'sent';
}

/** Adds runs; a key that is there stays as it is. */
export function addRuns(state: MemoryState, rows: readonly RunRow[]): void {
  for (const row of rows) {
    if (state.runs.has(row.key)) continue;
    const run = { row, fence: 0, claimUntilMs: Number.POSITIVE_INFINITY, wasSent: false, maybeSent: false };
    state.runs.set(row.key, run);
    if (isOpen(run)) state.openRuns.set(row.key, run);
  }
}

/** Claims up to `limit` runs in the order of insertion. */
export function claimInMemory(
  state: MemoryState,
  limit: number,
  claimMs: number,
  nowMs: number,
  also: readonly Kill[],
): readonly ClaimedRun[] {
  const claimed: ClaimedRun[] = [];
  const busy = new Set<string>();
  for (const run of state.openRuns.values()) {
    if (claimed.length >= limit) break;
    if (run.row.mode !== 'live') continue;
    const place = run.row.effect === null ? null : JSON.stringify([run.row.target, run.row.effect]);
    const waits = place !== null && busy.has(place);
    if (place !== null) busy.add(place);
    if (waits || !isDue(run, nowMs)) continue;
    if (isKilledInMemory(state, run.row, also) && !isTooOld(run, nowMs)) continue;
    const admission = reserveInMemory(state, run.row, nowMs);
    if (admission.kind === 'admitted') claimed.push(take(run, nowMs + claimMs));
    else if (admission.kind === 'waits') postpone(run, nowMs + WAIT_MS);
    else refuse(state, run, admission.detail);
  }
  return claimed;
}

/** Whether a run tells of its own end; what is one of many is told of by its parent. */
function isOwn({ row }: MemoryRun): boolean {
  return (row.parent ?? null) === null;
}

/** Let through although a kill switch holds it, so that it ends as `expired`. */
function isTooOld({ row }: MemoryRun, nowMs: number): boolean {
  return row.kind === 'act' && row.deadlineMs !== null && row.deadlineMs < nowMs;
}

function postpone(run: MemoryRun, notBeforeMs: number): void {
  run.maybeSent ||= run.row.status === 'sent';
  run.row = { ...run.row, status: 'pending', notBeforeMs };
}

function refuse(state: MemoryState, run: MemoryRun, detail: string): void {
  run.row = { ...run.row, status: 'skipped', outcome: { detail } };
  run.fence += 1;
  state.openRuns.delete(run.row.key);
  if (isOwn(run)) receive(state, refusal(run.row, detail));
}

function isDue({ row, claimUntilMs }: MemoryRun, nowMs: number): boolean {
  return row.status === 'pending' ? row.notBeforeMs <= nowMs : claimUntilMs <= nowMs;
}

function take(run: MemoryRun, claimUntilMs: number): ClaimedRun {
  run.maybeSent ||= run.row.status === 'sent';
  run.row = { ...run.row, status: 'claimed' };
  run.fence += 1;
  run.claimUntilMs = claimUntilMs;
  return { ...run.row, fence: run.fence, maybeSent: run.maybeSent };
}

/** Takes claims back under which nothing was sent yet; the fence moves, so a claimer's `sent` is refused. */
export function releaseInMemory(state: MemoryState): void {
  for (const run of state.openRuns.values()) {
    if (run.row.status !== 'claimed') continue;
    run.row = { ...run.row, status: 'pending' };
    run.fence += 1;
  }
}

/** Marks a claimed run as sent while its claim lasts and no kill switch holds it. */
export function sendInMemory(
  state: MemoryState,
  key: string,
  fence: number,
  nowMs: number,
  also: readonly Kill[],
): boolean {
  const run = state.openRuns.get(key);
  if (run?.fence !== fence || run.row.status !== 'claimed' || run.claimUntilMs <= nowMs) return false;
  if (isKilledInMemory(state, run.row, also)) return false;
  run.row = { ...run.row, status: 'sent' };
  run.wasSent = true;
  const { playbook, incident, verb: about } = run.row;
  recordInMemory(state, { act: 'sent', by: '', playbook, incident, about, detail: key }, nowMs);
  return true;
}

/** Ends an attempt where the fence still matches. */
export function finishInMemory(
  state: MemoryState,
  key: string,
  fence: number,
  result: AttemptResult,
): boolean {
  const run = state.openRuns.get(key);
  if (run?.fence !== fence || run.row.status === 'pending') return false;
  const { outcome } = result;
  if (result.status === 'retry') {
    const attempts = run.row.attempts + 1;
    run.row = {
      ...run.row,
      status: 'pending',
      attempts,
      outcome,
      notBeforeMs: Math.ceil(result.notBeforeMs),
    };
    return true;
  }
  run.row = { ...run.row, status: result.status, outcome };
  state.openRuns.delete(key);
  settleInMemory(state, run.row, result.status);
  if (result.signal !== null && isOwn(run)) receive(state, result.signal);
  return true;
}

/** Leases past their cap whose act was sent: what never left needs no undo. A lease without a run counts as sent. */
export function overdueInMemory(state: MemoryState, nowMs: number): readonly LeaseRow[] {
  return [...state.leases.values()]
    .filter(
      ({ status, capMs, runKey }) =>
        status === 'stored' && capMs !== null && capMs <= nowMs && (state.runs.get(runKey)?.wasSent ?? true),
    )
    .sort(
      (a, b) =>
        (a.capMs ?? 0) - (b.capMs ?? 0) ||
        compare(a.target, b.target) ||
        compare(a.effect, b.effect) ||
        compare(a.runKey, b.runKey),
    );
}

function compare(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0;
}
