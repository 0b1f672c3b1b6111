import type { ParentRow } from '../../parent-run.ts';
import type { NewSignal, RunRow } from '../../store.ts';
import { settleInMemory } from './memory-budget.ts';
import { addRuns } from './memory-runs.ts';
import { type MemoryState, receive } from './memory-state.ts';

/** Parents whose runs are not all there, an undo with its act. */
export function unexpandedInMemory(
  state: MemoryState,
): readonly { readonly parent: ParentRow; readonly of: ParentRow | null }[] {
  return [...state.parents.values()]
    .filter(({ status }) => status === 'planned')
    .map((parent) => ({ parent, of: state.parents.get(parent.of ?? '') ?? null }));
}

/** Adds runs of a parent; of one that was cancelled they are cancelled. */
export function expandInMemory(
  state: MemoryState,
  key: string,
  runs: readonly RunRow[],
  complete: boolean,
): void {
  const parent = state.parents.get(key);
  if (parent === undefined) return;
  addRuns(state, parent.cancelled ? runs.map((row) => ({ ...row, status: 'cancelled' as const })) : runs);
  if (complete && parent.status === 'planned') state.parents.set(key, { ...parent, status: 'complete' });
}

/** Complete parents none of whose runs is open, and that were not ended. */
export function endedInMemory(state: MemoryState): readonly ParentRow[] {
  const open = new Set([...state.openRuns.values()].map(({ row }) => row.parent));
  return [...state.parents.values()].filter(({ key, status }) => status === 'complete' && !open.has(key));
}

/** Ends a parent with its one signal. */
export function endInMemory(state: MemoryState, key: string, signal: NewSignal): void {
  const parent = state.parents.get(key);
  if (parent?.status === 'complete') state.parents.set(key, { ...parent, status: 'ended' });
  receive(state, signal);
}

/** Cancels runs, and those of parents, that cannot have reached anybody, and undos that a person took over; the fence moves. */
export function cancelInMemory(state: MemoryState, keys: ReadonlySet<string>): void {
  if (keys.size === 0) return;
  for (const key of keys) {
    const parent = state.parents.get(key);
    if (parent !== undefined) state.parents.set(key, { ...parent, cancelled: true });
  }
  for (const [key, run] of state.openRuns) {
    if (!keys.has(key) && !keys.has(run.row.parent ?? key)) continue;
    if (run.row.kind !== 'undo' && (run.row.status === 'sent' || run.maybeSent)) continue;
    run.row = { ...run.row, status: 'cancelled' };
    run.fence += 1;
    state.openRuns.delete(key);
    if (run.row.attempts === 0) settleInMemory(state, run.row, 'cancelled');
  }
}
