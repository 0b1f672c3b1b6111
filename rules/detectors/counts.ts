import { logNegativeBinomial, negativeBinomialTail } from './negative-binomial.ts';
import { normalScore, normalTail } from './normal.ts';

/** What one series of counts usually does by slot: gamma-Poisson, all that is learned as plain numbers. */
export interface Counts {
  readonly slotsPerDay: number;
  /** By slot and by time of day: events, and windows at the level of their time, older ones counting less. */
  readonly events: Float64Array;
  readonly windows: Float64Array;
  readonly dayEvents: Float64Array;
  readonly dayWindows: Float64Array;
  allEvents: number;
  allWindows: number;
  /** Recent events, and how many of them were expected: their ratio is the level. */
  recent: number;
  expected: number;
  /** Sums that the excess over a Poisson variance is the ratio of. */
  excess: number;
  squares: number;
}

/** How much of a slot is forgotten at each visit. */
const FORGOTTEN = 0.1;
/** Events of its time of day, and of all times, that a slot is held against. */
const PRIOR_EVENTS = 2;
/** Events that the level is held against. */
const LEVEL_EVENTS = 30;
const LEVEL_DAYS = 7;
/** Windows' worth of squares of a mean of one with no excess, before anything is seen. */
const PRIOR_SQUARES = 50;
const PRIOR_EXCESS = 0.02;
/** Cycles over which the excess is remembered. */
const REMEMBERED_CYCLES = 8;
/** A residual counts as no more than so many standard deviations. */
const CLIP = 3;

/** Counts of which nothing is known. */
export function createCounts(slots: number, slotsPerDay: number): Counts {
  return {
    slotsPerDay,
    events: new Float64Array(slots),
    windows: new Float64Array(slots),
    dayEvents: new Float64Array(slotsPerDay),
    dayWindows: new Float64Array(slotsPerDay),
    allEvents: 0,
    allWindows: 0,
    recent: 0,
    expected: 0,
    excess: PRIOR_EXCESS * PRIOR_SQUARES,
    squares: PRIOR_SQUARES,
  };
}

/**
 * Mean of the next count of a slot: that of the slot shrunk to its time of day's, and that to all, as the posterior mean
 * of a gamma prior worth `PRIOR_EVENTS` events (A. Gelman et al., Bayesian Data Analysis, 3rd ed., section 2.6).
 */
export function meanOf(counts: Counts, slot: number): number {
  const { events, windows, slotsPerDay } = counts;
  const ofDay = dayMean(counts, slot % slotsPerDay);
  const own = ((events[slot] as number) + PRIOR_EVENTS) / ((windows[slot] as number) + PRIOR_EVENTS / ofDay);
  return own * levelOf(counts);
}

/** Size r of the next count: 1/r is the excess of its variance, and what is not known of its mean. */
export function sizeOf(counts: Counts, slot: number): number {
  return 1 / (excessOf(counts) + 1 / ((counts.events[slot] as number) + PRIOR_EVENTS));
}

/** The normal score of a count: of the tail on its side of the mean, so never odder than it is. */
export function scoreOfCount(counts: Counts, slot: number, count: number): number {
  const mean = meanOf(counts, slot);
  const size = sizeOf(counts, slot);
  const side = count > mean ? 'up' : 'down';
  const rough = (count - mean) / Math.sqrt(mean + (mean * mean) / size);
  // Nothing that is this near to the mean is evidence, so the exact tail is asked only of the others.
  if (Math.abs(rough) < 0.8) return rough;
  const tail = negativeBinomialTail(count, mean, size, side);
  const z = Math.max(0, normalScore(Math.max(tail, 1e-300)));
  return side === 'up' ? z : -z;
}

/** The least and greatest count that are no odder than z; for small counts only, since all of them are gone through. */
export function bandOfCount(counts: Counts, slot: number, z: number): { low: number; high: number } {
  const mean = meanOf(counts, slot);
  const size = sizeOf(counts, slot);
  const p = normalTail(z);
  const odds = mean / (size + mean);
  let chance = Math.exp(logNegativeBinomial(0, mean, size));
  let below = chance;
  let low = 0;
  let high = 0;
  for (; 1 - below > p; high += 1) {
    if (below <= p) low = high + 1;
    chance *= ((high + size) * odds) / (high + 1);
    below += chance;
  }
  return { low, high };
}

/**
 * Learns one count.
 *
 * @param follows  only the level moves, and at once: what is odd for too long is the new usual
 */
export function learnCount(counts: Counts, slot: number, count: number, follows: boolean): void {
  const { events, windows, dayEvents, dayWindows, slotsPerDay } = counts;
  const time = slot % slotsPerDay;
  const level = levelOf(counts);
  const isKnown = counts.allWindows >= windows.length;
  const mean = meanOf(counts, slot);
  const kept = 1 - 1 / ((follows ? 1 : LEVEL_DAYS) * slotsPerDay);
  const size = sizeOf(counts, slot);
  const variance = mean + (mean * mean) / size;
  const most = mean + CLIP * Math.sqrt(variance) + 1;
  const clipped = isKnown && !follows ? Math.min(count, most) : count;
  if (isKnown) {
    counts.recent = kept * counts.recent + clipped;
    counts.expected = kept * counts.expected + mean / level;
  }
  if (follows) return;
  if (isKnown) {
    const residual = Math.max(-CLIP, Math.min(CLIP, (count - mean) / Math.sqrt(variance)));
    // What is not known of the mean is no excess of the counts.
    const unknown = (mean * mean) / ((events[slot] as number) + PRIOR_EVENTS);
    const old = 1 - 1 / (REMEMBERED_CYCLES * windows.length);
    counts.excess = old * counts.excess + residual * residual * variance - mean - unknown;
    counts.squares = old * counts.squares + mean * mean;
  }
  const left = 1 - FORGOTTEN;
  events[slot] = left * (events[slot] as number) + clipped;
  windows[slot] = left * (windows[slot] as number) + level;
  const leftOfDay = 1 - FORGOTTEN / (windows.length / slotsPerDay);
  dayEvents[time] = leftOfDay * (dayEvents[time] as number) + clipped;
  dayWindows[time] = leftOfDay * (dayWindows[time] as number) + level;
  const leftOfAll = 1 - FORGOTTEN / windows.length;
  counts.allEvents = leftOfAll * counts.allEvents + clipped;
  counts.allWindows = leftOfAll * counts.allWindows + level;
}

/** How much more or less than usual there is of late. */
function levelOf({ recent, expected }: Counts): number {
  return (recent + LEVEL_EVENTS) / (expected + LEVEL_EVENTS);
}

function excessOf({ excess, squares }: Counts): number {
  return Math.max(0, excess / squares);
}

function dayMean({ dayEvents, dayWindows, allEvents, allWindows }: Counts, time: number): number {
  const all = (allEvents + 0.5) / (allWindows + 1);
  return ((dayEvents[time] as number) + PRIOR_EVENTS) / ((dayWindows[time] as number) + PRIOR_EVENTS / all);
}
