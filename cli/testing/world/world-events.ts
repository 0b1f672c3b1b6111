import { canonicalJson } from '../../../rules/canonical.ts';
import type { RecordedEvent } from '../recorded-event.ts';
import type { Seeded } from '../seeded.ts';

/** When the world begins, how long things go wrong in it, and how long orders flow. */
export const WORLD_START_MS = Date.parse('2026-03-06T18:00:00+09:00');
const STORY_MS = 200_000;
export const WORLD_LASTS_MS = 380_000;
/** Partitions of the orders; into the last one comes only what is late. */
export const ORDER_PARTITIONS = 3;
const BUSY_PARTITIONS = ORDER_PARTITIONS - 1;

const WELL_MS = 1_000;
/** After the story there are just enough of them, and each weighs as much as four. */
const CALM_MS = 4_000;
const CALM_WEIGHT = 2.4;
const FEW_MS = 10_000;
/** Regions, and when each runs short of orders, ms since the beginning. */
const REGIONS: readonly (readonly [name: string, fromMs: number, toMs: number])[] = [
  ['a', 40_000, 140_000],
  ['b', 51_000, 151_000],
  ['c', 70_000, 170_000],
  ['d', 90_000, 190_000],
  ['f', 110_000, 132_000],
  ['e', 0, 0],
];
/** Twenty in a row weigh 12, in any order only where sums are exact. */
const WEIGHTS = [1.1, 0.1, 0.7, 0.5, 0.3, 0.9, 0.6, 0.6, 0.2, 1];
const RIDERS = 20;
/** Three orders come at each of these times, so long after their own. */
const LATE_FROM_MS = [105_000, 142_000, 179_000];
const LATE_BY_MS = 75_000;

/** A record and where it goes. */
export interface WorldEvent extends RecordedEvent {
  readonly partition: number;
}

/**
 * Orders of six regions, of which five run short one after the other, one of them shortly; riders who move from region to region; copies;
 * and orders that come two minutes late in a partition that brings nothing else. Those that are not late are held up by
 * less than the sources wait.
 */
export function worldEvents(random: Seeded): readonly WorldEvent[] {
  const events: WorldEvent[] = [];
  const order = (region: string, atMs: number, weight: number, partition: number, arrivalMs: number) => {
    const value = canonicalJson({ event_id: `${region}-${atMs}`, at: WORLD_START_MS + atMs, region, weight });
    events.push({ topic: 'orders', key: null, partition, atMs: WORLD_START_MS + arrivalMs, value });
  };
  const stepAfter = (step: number): number => step + (step < STORY_MS ? WELL_MS : CALM_MS);
  for (let step = 0; step < WORLD_LASTS_MS; step = stepAfter(step)) {
    for (const [i, [region, fromMs, toMs]] of REGIONS.entries()) {
      const atMs = step + (i + 1) * 37;
      if (atMs >= fromMs && atMs < toMs && step % FEW_MS !== 0) continue;
      const weight = step < STORY_MS ? (WEIGHTS[(step / WELL_MS) % WEIGHTS.length] as number) : CALM_WEIGHT;
      const partition = random.whole(0, BUSY_PARTITIONS - 1);
      const arrivalMs = atMs + random.whole(0, 1_500);
      order(region, atMs, weight, partition, arrivalMs);
      if (random.next() < 0.02) order(region, atMs, weight, partition, arrivalMs + random.whole(1, 400));
    }
  }
  for (const fromMs of LATE_FROM_MS)
    for (let i = 0; i < 3; i += 1)
      order('e', fromMs - LATE_BY_MS + i * 10, 5, ORDER_PARTITIONS - 1, fromMs + i * 1_500);
  for (let atMs = 500; atMs < WORLD_LASTS_MS; atMs += 15_000)
    for (let rider = 0; rider < RIDERS; rider += 1) {
      // Each goes to and fro between a region of its own and the one that never runs short: no two incidents meet.
      const isAway = (rider + Math.floor(atMs / 30_000)) % 2 === 1;
      const [region] = REGIONS[
        isAway ? REGIONS.length - 1 : rider % (REGIONS.length - 1)
      ] as (typeof REGIONS)[number];
      const at = WORLD_START_MS + atMs + rider;
      const value = canonicalJson({ rider: `r-${rider}`, at, region, status: 'idle' });
      const arrivalMs = at + random.whole(0, 1_500);
      events.push({ topic: 'riders', key: `r-${rider}`, partition: rider % 2, atMs: arrivalMs, value });
    }
  return events.sort((a, b) => a.atMs - b.atMs);
}
