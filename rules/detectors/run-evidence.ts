import { normalTail } from './normal.ts';

/** So many of the last `LAST` windows must be odd in one direction: an hour of one spike is not an incident. */
export const ODD = 3;
export const LAST = 4;
/** Ways in which the others can lie among the windows before: (LAST − 1 choose ODD − 1). */
const WAYS = 3;

/**
 * How many independent windows `ODD` neighbours are worth, whose scores follow each other with correlation φ: the
 * quadratic form 1ᵀ Σ⁻¹ 1 of a first-order autoregression. P(all > z) falls as its power of P(one > z) (A. W. Ledford,
 * J. A. Tawn, Statistics for near independence in multivariate extreme values, Biometrika 83, 1996, section 5).
 */
export function independentWindows(correlation: number): number {
  return (ODD - (ODD - 2) * correlation) / (1 + correlation);
}

/**
 * How many windows go by between two times that the last windows are as odd as these: the reciprocal of
 * ways · P(Z > z)^k, where z is the `ODD`-th greatest of the scores in that direction and k what they are worth.
 *
 * @param scores  normal scores, any order; fewer than `ODD` of them say nothing
 */
export function windowsBetween(
  scores: readonly number[],
  direction: 'up' | 'down',
  correlation: number,
): number {
  const sign = direction === 'up' ? 1 : -1;
  let [first, second, third] = [Number.NEGATIVE_INFINITY, Number.NEGATIVE_INFINITY, Number.NEGATIVE_INFINITY];
  for (const score of scores) {
    const z = sign * score;
    if (z > first) [third, second, first] = [second, first, z];
    else if (z > second) [third, second] = [second, z];
    else if (z > third) third = z;
  }
  // Nearly every window ends here, and costs no exponential.
  if (third < 1) return 1;
  return 1 / (WAYS * normalTail(third) ** independentWindows(correlation));
}
