import type { Source } from '../../rules/source.ts';
import { PANE_MS } from '../../rules/window.ts';
import type { Json } from '../decision.ts';
import { type Partition, partitionName } from '../partition.ts';
import type { Slice, SourceSlice } from '../slice.ts';

/** Active panes that are remembered over a restart: an hour without a break. */
const KEPT_PANES = 360;

/** What the evaluator can see of one source: how far it was read, since when, and where it was blind. */
export interface Sight {
  /** A partition that will be read: the clock waits for it. */
  expect(partition: Partition): void;
  /** Watermark up to which a partition told its panes: what it tells again (read anew after a rebalance) is known. */
  toldTo(partition: Partition): number;
  /** Takes note of a slice; true when it ends a blindness. Watermarks never go back. */
  accept(slice: Slice, part: SourceSlice): boolean;
  /** @returns true when the source turns blind at this tick (E10) */
  tick(tickMs: number): boolean;
  isPresent(): boolean;
  isBlind(): boolean;
  /** Least watermark over its partitions, ms. */
  clock(): number;
  /** How far panes may be final: the clock, or the end of what a silence has not swallowed for certain. */
  settled(): number;
  /** Start of the first pane that was read, the same for any number of partitions; null before the first event. */
  coveredFrom(): number | null;
  /** Since when nothing came, while it is blind; always an instant, also where a partition was never read. */
  blindSinceMs(): number;
  /** A pane that holds events, told in order: what ends a silence, and what shows that the pipe lives. */
  active(startMs: number): void;
  /** Whether everything in [fromMs, toMs) was read and no spell without events touches it. */
  covers(fromMs: number, toMs: number): 'covered' | 'not-covered' | 'blind';
  /** Whether any event of the source lies in [fromMs, toMs), by panes; of a blind one also whether its last came then. */
  brought(fromMs: number, toMs: number): boolean;
  dropBefore(ms: number): void;
  save(): Json;
}

interface Standing {
  readonly watermarkMs: number;
  readonly firstMs: number | null;
  readonly lastArrivalMs: number | null;
  /** False until the first slice came: what that one says was known before a restart. */
  readonly told: boolean;
}

interface Saved {
  readonly spells: readonly (readonly [number, number])[];
  readonly silence: { readonly fromMs: number; readonly heardMs: number | null } | null;
  readonly blind: boolean;
  readonly panes: readonly number[];
}

/**
 * While a source is blind its watermark stands. When it is heard again, what was buffered may fill the silence: panes
 * become final only up to the last one that is known to have events, until the next one tells how long it was. A
 * stretch longer than `silent after` without any event is a spell; windows over it are unknown (E10).
 *
 * @param saved  what `save` gave in an earlier process, or null
 */
export function createSight(source: Source, saved: Json): Sight {
  const was = saved as unknown as Saved | null;
  const partitions = new Map<string, Standing>();
  const spells: (readonly [number, number])[] = [...(was?.spells ?? [])];
  /** The silence that is not yet told: since when, and the arrival that ended it (null: it lasts). */
  let silence: { fromMs: number; heardMs: number | null } | null = was?.silence ? { ...was.silence } : null;
  let blind = was?.blind ?? false;
  let panes: number[] = [...(was?.panes ?? [])];
  let clockMs = Number.NEGATIVE_INFINITY;
  let firstMs: number | null = null;
  let lastArrivalMs: number | null = null;

  /** Asked at every leaf of every condition, so it is kept and not looked up. */
  const look = (): void => {
    clockMs = Number.POSITIVE_INFINITY;
    firstMs = null;
    lastArrivalMs = null;
    for (const at of partitions.values()) {
      clockMs = Math.min(clockMs, at.watermarkMs);
      if (at.firstMs !== null) firstMs = Math.min(firstMs ?? at.firstMs, at.firstMs);
      if (at.lastArrivalMs !== null)
        lastArrivalMs = Math.max(lastArrivalMs ?? at.lastArrivalMs, at.lastArrivalMs);
    }
    if (firstMs !== null) firstMs = Math.floor(firstMs / PANE_MS) * PANE_MS;
  };
  /** Whether a stretch without events after the last one that is known is longer than an idle source may be. */
  const isGap = (toMs: number): boolean => {
    const last = panes.at(-1);
    return (
      source.silentAfterMs !== null && last !== undefined && toMs - last - PANE_MS > source.silentAfterMs
    );
  };
  /** While a partition was never read nothing is known of the whole: it is blind since anything of it was read. */
  const sinceMs = (): number => (Number.isFinite(clockMs) ? clockMs : (firstMs ?? lastArrivalMs ?? 0));
  // Without ticks (a backlog, `run --once`) the clock itself leaps over a silence, and only the next pane tells its end.
  const settled = (): number => {
    if (silence !== null) return Math.min(clockMs, silence.fromMs);
    return isGap(clockMs) ? (panes.at(-1) as number) + PANE_MS : clockMs;
  };

  return {
    expect(partition) {
      const name = partitionName(partition);
      const nothing = {
        watermarkMs: Number.NEGATIVE_INFINITY,
        firstMs: null,
        lastArrivalMs: null,
        told: false,
      };
      if (!partitions.has(name)) partitions.set(name, nothing);
      look();
    },
    toldTo: (partition) => partitions.get(partitionName(partition))?.watermarkMs ?? Number.NEGATIVE_INFINITY,
    accept(slice, part) {
      const name = partitionName(slice.partition);
      const before = partitions.get(name);
      const { lastArrivalMs: arrivalMs } = part;
      const watermarkMs = Math.max(part.watermarkMs, before?.watermarkMs ?? part.watermarkMs);
      partitions.set(name, { watermarkMs, firstMs: slice.firstMs, lastArrivalMs: arrivalMs, told: true });
      look();
      if (!blind || arrivalMs === null || !before?.told || arrivalMs <= (before.lastArrivalMs ?? 0))
        return false;
      blind = false;
      if (silence !== null) silence.heardMs = arrivalMs;
      return true;
    },
    tick(tickMs) {
      const { silentAfterMs } = source;
      if (blind || silentAfterMs === null || lastArrivalMs === null) return false;
      if (tickMs - lastArrivalMs < silentAfterMs) return false;
      blind = true;
      // A silence right after another that no event has ended yet is still the same one.
      silence = { fromMs: silence?.fromMs ?? sinceMs(), heardMs: null };
      return true;
    },
    isPresent: () => partitions.size > 0,
    isBlind: () => blind,
    clock: () => clockMs,
    settled,
    coveredFrom: () => firstMs,
    blindSinceMs: () => silence?.fromMs ?? sinceMs(),
    active(startMs) {
      if (silence === null && isGap(startMs)) spells.push([(panes.at(-1) as number) + PANE_MS, startMs]);
      panes.push(startMs);
      if (silence === null || startMs < silence.fromMs) return;
      if (startMs - silence.fromMs > (source.silentAfterMs ?? 0)) spells.push([silence.fromMs, startMs]);
      silence.fromMs = startMs + PANE_MS;
      if (silence.heardMs !== null && silence.fromMs > silence.heardMs) silence = null;
    },
    covers(fromMs, toMs) {
      if (firstMs === null || fromMs < firstMs) return 'not-covered';
      if (toMs > settled()) return 'blind';
      for (const [a, b] of spells) if (a < toMs && b > fromMs) return 'blind';
      return 'covered';
    },
    brought(fromMs, toMs) {
      // The last panes before a silence stay open, more or fewer of them by how many partitions there are.
      if (blind && lastArrivalMs !== null && fromMs <= lastArrivalMs && lastArrivalMs < toMs) return true;
      for (let i = panes.length - 1; i >= 0; i -= 1) {
        const start = panes[i] as number;
        if (start + PANE_MS <= fromMs) return false;
        if (start < toMs) return true;
      }
      return false;
    },
    dropBefore(ms) {
      // Moving arrays costs their length, so it waits until much of it goes. The newest stays: it is the last sign of life.
      if (panes.length > 2 * KEPT_PANES && (panes[KEPT_PANES] as number) < ms)
        panes = panes.filter((start, i) => start >= ms || i === panes.length - 1);
    },
    save: () => {
      const kept: Saved = { spells, silence, blind, panes: panes.slice(-KEPT_PANES) };
      return structuredClone(kept) as unknown as Json;
    },
  };
}
