const G = 7;
const TERMS = [
  0.99999999999980993, 676.5203681218851, -1259.1392167224028, 771.32342877765313, -176.61502916214059,
  12.507343278686905, -0.13857109526572012, 9.9843695780195716e-6, 1.5056327351493116e-7,
];

/**
 * ln Γ(x), x > 0, to about 1e-13 of itself. Lanczos' approximation with g = 7 and nine terms (C. Lanczos, SIAM J.
 * Numer. Anal. B 1, 1964; the terms are P. Godfrey's, 2001).
 */
export function logGamma(x: number): number {
  if (x < 0.5) return Math.log(Math.PI / Math.sin(Math.PI * x)) - logGamma(1 - x);
  const y = x - 1;
  let sum = TERMS[0] as number;
  for (let i = 1; i < TERMS.length; i += 1) sum += (TERMS[i] as number) / (y + i);
  const t = y + G + 0.5;
  return 0.5 * Math.log(2 * Math.PI) + (y + 0.5) * Math.log(t) - t + Math.log(sum);
}
