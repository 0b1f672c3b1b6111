/** Seeded chance: mulberry32 (T. Ettinger, public domain) for uniform numbers in (0, 1), and what is made of them. */
export interface Random {
  uniform(): number;
  normal(): number;
  /** A gamma variable of mean 1 with that shape. */
  gamma(shape: number): number;
  poisson(mean: number): number;
  /** Mean and size of a negative binomial count; Poisson where the size is infinite. */
  count(mean: number, size: number): number;
  binomial(n: number, p: number): number;
}

export function seededRandom(seed: number): Random {
  let state = seed >>> 0;
  const uniform = (): number => {
    state = (state + 0x6d2b79f5) >>> 0;
    let t = Math.imul(state ^ (state >>> 15), 1 | state);
    t = (t + Math.imul(t ^ (t >>> 7), 61 | t)) ^ t;
    return (((t ^ (t >>> 14)) >>> 0) + 0.5) / 4294967296;
  };
  const normal = (): number => Math.sqrt(-2 * Math.log(uniform())) * Math.cos(2 * Math.PI * uniform());
  /** G. Marsaglia, W. W. Tsang, A simple method for generating gamma variables (ACM TOMS 26, 2000). */
  const gamma = (shape: number): number => {
    if (shape < 1) return ((gamma(shape + 1) * (shape + 1)) / shape) * uniform() ** (1 / shape);
    const d = shape - 1 / 3;
    for (;;) {
      const x = normal();
      const v = (1 + x / Math.sqrt(9 * d)) ** 3;
      if (v > 0 && Math.log(uniform()) < 0.5 * x * x + d - d * v + d * Math.log(v)) return (d * v) / shape;
    }
  };
  const poisson = (mean: number): number => {
    if (mean > 2_000) return Math.max(0, Math.round(mean + Math.sqrt(mean) * normal()));
    // A sum of two is again Poisson: exp(−mean) must not vanish.
    if (mean > 30) return poisson(mean / 2) + poisson(mean / 2);
    let [k, product] = [0, uniform()];
    for (const least = Math.exp(-mean); product > least; k += 1) product *= uniform();
    return k;
  };
  return {
    uniform,
    normal,
    gamma,
    poisson,
    count: (mean, size) => poisson(Number.isFinite(size) ? mean * gamma(size) : mean),
    binomial(n, p) {
      let k = 0;
      for (let i = 0; i < n; i += 1) if (uniform() < p) k += 1;
      return k;
    },
  };
}
