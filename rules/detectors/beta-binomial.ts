import { logGamma } from './log-gamma.ts';
import type { Side } from './negative-binomial.ts';

/** A term this much smaller than the sum ends it. */
const NEGLIGIBLE = 1e-12;

/**
 * P(K ≤ k) or P(K ≥ k) of k among n whose chance is itself beta distributed: with that mean, and so much of the
 * variance of a chance shared by all n (`shared`, 0 < ρ < 1: Var K = n p (1 − p)(1 + (n − 1) ρ)). Summed from k
 * outwards (J. G. Skellam, J. R. Statist. Soc. B 10, 1948; α = p (1 − ρ)/ρ, β = (1 − p)(1 − ρ)/ρ).
 *
 * @param k  whole, 0 ≤ k ≤ n
 */
export function betaBinomialTail(k: number, n: number, chance: number, shared: number, side: Side): number {
  const total = (1 - shared) / shared;
  const [alpha, beta] = [chance * total, (1 - chance) * total];
  let term = Math.exp(
    logGamma(n + 1) -
      logGamma(k + 1) -
      logGamma(n - k + 1) +
      logGamma(k + alpha) +
      logGamma(n - k + beta) -
      logGamma(n + total) -
      (logGamma(alpha) + logGamma(beta) - logGamma(total)),
  );
  let sum = term;
  const middle = n * chance;
  if (side === 'up') {
    for (let i = k; i < n && (term > NEGLIGIBLE * sum || i < middle); i += 1) {
      term *= ((n - i) * (i + alpha)) / ((i + 1) * (n - i - 1 + beta));
      sum += term;
    }
  } else {
    for (let i = k; i > 0 && (term > NEGLIGIBLE * sum || i > middle); i -= 1) {
      term *= (i * (n - i + beta)) / ((n - i + 1) * (i - 1 + alpha));
      sum += term;
    }
  }
  return Math.min(1, sum);
}
