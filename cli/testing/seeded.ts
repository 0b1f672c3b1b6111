/** Random numbers of one seed: the same seed tells the same story on every machine. */
export interface Seeded {
  /** In [0, 1). */
  next(): number;
  /** A whole number in [from, to]. */
  whole(from: number, to: number): number;
  pick<T>(list: readonly T[]): T;
  /** How many of something happen where `mean` are expected (Poisson by inversion, Knuth); means below 30. */
  poisson(mean: number): number;
}

/** The seed of this run: `ORDERSENSE_SEED`, else a fixed one. Suites print it in their titles, so a failure can be told again. */
export function seedOfRun(): number {
  const given = Number(process.env['ORDERSENSE_SEED'] ?? 20_260_306);
  if (!Number.isSafeInteger(given)) throw new Error('ORDERSENSE_SEED is a whole number');
  return given;
}

/** mulberry32 (Tommy Ettinger, public domain): 32 bits of state are plenty for a recording. */
export function seeded(seed: number): Seeded {
  let state = seed >>> 0;
  const next = (): number => {
    state = (state + 0x6d2b79f5) >>> 0;
    let t = state;
    t = Math.imul(t ^ (t >>> 15), t | 1);
    t ^= t + Math.imul(t ^ (t >>> 7), t | 61);
    return ((t ^ (t >>> 14)) >>> 0) / 4_294_967_296;
  };
  return {
    next,
    whole: (from, to) => from + Math.floor(next() * (to - from + 1)),
    pick: (list) => list[Math.floor(next() * list.length)] as (typeof list)[number],
    poisson(mean) {
      const limit = Math.exp(-mean);
      let n = 0;
      for (let p = next(); p > limit; p *= next()) n += 1;
      return n;
    },
  };
}
