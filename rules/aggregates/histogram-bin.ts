/** Bins of one octave: their width is 1/128 of its start, so a bin's middle is within 1/257 (0.4 %) of all it holds. */
const BINS = 128;
/** Below this every integer has a bin of its own. */
const EXACT = 2 * BINS;
/** Exponent of the first octave that is not exact. */
const FIRST_OCTAVE = 8;

const bits = new DataView(new ArrayBuffer(8));

/**
 * Bin of a safe integer: the integer itself below 256, beyond it exponent and the 7 highest bits of the fraction as
 * the float holds them, so bins are in the order of values. The bin of −v is minus the bin of v.
 */
export function binOf(value: number): number {
  const size = Math.abs(value);
  if (size < EXACT) return value === 0 ? 0 : value;
  bits.setFloat64(0, size);
  const high = bits.getUint32(0);
  const octave = (high >>> 20) - 1023 - FIRST_OCTAVE;
  const bin = EXACT + octave * BINS + ((high >>> 13) & (BINS - 1));
  return value < 0 ? -bin : bin;
}

/** Middle of the integers that a bin holds; a half where their number is even. */
export function middleOf(bin: number): number {
  const size = Math.abs(bin);
  if (size < EXACT) return bin;
  const octave = Math.floor((size - EXACT) / BINS);
  const widths = 2 ** (octave + 1);
  const first = (BINS + ((size - EXACT) % BINS)) * widths;
  const middle = first + (widths - 1) / 2;
  return bin < 0 ? -middle : middle;
}
