/** A fall to this share of the mean, and a rise to that multiple, are what the CUSUMs are made for. */
export const FALL_TO = 0.4;
export const RISE_TO = 2;

/**
 * ln of how much likelier a count x is where its mean is `times` as great, than as it is: the score that a CUSUM of
 * negative binomial counts adds up. Of an infinite size it is the Poisson score x ln ρ + μ (1 − ρ) (J. M. Lucas,
 * Counted data CUSUMs, Technometrics 27, 1985); of a finite one x ln(ρ(r + μ)/(r + ρμ)) + r ln((r + μ)/(r + ρμ)).
 */
export function cusumGain(x: number, mean: number, size: number, times: number): number {
  if (!Number.isFinite(size)) return x * Math.log(times) + mean * (1 - times);
  const grown = Math.log1p((mean * (1 - times)) / (size + times * mean));
  return x * (Math.log(times) + grown) + size * grown;
}

/**
 * The next sum of a CUSUM, S ← max(0, S + gain), no greater than `most`, so that it can come down again.
 *
 * Whatever the means are, it is above h at most once in eʰ windows where nothing has changed (G. Lorden, Procedures for
 * reacting to a change in distribution, Ann. Math. Statist. 42, 1971, theorem 2). So eˢ windows is how rare S is, and a
 * full stop is known h/(μ(1 − ρ)) windows after it began.
 */
export function cusumNext(sum: number, gain: number, most: number): number {
  return Math.min(most, Math.max(0, sum + gain));
}
