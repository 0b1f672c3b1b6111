import { betaBinomialTail } from './beta-binomial.ts';
import { normalScore } from './normal.ts';

/** What one series of shares (k of n) usually does by slot: beta-binomial, all that is learned as plain numbers. */
export interface Rates {
  readonly slotsPerDay: number;
  /** By slot and by time of day: hits and trials, older ones counting less. */
  readonly hits: Float64Array;
  readonly trials: Float64Array;
  readonly dayHits: Float64Array;
  readonly dayTrials: Float64Array;
  allHits: number;
  allTrials: number;
  /** Windows learned. */
  seen: number;
  /** Sums that the share of the variance which all trials of a window have in common is the ratio of. */
  excess: number;
  squares: number;
}

const FORGOTTEN = 0.1;
/** Trials of its time of day, and of all times, that a slot is held against. */
const PRIOR_TRIALS = 20;
const PRIOR_SQUARES = 200;
const PRIOR_SHARED = 0.002;
const LEAST_SHARED = 1e-6;
const CLIP = 3;
const REMEMBERED_CYCLES = 8;

/** Rates of which nothing is known. */
export function createRates(slots: number, slotsPerDay: number): Rates {
  return {
    slotsPerDay,
    hits: new Float64Array(slots),
    trials: new Float64Array(slots),
    dayHits: new Float64Array(slotsPerDay),
    dayTrials: new Float64Array(slotsPerDay),
    allHits: 0,
    allTrials: 0,
    seen: 0,
    excess: PRIOR_SHARED * PRIOR_SQUARES,
    squares: PRIOR_SQUARES,
  };
}

/**
 * Chance of a hit in a slot: its own shrunk to that of its time of day, and that to all, as the posterior mean of a beta
 * prior worth `PRIOR_TRIALS` trials (A. Gelman et al., Bayesian Data Analysis, 3rd ed., section 2.4).
 */
export function chanceOf(rates: Rates, slot: number): number {
  const { hits, trials, dayHits, dayTrials, slotsPerDay, allHits, allTrials } = rates;
  const time = slot % slotsPerDay;
  const ofAll = (allHits + 0.5) / (allTrials + 1);
  const ofDay =
    ((dayHits[time] as number) + PRIOR_TRIALS * ofAll) / ((dayTrials[time] as number) + PRIOR_TRIALS);
  return ((hits[slot] as number) + PRIOR_TRIALS * ofDay) / ((trials[slot] as number) + PRIOR_TRIALS);
}

/** Trials that a slot's chance is known from. */
function knownFrom({ trials, dayTrials, slotsPerDay }: Rates, slot: number): number {
  const ofDay = dayTrials[slot % slotsPerDay] as number;
  return (trials[slot] as number) + (PRIOR_TRIALS * ofDay) / (ofDay + PRIOR_TRIALS) + 1;
}

/** The share of the variance that all trials of a window have in common: what was seen, and what is not known of the chance. */
export function sharedOf(rates: Rates, slot: number): number {
  return Math.min(0.5, ownShared(rates) + 1 / (knownFrom(rates, slot) + 1));
}

function ownShared({ excess, squares }: Rates): number {
  return Math.max(LEAST_SHARED, excess / squares);
}

/** The normal score of k of n: of the tail on its side of the chance, so never odder than it is. */
export function scoreOfRate(rates: Rates, slot: number, k: number, n: number): number {
  const chance = chanceOf(rates, slot);
  const shared = sharedOf(rates, slot);
  const side = k > n * chance ? 'up' : 'down';
  const rough = (k - n * chance) / Math.sqrt(n * chance * (1 - chance) * (1 + (n - 1) * shared));
  // Nothing that is this near to the mean is evidence, so the exact tail is asked only of the others.
  if (!(Math.abs(rough) >= 0.8)) return Number.isNaN(rough) ? 0 : rough;
  const z = Math.max(0, normalScore(Math.max(betaBinomialTail(k, n, chance, shared, side), 1e-300)));
  return side === 'up' ? z : -z;
}

/**
 * Learns k of n.
 *
 * @param follows  what is odd for too long is the new usual: it counts three times
 */
export function learnRate(rates: Rates, slot: number, k: number, n: number, follows: boolean): void {
  if (n === 0) return;
  const { hits, trials, dayHits, dayTrials, slotsPerDay } = rates;
  const time = slot % slotsPerDay;
  const chance = chanceOf(rates, slot);
  const binomial = n * chance * (1 - chance);
  const sd = Math.sqrt(binomial * (1 + (n - 1) * sharedOf(rates, slot)));
  const isKnown = rates.seen >= hits.length;
  const residual =
    isKnown && !follows ? Math.max(-CLIP * sd, Math.min(CLIP * sd, k - n * chance)) : k - n * chance;
  rates.seen += 1;
  if (isKnown && !follows) {
    const old = 1 - 1 / (REMEMBERED_CYCLES * hits.length);
    const pairs = (n - 1) * binomial;
    rates.excess = old * rates.excess + residual * residual - binomial - pairs / (knownFrom(rates, slot) + 1);
    rates.squares = old * rates.squares + pairs;
  }
  const forgotten = follows ? 3 * FORGOTTEN : FORGOTTEN;
  const learned = n * chance + residual;
  const left = 1 - forgotten;
  hits[slot] = left * (hits[slot] as number) + learned;
  trials[slot] = left * (trials[slot] as number) + n;
  const leftOfDay = 1 - (forgotten * slotsPerDay) / hits.length;
  dayHits[time] = leftOfDay * (dayHits[time] as number) + learned;
  dayTrials[time] = leftOfDay * (dayTrials[time] as number) + n;
  const leftOfAll = 1 - forgotten / hits.length;
  rates.allHits = leftOfAll * rates.allHits + learned;
  rates.allTrials = leftOfAll * rates.allTrials + n;
}
