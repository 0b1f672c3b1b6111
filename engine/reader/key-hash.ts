/** A 64-bit hash as two unsigned halves. */
export interface KeyHash {
  readonly high: number;
  readonly low: number;
}

/**
 * Hash of an event key (E13): two independent 32-bit FNV-1a passes over its UTF-16 units, each finished with the
 * mixer of MurmurHash3. With 10 million keys in a filter, one in about 370,000 filters sees a collision.
 */
export function keyHash(key: string): KeyHash {
  let high = 0x811c9dc5;
  let low = 0x9747b28c;
  for (let i = 0; i < key.length; i += 1) {
    const unit = key.charCodeAt(i);
    high = Math.imul(high ^ unit, 0x01000193);
    low = Math.imul(low ^ unit, 0x85ebca6b);
    low = (low << 13) | (low >>> 19);
  }
  return { high: mix(high ^ key.length), low: mix(low + key.length) };
}

function mix(bits: number): number {
  let h = bits;
  h = Math.imul(h ^ (h >>> 16), 0x85ebca6b);
  h = Math.imul(h ^ (h >>> 13), 0xc2b2ae35);
  return (h ^ (h >>> 16)) >>> 0;
}
