import type { Track } from '../../rules/playbook.ts';
import type { Json } from '../decision.ts';
import { type Effect, EMPTY_TALLY, effectOf, type Tally, withTarget } from './effect.ts';

/** What the statements of one playbook that track came to, over all its incidents. */
export interface EffectBook {
  /** A target's time has passed. `value` in the metric's unit, or 1 and 0 where a share is tracked. */
  add(path: string, side: keyof Tally, value: number): void;
  tally(path: string): Tally;
  /** By the name that `as` gave; null where none can be claimed yet, or nothing has that name. */
  named(
    name: string,
  ): { readonly track: Track; readonly effect: Effect | null; readonly tally: Tally } | null;
  /** Its document, where it changed since it was last taken; null: it did not. */
  take(): Json;
}

/** Name of the stored document of a playbook's effects. */
export function effectNote(playbook: string): string {
  return `effect:${playbook}`;
}

/** @param saved  what `take` gave in an earlier process, or null */
export function createEffectBook(tracks: readonly Track[], saved: Json): EffectBook {
  const tallies = new Map<string, Tally>(Object.entries((saved ?? {}) as unknown as Record<string, Tally>));
  let isChanged = false;
  const tally = (path: string): Tally => tallies.get(path) ?? EMPTY_TALLY;
  return {
    add(path, side, value) {
      tallies.set(path, withTarget(tally(path), side, value));
      isChanged = true;
    },
    tally,
    named(name) {
      const track = tracks.find(({ as }) => as === name);
      if (track === undefined) return null;
      const found = tally(track.path);
      const compares = track.pass === null ? 'averages' : 'shares';
      return { track, effect: effectOf(found, compares), tally: found };
    },
    take() {
      if (!isChanged) return null;
      isChanged = false;
      return Object.fromEntries([...tallies].sort(([a], [b]) => (a < b ? -1 : 1))) as unknown as Json;
    },
  };
}
