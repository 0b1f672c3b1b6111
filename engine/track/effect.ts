import { type Interval, newcombe } from './newcombe.ts';
import { type Sample, welch } from './welch.ts';

/** Fewest targets a side from which anything is claimed. */
export const LEAST_A_SIDE = 30;

/** What one side came to: targets, the sum of their values (1 for each that passes) and of their squares. */
export interface Side {
  readonly n: number;
  readonly sum: number;
  readonly squares: number;
}

/** Both sides of one `track`. */
export interface Tally {
  readonly reached: Side;
  readonly heldOut: Side;
}

/** What the acts changed, with its 95 % interval: a difference of shares, or of averages in the metric's unit. */
export interface Effect extends Interval {
  readonly value: number;
}

const NOBODY: Side = { n: 0, sum: 0, squares: 0 };

/** Nobody's time has passed yet. */
export const EMPTY_TALLY: Tally = { reached: NOBODY, heldOut: NOBODY };

/** The tally with one more target. */
export function withTarget(tally: Tally, side: keyof Tally, value: number): Tally {
  const { n, sum, squares } = tally[side];
  return { ...tally, [side]: { n: n + 1, sum: sum + value, squares: squares + value ** 2 } };
}

/** The effect; null where none can be claimed: one of the sides has too few. */
export function effectOf({ reached, heldOut }: Tally, compares: 'shares' | 'averages'): Effect | null {
  if (reached.n < LEAST_A_SIDE || heldOut.n < LEAST_A_SIDE) return null;
  const value = reached.sum / reached.n - heldOut.sum / heldOut.n;
  const interval =
    compares === 'shares'
      ? newcombe({ of: reached.sum, n: reached.n }, { of: heldOut.sum, n: heldOut.n })
      : welch(sampleOf(reached), sampleOf(heldOut));
  return { value, ...interval };
}

function sampleOf({ n, sum, squares }: Side): Sample {
  // Rounding can leave a little less than nothing.
  return { n, mean: sum / n, variance: Math.max(0, squares - sum ** 2 / n) / (n - 1) };
}
