import type { Truth } from '../../rules/truth.ts';

/**
 * Claims that differ in one constant only (`> 10`, `> 20`, `> 50` of one window), in order of the constant. Along it
 * they turn out otherwise at most once, so where a series stands among thousands of them is found by halving, and what
 * changed since it stood elsewhere is a stretch of the list (ENGINE §4 point 7).
 */
export interface Ladder<Claim> {
  readonly rungs: readonly Claim[];
  /** Where a series stands: the rungs in [from, to) turn out as wanted. The same object for every call. */
  stand(truth: (rung: Claim) => Truth): Readonly<Stretch>;
}

/** Rungs from one (counted in) to another (counted out). */
export interface Stretch {
  from: number;
  to: number;
}

/** @param want  how a rung must turn out to be in the stretch; an unknown one never is */
export function createLadder<Claim>(rungs: readonly Claim[], want: boolean): Ladder<Claim> {
  const stretch: Stretch = { from: 0, to: 0 };
  const last = rungs.length - 1;
  return {
    rungs,
    stand(truth) {
      stretch.from = 0;
      stretch.to = 0;
      const low = truth(rungs[0] as Claim);
      // What makes one rung unknown (no value, too few samples) is the same for all of them.
      if (low === null) return stretch;
      const high = last === 0 ? low : truth(rungs[last] as Claim);
      if (low === high) {
        if (low === want) stretch.to = last + 1;
        return stretch;
      }
      let below = 0;
      let above = last;
      while (above - below > 1) {
        const middle = (below + above) >> 1;
        if (truth(rungs[middle] as Claim) === low) below = middle;
        else above = middle;
      }
      if (low === want) stretch.to = above;
      else {
        stretch.from = above;
        stretch.to = last + 1;
      }
      return stretch;
    },
  };
}
