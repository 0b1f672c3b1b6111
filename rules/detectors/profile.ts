import { studentScore } from './student-score.ts';

/** What one series usually does, by slot of its cycle (a week, or a day): all that is learned, as plain numbers. */
export interface Profile {
  /** Slots of a day: every slot of a cycle with the same time of day shares some of its spread. */
  readonly slotsPerDay: number;
  /** How far the whole series has drifted away from its slots. */
  level: number;
  /** Values learned so far. */
  seen: number;
  /** By slot: its middle, the variance around it, and how often it was learned. */
  readonly middle: Float64Array;
  readonly variance: Float64Array;
  readonly visits: Float64Array;
  /** By slot: its first two values, of which the third makes a median. */
  readonly first: Float64Array;
  readonly second: Float64Array;
  /** By time of day. */
  readonly dayVariance: Float64Array;
  readonly dayVisits: Float64Array;
  /** Of all. */
  variance0: number;
}

/** Cycles that a slot remembers: its gain never falls below one in so many. */
const REMEMBERED = 6;
/** Visits of others that the spread of a slot is held against: it is shrunk to that of its time of day, and that to all. */
const SHRUNK_BY = 8;
/** Days over which the level follows. */
const LEVEL_DAYS = 3;
/** Residuals count as no more than so many standard deviations (P. J. Huber, Ann. Math. Statist. 35, 1964). */
const CLIP = 2;
/** E min(Z², 4) of a normal Z: what clipping takes from a variance (Huber's proposal 2). */
const CLIPPED_VARIANCE = 0.9205;
/** Nothing is steadier than this share of itself, on the scale of logarithms. */
const LEAST_VARIANCE = 1e-6;

/** A profile that has seen nothing. */
export function createProfile(slots: number, slotsPerDay: number): Profile {
  return {
    slotsPerDay,
    level: 0,
    seen: 0,
    middle: new Float64Array(slots),
    variance: new Float64Array(slots),
    visits: new Float64Array(slots),
    first: new Float64Array(slots),
    second: new Float64Array(slots),
    dayVariance: new Float64Array(slotsPerDay),
    dayVisits: new Float64Array(slotsPerDay),
    variance0: 0,
  };
}

/** What is usual in a slot. */
export function middleOf({ level, middle }: Profile, slot: number): number {
  return level + (middle[slot] as number);
}

/**
 * The variance of the next value of a slot: its own, shrunk to its time of day's, and that to all (an empirical Bayes
 * mean with `SHRUNK_BY` visits of prior weight), and what is not known of its middle.
 */
export function varianceOf(profile: Profile, slot: number): number {
  const visits = profile.visits[slot] as number;
  const shrunk = shrunkVariance(profile, slot);
  // One of two that differ is odd, and nobody knows which.
  const own =
    visits === 2
      ? Math.max(shrunk, ((profile.first[slot] as number) - (profile.second[slot] as number)) ** 2 / 2)
      : shrunk;
  return own * (1 + 1 / Math.max(1, Math.min(visits, REMEMBERED)));
}

function shrunkVariance(profile: Profile, slot: number): number {
  const { variance, visits, dayVariance, dayVisits, variance0, slotsPerDay } = profile;
  const time = slot % slotsPerDay;
  const times = dayVisits[time] as number;
  const ofDay = (times * (dayVariance[time] as number) + SHRUNK_BY * variance0) / (times + SHRUNK_BY);
  const own = Math.max(0, (visits[slot] as number) - 1);
  return Math.max(LEAST_VARIANCE, (own * (variance[slot] as number) + SHRUNK_BY * ofDay) / (own + SHRUNK_BY));
}

/** The normal score of a value: Student's, with as many degrees as the spread was learned from. */
export function scoreOf(profile: Profile, slot: number, value: number): number {
  const t = (value - middleOf(profile, slot)) / Math.sqrt(varianceOf(profile, slot));
  return studentScore(t, SHRUNK_BY + (profile.visits[slot] as number));
}

/**
 * Learns one value: middle, level and spread move by its clipped residual.
 *
 * @param follows  the level moves at once by all of it: what is odd for too long is the new usual
 */
export function learnValue(profile: Profile, slot: number, value: number, follows: boolean): void {
  const { middle, variance, visits, first, second, dayVariance, dayVisits, slotsPerDay } = profile;
  const seen = visits[slot] as number;
  const time = slot % slotsPerDay;
  const residual = value - middleOf(profile, slot);
  if (follows && seen > 0) {
    profile.level += residual / slotsPerDay;
    return;
  }
  profile.seen += 1;
  visits[slot] = seen + 1;
  if (seen === 0) {
    middle[slot] = value - profile.level;
    first[slot] = value;
    return;
  }
  const gain = 1 / Math.min(seen + 1, REMEMBERED);
  if (seen === 1) second[slot] = value;
  // What is not known of the middle is no spread of the values.
  const shrunk = shrunkVariance(profile, slot);
  const known = dayVisits[time] as number;
  const sd = known < 2 && profile.variance0 === 0 ? Number.POSITIVE_INFINITY : Math.sqrt(shrunk * (1 + gain));
  const clipped = Math.max(-CLIP * sd, Math.min(CLIP * sd, residual));
  const share = 1 + 1 / Math.min(seen, REMEMBERED);
  const square = (clipped * clipped) / share / CLIPPED_VARIANCE;
  if (profile.seen >= 2 * middle.length) profile.level += clipped / (LEVEL_DAYS * slotsPerDay);
  if (seen === 1) middle[slot] = (middle[slot] as number) + residual / 2;
  else if (seen === 2)
    middle[slot] = middleOfThree(first[slot] as number, second[slot] as number, value) - profile.level;
  else middle[slot] = (middle[slot] as number) + gain * clipped;
  variance[slot] = mean(variance[slot] as number, square, Math.min(seen, REMEMBERED * 2));
  dayVisits[time] = known + 1;
  dayVariance[time] = mean(dayVariance[time] as number, square, Math.min(known + 1, REMEMBERED * 14));
  const all = profile.seen - profile.middle.length;
  profile.variance0 = mean(
    profile.variance0,
    square,
    Math.max(1, Math.min(all, profile.middle.length * REMEMBERED)),
  );
}

/** A running mean of the last `count` values. */
function mean(before: number, value: number, count: number): number {
  return before + (value - before) / count;
}

function middleOfThree(a: number, b: number, c: number): number {
  return Math.max(Math.min(a, b), Math.min(Math.max(a, b), c));
}
