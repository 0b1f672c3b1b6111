import { logGamma } from './log-gamma.ts';

/** Which tail: that many or fewer, that many or more. */
export type Side = 'down' | 'up';

/** A term this much smaller than the sum ends it. */
const NEGLIGIBLE = 1e-12;

/**
 * ln P(X = x) of a negative binomial count with that mean and size r, so variance μ + μ²/r; a Poisson count where the
 * size is infinite (N. L. Johnson, A. W. Kemp, S. Kotz, Univariate Discrete Distributions, 3rd ed., section 5.1).
 *
 * @param x  a whole number ≥ 0
 */
export function logNegativeBinomial(x: number, mean: number, size: number): number {
  if (mean === 0) return x === 0 ? 0 : Number.NEGATIVE_INFINITY;
  if (!Number.isFinite(size)) return x * Math.log(mean) - mean - logGamma(x + 1);
  const choose = logGamma(x + size) - logGamma(size) - logGamma(x + 1);
  return choose - size * Math.log1p(mean / size) - x * Math.log1p(size / mean);
}

/**
 * P(X ≤ x) or P(X ≥ x) of such a count, summed from x outwards by the ratio of neighbours, so that a far tail loses
 * nothing to 1 − P. It is exact for whatever lies on that side of the mean.
 */
export function negativeBinomialTail(x: number, mean: number, size: number, side: Side): number {
  const odds = Number.isFinite(size) ? mean / (size + mean) : 0;
  let term = Math.exp(logNegativeBinomial(x, mean, size));
  let sum = term;
  if (side === 'up') {
    for (let k = x; term > NEGLIGIBLE * sum || k < mean; k += 1) {
      term *= odds === 0 ? mean / (k + 1) : ((k + size) * odds) / (k + 1);
      sum += term;
    }
  } else {
    for (let k = x; k > 0 && (term > NEGLIGIBLE * sum || k > mean); k -= 1) {
      term *= odds === 0 ? k / mean : k / ((k - 1 + size) * odds);
      sum += term;
    }
  }
  return Math.min(1, sum);
}
