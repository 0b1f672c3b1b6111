import type { OpenState, State } from './aggregate.ts';

/** Bits of a hash that choose a register. */
const INDEX_BITS = 12;
/** Registers of a sketch: its standard error is 1.04 / √4096 = 1.6 %. */
const REGISTERS = 2 ** INDEX_BITS;
/** Bits that are left of a 52-bit hash: a register holds 0 to 41. */
const RANK_BITS = 40;
/** Registers of 6 bits in one integer: 30 bits are a small integer to the engine. */
const PACKED = 5;
/** Integers that hold all registers. */
export const WORDS = Math.ceil(REGISTERS / PACKED);
/** 1 / (2 ln 2), the constant of the estimator. */
const ALPHA = 0.7213475204444817;

/**
 * A HyperLogLog sketch (Flajolet and others, 2007) inside a state from index `from` on: each register keeps the
 * greatest position of the first 1 among the hashes that chose it.
 *
 * @param hash  52 bits, see `valueHash`
 */
export function addToRegisters(state: OpenState, from: number, hash: number): void {
  const register = Math.floor(hash / 2 ** RANK_BITS);
  const word = from + Math.floor(register / PACKED);
  const shift = 6 * (register % PACKED);
  const packed = state[word] as number;
  const rank = rankOf(hash % 2 ** RANK_BITS);
  if (((packed >>> shift) & 63) < rank) state[word] = (packed & ~(63 << shift)) | (rank << shift);
}

/** The greater of each two registers. */
export function mergeRegisters(state: OpenState, from: number, other: State, otherFrom: number): void {
  for (let word = 0; word < WORDS; word += 1) {
    const a = state[from + word] as number;
    const b = other[otherFrom + word] as number;
    if (a === b) continue;
    let merged = 0;
    for (let shift = 0; shift < 6 * PACKED; shift += 6)
      merged |= Math.max((a >>> shift) & 63, (b >>> shift) & 63) << shift;
    state[from + word] = merged;
  }
}

/**
 * How many different hashes were added: the improved estimator of Ertl (New cardinality estimation algorithms for
 * HyperLogLog sketches, 2017, algorithm 6), good for every number without tables of corrections.
 */
export function estimateOf(state: State, from: number): number {
  const counts = new Array<number>(RANK_BITS + 2).fill(0);
  for (let register = 0; register < REGISTERS; register += 1) {
    const packed = state[from + Math.floor(register / PACKED)] as number;
    const rank = (packed >>> (6 * (register % PACKED))) & 63;
    counts[rank] = (counts[rank] as number) + 1;
  }
  let z = REGISTERS * tau(1 - (counts[RANK_BITS + 1] as number) / REGISTERS);
  for (let rank = RANK_BITS; rank >= 1; rank -= 1) z = 0.5 * (z + (counts[rank] as number));
  z += REGISTERS * sigma((counts[0] as number) / REGISTERS);
  return (ALPHA * REGISTERS * REGISTERS) / z;
}

/** Position of the first 1 among 40 bits, counted from 1; 41 without any. */
function rankOf(bits: number): number {
  const high = Math.floor(bits / 2 ** 32);
  if (high > 0) return Math.clz32(high) - 24 + 1;
  return Math.clz32(bits) + 8 + 1;
}

function sigma(share: number): number {
  if (share === 1) return Number.POSITIVE_INFINITY;
  let [x, y, z, before] = [share, 1, share, Number.NaN];
  while (z !== before) {
    x *= x;
    before = z;
    z += x * y;
    y += y;
  }
  return z;
}

function tau(share: number): number {
  if (share === 0 || share === 1) return 0;
  let [x, y, z, before] = [share, 1, 1 - share, Number.NaN];
  while (z !== before) {
    x = Math.sqrt(x);
    before = z;
    y *= 0.5;
    z -= (1 - x) ** 2 * y;
  }
  return z / 3;
}
