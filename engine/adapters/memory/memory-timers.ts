import type { TimerRow } from '../../timer.ts';
import type { MemoryState } from './memory-state.ts';

/** Timers that are due, the longest due first. */
export function dueInMemory(state: MemoryState, nowMs: number): readonly TimerRow[] {
  return [...state.timers.values()]
    .filter(({ dueMs }) => dueMs <= nowMs)
    .sort((a, b) => a.dueMs - b.dueMs || (a.id < b.id ? -1 : 1));
}
