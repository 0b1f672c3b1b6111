import type { Aggregate, OpenState, State } from './aggregate.ts';
import { addToLimbs, mergeLimbs, subtractLimbs } from './limbs.ts';

/** Bits of one limb of the sum of squares. */
const LIMB_BITS = 18;
const BASE = 2 ** LIMB_BITS;
/** Limbs of the sum of squares: the last one is open above, so sums reach 2¹⁴³. */
const LIMBS = 6;
/** Index of the lowest limb. */
const SQUARES = 3;
const WIDTH = SQUARES + LIMBS;

/**
 * Standard deviation of a field; state `[n, hi, lo, s₀ … s₅]`, the sum as in `limbs.ts` and the sum of squares as
 * Σ sᵢ·2¹⁸ⁱ. Both are exact, so √(n·Σx² − (Σx)²) / n is rounded once, however far the values lie from 0.
 */
export const stddev: Aggregate = {
  name: 'stddev',
  word: 'stddev',
  doc: 'Standard deviation of the values in the window (of the window itself, not an estimate beyond it); no events, no value.',
  unit: 'same-as-field',
  takes: 'numbers',
  growth: 'keeps',
  width: WIDTH,
  empty: new Array<number>(WIDTH).fill(0),
  addInto: (state, value) => {
    addToLimbs(state, value);
    const size = Math.abs(value);
    const a = size % BASE;
    const b = Math.floor(size / BASE) % BASE;
    const c = Math.floor(size / BASE / BASE);
    addAt(state, 0, a * a);
    addAt(state, 1, 2 * a * b);
    addAt(state, 2, 2 * a * c + b * b);
    addAt(state, 3, 2 * b * c);
    addAt(state, 4, c * c);
    carry(state);
  },
  merge: (a, b) => joined(mergeLimbs(a, b), a, b, 1),
  subtract: (whole, part) => joined(subtractLimbs(whole, part), whole, part, -1),
  result: (state, scale) => {
    const n = state[0] as number;
    if (n === 0) return null;
    const sum = BigInt(state[1] as number) * 2n ** 32n + BigInt(state[2] as number);
    let squares = 0n;
    for (let limb = LIMBS - 1; limb >= 0; limb -= 1)
      squares = squares * BigInt(BASE) + BigInt(state[SQUARES + limb] as number);
    return Math.sqrt(Number(BigInt(n) * squares - sum * sum)) / n / scale;
  },
  ofTotal: null,
  samples: (state) => state[0] as number,
  examples: [
    { values: [], result: null },
    { values: [5], result: 0 },
    { values: [2, 4, 4, 4, 5, 5, 7, 9], result: 2 },
    { values: [9007199254740991, 9007199254740989], result: 1 },
  ],
};

function addAt(state: OpenState, limb: number, amount: number): void {
  state[SQUARES + limb] = (state[SQUARES + limb] as number) + amount;
}

/** Brings every limb but the last into 0 … 2¹⁸ − 1: one sum has one form. */
function carry(state: OpenState): void {
  for (let at = SQUARES; at < WIDTH - 1; at += 1) {
    const over = Math.floor((state[at] as number) / BASE);
    state[at] = (state[at] as number) - over * BASE;
    state[at + 1] = (state[at + 1] as number) + over;
  }
}

function joined(limbs: State, a: State, b: State, sign: 1 | -1): State {
  const state: OpenState = [...limbs];
  for (let at = SQUARES; at < WIDTH; at += 1) state.push((a[at] as number) + sign * (b[at] as number));
  carry(state);
  return state;
}
