import { type Admission, admit, counts, mayHaveSpent, type Used } from '../../reservation.ts';
import type { RunRow } from '../../store.ts';
import type { Spending } from '../../store-ledger.ts';
import type { MemoryState } from './memory-state.ts';

/** Whether a run fits into its budgets (R26). What it reserves, it has from here on. */
export function reserveInMemory(state: MemoryState, run: RunRow, nowMs: number): Admission {
  const admission = admit([run], (_, spending) => usedOf(state, run, spending), nowMs).get(run.key);
  if (admission?.kind !== 'admitted') return admission ?? { kind: 'admitted' };
  for (const { budget, scope, minor } of run.spendings) {
    const name = nameOf(run.key, budget);
    if (state.reservations.has(name)) continue;
    const { key: runKey, decidedMs } = run;
    state.reservations.set(name, { budget, scope, minor, runKey, decidedMs, isKept: false });
  }
  return admission;
}

/** An outcome settles what its run reserved: kept where it was, or may have been, spent; else it is free again. */
export function settleInMemory(state: MemoryState, run: RunRow, status: RunRow['status']): void {
  for (const { budget } of run.spendings) {
    const name = nameOf(run.key, budget);
    const reserved = state.reservations.get(name);
    if (reserved === undefined) continue;
    if (mayHaveSpent(status)) state.reservations.set(name, { ...reserved, isKept: true });
    else state.reservations.delete(name);
  }
}

function usedOf(state: MemoryState, run: RunRow, spending: Spending): Used {
  let [kept, held] = [0, 0];
  for (const one of state.reservations.values()) {
    if (one.runKey === run.key || !counts(one, one.decidedMs, spending, run.decidedMs)) continue;
    if (one.isKept) kept += one.minor;
    else held += one.minor;
  }
  return { kept, held, isReserved: state.reservations.has(nameOf(run.key, spending.budget)) };
}

function nameOf(runKey: string, budget: string): string {
  return JSON.stringify([runKey, budget]);
}
