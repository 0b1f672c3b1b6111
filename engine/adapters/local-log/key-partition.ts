const SEED = 0x9747b28c;
const M = 0x5bd1e995;

/**
 * The partition of a key: the same one that Kafka's default partitioner gives, so that a log copied to Kafka
 * keeps its order per key.
 *
 * @param key    text as UTF-8; null goes to partition 0
 * @param count  partitions of the topic (> 0)
 * @see          Apache Kafka `Utils.murmur2` and `Utils.toPositive`
 */
export function keyPartition(key: string | null, count: number): number {
  return key === null || count === 1 ? 0 : (murmur2(Buffer.from(key, 'utf8')) & 0x7fffffff) % count;
}

/** MurmurHash2 with Kafka's seed, a signed 32-bit number. */
export function murmur2(data: Uint8Array): number {
  const { length } = data;
  const at = (i: number): number => data[i] as number;
  let h = SEED ^ length;
  let i = 0;
  for (; i + 4 <= length; i += 4) {
    let k = Math.imul(at(i) | (at(i + 1) << 8) | (at(i + 2) << 16) | (at(i + 3) << 24), M);
    k = Math.imul(k ^ (k >>> 24), M);
    h = Math.imul(h, M) ^ k;
  }
  const left = length - i;
  if (left === 3) h ^= at(i + 2) << 16;
  if (left >= 2) h ^= at(i + 1) << 8;
  if (left >= 1) h = Math.imul(h ^ at(i), M);
  h = Math.imul(h ^ (h >>> 13), M);
  return (h ^ (h >>> 15)) | 0;
}
