import { killEntry, resumeEntry } from '../../audit/entries.ts';
import { isKilled, type Kill, type KillName, type KillRow } from '../../control/kill.ts';
import type { RunRow } from '../../store.ts';
import { recordInMemory } from './memory-audit.ts';
import type { MemoryState } from './memory-state.ts';

/** Pulls a kill switch, or changes the one that is there. */
export function killInMemory(state: MemoryState, kill: Kill, nowMs: number): void {
  const name = nameOf(kill);
  state.kills.set(name, { ...kill, sinceMs: state.kills.get(name)?.sinceMs ?? nowMs });
  recordInMemory(state, killEntry(kill), nowMs);
}

/** Takes a kill switch away. */
export function resumeInMemory(state: MemoryState, name: KillName, by: string, nowMs: number): boolean {
  if (!state.kills.delete(nameOf(name))) return false;
  recordInMemory(state, resumeEntry(name, by), nowMs);
  return true;
}

/** All kill switches, the oldest first. */
export function killsInMemory(state: MemoryState): readonly KillRow[] {
  return [...state.kills.values()].sort(
    (a, b) => a.sinceMs - b.sinceMs || (nameOf(a) < nameOf(b) ? -1 : nameOf(a) > nameOf(b) ? 1 : 0),
  );
}

/** Whether a kill switch of the store or of a host holds a run back. */
export function isKilledInMemory(state: MemoryState, run: RunRow, also: readonly Kill[]): boolean {
  if (state.kills.size === 0 && also.length === 0) return false;
  const incident = state.incidents.get(run.incident);
  const instance = incident === undefined ? null : (JSON.parse(incident.instance) as Record<string, unknown>);
  return isKilled(run, instance, [...state.kills.values(), ...also]);
}

function nameOf({ scope, name }: KillName): string {
  return JSON.stringify([scope, name]);
}
