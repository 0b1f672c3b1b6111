import type { Source } from '../../rules/source.ts';
import { PANE_MS } from '../../rules/window.ts';
import { partitionName } from '../partition.ts';
import type { Slice, SourceSlice } from '../slice.ts';
import type { Json } from '../decision.ts';

/** Panes that are remembered over a restart: an hour of activity. */
const KEPT_PANES = 360;

/** What the evaluator can see of one source: how far it was read, since when, and where it was blind. */
export interface Sight {
  /** Takes note of a slice; true when it ends a blind spell. */
  accept(slice: Slice, part: SourceSlice): boolean;
  /** @returns true when the source turns blind at this tick (E10) */
  tick(tickMs: number): boolean;
  isPresent(): boolean;
  isBlind(): boolean;
  /** Least watermark over its partitions, ms. */
  clock(): number;
  /** Start of the first pane that was read, the same for any number of partitions; null before the first event. */
  coveredFrom(): number | null;
  blindSinceMs(): number;
  /** A pane that holds events, told in order: what ends a gap, and what shows that the pipe lives. */
  active(startMs: number): void;
  /** Whether everything in [fromMs, toMs) was read and no spell of blindness touches it. */
  covers(fromMs: number, toMs: number): 'covered' | 'not-covered' | 'blind';
  /** Whether any event of the source lies in [fromMs, toMs), by panes. */
  brought(fromMs: number, toMs: number): boolean;
  dropBefore(ms: number): void;
  save(): Json;
}

/** @param saved  what `save` gave in an earlier process, or null */
export function createSight(source: Source, saved: Json): Sight {
  const was = (saved ?? {}) as { readonly spells?: readonly [number, number][]; readonly openMs?: number | null; readonly blind?: boolean; readonly panes?: readonly number[] };
  const partitions = new Map<string, { watermarkMs: number; firstMs: number | null; lastArrivalMs: number | null }>();
  const spells: [number, number][] = [...(was.spells ?? [])];
  /** Start of the last silence while no later pane has shown how long it was. */
  let openMs: number | null = was.openMs ?? null;
  let blind = was.blind ?? false;
  let panes: number[] = [...(was.panes ?? [])];

  const lastArrival = (): number | null => {
    let last: number | null = null;
    for (const { lastArrivalMs } of partitions.values()) if (lastArrivalMs !== null && (last === null || lastArrivalMs > last)) last = lastArrivalMs;
    return last;
  };
  const clock = (): number => {
    let least = Number.POSITIVE_INFINITY;
    for (const { watermarkMs } of partitions.values()) least = Math.min(least, watermarkMs);
    return partitions.size === 0 ? Number.NEGATIVE_INFINITY : least;
  };
  const coveredFrom = (): number | null => {
    let first: number | null = null;
    for (const { firstMs } of partitions.values()) if (firstMs !== null && (first === null || firstMs < first)) first = firstMs;
    return first === null ? null : Math.floor(first / PANE_MS) * PANE_MS;
  };

  return {
    accept({ partition, firstMs }, { watermarkMs, lastArrivalMs }) {
      const name = partitionName(partition);
      const was = partitions.get(name);
      partitions.set(name, { watermarkMs, firstMs, lastArrivalMs });
      // The first slice after a restart only says what was known before it.
      if (!blind || was === undefined || (lastArrivalMs ?? 0) <= (was.lastArrivalMs ?? 0)) return false;
      blind = false;
      return true;
    },
    tick(tickMs) {
      const last = lastArrival();
      if (blind || source.silentAfterMs === null || last === null || tickMs - last < source.silentAfterMs) return false;
      blind = true;
      // A silence right after another that no event has ended yet is still the same one.
      openMs ??= clock();
      return true;
    },
    isPresent: () => partitions.size > 0,
    isBlind: () => blind,
    clock,
    coveredFrom,
    blindSinceMs: () => openMs ?? clock(),
    active(startMs) {
      panes.push(startMs);
      if (openMs === null || startMs < openMs) return;
      // A flood after buffering fills the gap: then nothing was missing (ENGINE §10, fault 22).
      if (source.silentAfterMs !== null && startMs - openMs > source.silentAfterMs) spells.push([openMs, startMs]);
      if (!blind) openMs = null;
    },
    covers(fromMs, toMs) {
      const from = coveredFrom();
      if (from === null || fromMs < from) return 'not-covered';
      if (toMs > clock() || (openMs !== null && toMs > openMs)) return 'blind';
      return spells.some(([a, b]) => a < toMs && b > fromMs) ? 'blind' : 'covered';
    },
    brought(fromMs, toMs) {
      for (let i = panes.length - 1; i >= 0; i -= 1) {
        const start = panes[i] as number;
        if (start < fromMs) return false;
        if (start < toMs) return true;
      }
      return false;
    },
    dropBefore(ms) {
      if ((panes[0] ?? ms) >= ms || panes.length < 128) return;
      panes = panes.filter((p) => p >= ms);
    },
    save: () => ({ spells, openMs, blind, panes: panes.slice(-KEPT_PANES) }),
  };
}
