import type { OpenState, State } from './aggregate.ts';

/** One past the greatest low limb. */
const BASE = 2 ** 32;

/**
 * States `[n, hi, lo]` stand for n values with the sum hi·2³² + lo, 0 ≤ lo < 2³². Every component stays a safe
 * integer up to sums of 2⁸⁴, so no addition ever rounds; only `total` does, once.
 */
export const emptyLimbs: State = [0, 0, 0];

/** Adds one more value, a safe integer of either sign, to `[n, hi, lo]`. */
export function addToLimbs(state: OpenState, value: number): void {
  const high = Math.floor(value / BASE);
  const lo = (state[2] as number) + (value - high * BASE);
  const over = lo >= BASE ? 1 : 0;
  state[0] = (state[0] as number) + 1;
  state[1] = (state[1] as number) + high + over;
  state[2] = lo - over * BASE;
}

/** The same for limbs that stand among others from `at` on. */
export function addToLimbsAt(cells: Float64Array, at: number, value: number): void {
  const high = Math.floor(value / BASE);
  const lo = (cells[at + 2] as number) + (value - high * BASE);
  const over = lo >= BASE ? 1 : 0;
  cells[at] = (cells[at] as number) + 1;
  cells[at + 1] = (cells[at + 1] as number) + high + over;
  cells[at + 2] = lo - over * BASE;
}

/** Sum of two states. */
export function mergeLimbs([n = 0, hi = 0, lo = 0]: State, [m = 0, high = 0, low = 0]: State): State {
  return carry(n + m, hi + high, lo + low);
}

/** Difference of two states. */
export function subtractLimbs([n = 0, hi = 0, lo = 0]: State, [m = 0, high = 0, low = 0]: State): State {
  return carry(n - m, hi - high, lo - low);
}

/** The sum as the nearest double. */
export function totalOfLimbs([, hi = 0, lo = 0]: State): number {
  return hi * BASE + lo;
}

function carry(n: number, hi: number, lo: number): State {
  const over = Math.floor(lo / BASE);
  return [n, hi + over, lo - over * BASE];
}
