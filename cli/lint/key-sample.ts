/** Distinct keys in bounded memory: exact up to a limit, beyond it a sample that is drawn by the keys' own hashes. */
export interface KeySample {
  /** Adds the bits to what is known of the key. */
  readonly add: (key: string, bits: number) => void;
  /** About how many keys have all of these bits. */
  readonly count: (bits: number) => number;
}

/**
 * @param limit  keys that are kept at most; of more, each count is off by about 1 / √limit
 */
export function createKeySample(limit = 65_536): KeySample {
  const kept = new Map<string, number>();
  // One in 2^level hashes is kept; the same keys whatever their order, so that two counts of one sample fit.
  let level = 0;
  const isKept = (key: string): boolean => level === 0 || hashOf(key) >>> (32 - level) === 0;
  return {
    add: (key, bits) => {
      if (!isKept(key)) return;
      kept.set(key, (kept.get(key) ?? 0) | bits);
      while (kept.size > limit) {
        level++;
        for (const one of kept.keys()) if (!isKept(one)) kept.delete(one);
      }
    },
    count: (bits) => {
      let found = 0;
      for (const has of kept.values()) if ((has & bits) === bits) found++;
      return found * 2 ** level;
    },
  };
}

/** FNV-1a of the UTF-16 units, mixed so that the high bits depend on all of them (murmur3's finish). */
function hashOf(key: string): number {
  let hash = 0x811c9dc5;
  for (let at = 0; at < key.length; at++) hash = Math.imul(hash ^ key.charCodeAt(at), 0x01000193);
  hash = Math.imul(hash ^ (hash >>> 16), 0x85ebca6b);
  hash = Math.imul(hash ^ (hash >>> 13), 0xc2b2ae35);
  return (hash ^ (hash >>> 16)) >>> 0;
}
