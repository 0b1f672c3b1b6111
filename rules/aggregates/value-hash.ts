import type { Scalar } from '../unit.ts';

/**
 * 52-bit hash of a value's text, as an exact integer: two FNV-like passes over its UTF-16 units, each finished with
 * the mixer of MurmurHash3. Stored states are made of it, so it never changes; of 10 million values two are taken for
 * one in one set of ninety.
 */
export function valueHash(value: Scalar): number {
  const text = String(value);
  let high = 0x811c9dc5;
  let low = 0x9747b28c;
  for (let i = 0; i < text.length; i += 1) {
    const unit = text.charCodeAt(i);
    high = Math.imul(high ^ unit, 0x01000193);
    low = Math.imul(low ^ unit, 0x85ebca6b);
    low = (low << 13) | (low >>> 19);
  }
  high = mixed(high ^ text.length);
  low = mixed(low + text.length + high);
  return high * 2 ** 20 + (low >>> 12);
}

function mixed(bits: number): number {
  let h = bits;
  h = Math.imul(h ^ (h >>> 16), 0x85ebca6b);
  h = Math.imul(h ^ (h >>> 13), 0xc2b2ae35);
  return (h ^ (h >>> 16)) >>> 0;
}
