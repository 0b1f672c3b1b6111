import type { RecordedEvent } from './recorded-event.ts';

/** Time between two orders of a region where all is well, and where something is wrong, ms. */
export const WELL_MS = 1_000;
const FEW_MS = 10_000;

/** Orders of some regions along a timeline; each region may run short of them for a while. */
export interface RegionOrders {
  /** The region has few orders from then on, until it is well again; epoch ms. */
  drop(region: string, fromMs: number): void;
  recover(region: string, fromMs: number): void;
  /** All orders in [the last call's `toMs`, `toMs`), in order of time. */
  next(toMs: number): readonly RecordedEvent[];
}

/**
 * Orders at fixed steps, so that every count is known: region number i has its orders i × 37 ms after the full step.
 *
 * @param fromMs  when the first orders come; a multiple of 10 s
 */
export function regionOrders(topic: string, regions: readonly string[], fromMs: number): RegionOrders {
  const short = new Map<string, { fromMs: number; toMs: number }>();
  const isShort = (region: string, ms: number): boolean => {
    const spell = short.get(region);
    return spell !== undefined && ms >= spell.fromMs && ms < spell.toMs;
  };
  let doneMs = fromMs;
  return {
    drop: (region, ms) => void short.set(region, { fromMs: ms, toMs: Number.POSITIVE_INFINITY }),
    recover(region, ms) {
      const spell = short.get(region);
      if (spell !== undefined) spell.toMs = ms;
    },
    next(toMs) {
      const events: RecordedEvent[] = [];
      for (let step = Math.floor(doneMs / WELL_MS) * WELL_MS - WELL_MS; step < toMs; step += WELL_MS) {
        for (const [i, region] of regions.entries()) {
          const atMs = step + (i + 1) * 37;
          if (atMs < doneMs || atMs >= toMs) continue;
          if (isShort(region, atMs) && step % FEW_MS !== 0) continue;
          const value = JSON.stringify({ event_id: `${region}-${atMs}`, at: atMs, region });
          events.push({ topic, key: region, atMs, value });
        }
      }
      doneMs = Math.max(doneMs, toMs);
      return events.sort((a, b) => a.atMs - b.atMs);
    },
  };
}
