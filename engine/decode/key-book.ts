import { SURPRISE, skipKeyText } from './json-bytes.ts';
import { hashBytes } from './key-hash.ts';

/** Most different keys that a topic's records may have at their top; what has another one is read slowly. */
export const MOST_KEYS = 512;
const SLOTS = 2_048;
/** The key before the first. */
export const NO_KEY = 0;

/** The top-level keys that records of one topic have, as numbers from 1. */
export interface KeyBook {
  /**
   * Number of the key whose first byte is at `at`, behind its quote; `view` is of the same bytes. `after` is the key before it: records are mostly
   * alike, so the key that came next the last time is tried first.
   *
   * @returns `SURPRISE` for a key that is written with escapes, is refused, or is one too many
   */
  find(bytes: Uint8Array, view: DataView, at: number, after: number): number;
  /** Bytes of a key, without its quotes. */
  lengthOf(key: number): number;
}

/** @param onKey  called with every new key's number, in order, and its name */
export function createKeyBook(onKey: (key: number, name: string) => void): KeyBook {
  const utf8 = new TextDecoder('utf-8', { ignoreBOM: true });
  let size = 0;
  const lengths = new Int32Array(MOST_KEYS + 1);
  const hashes = new Int32Array(MOST_KEYS + 1);
  const slots = new Int32Array(SLOTS);
  const follows = new Int32Array(MOST_KEYS + 1);
  /** The bytes of each key and the quote behind it, four to a word, and which of the last word's count. */
  let words = new Int32Array(1_024);
  const firstWord = new Int32Array(MOST_KEYS + 2);
  const lastMask = new Int32Array(MOST_KEYS + 1);

  const isAt = (key: number, view: DataView, at: number): boolean => {
    const first = firstWord[key] as number;
    const last = (firstWord[key + 1] as number) - 1;
    if (at + (last - first + 1) * 4 > view.byteLength) return false;
    let i = at;
    for (let word = first; word < last; word += 1, i += 4)
      if (view.getInt32(i, true) !== words[word]) return false;
    return (view.getInt32(i, true) & (lastMask[key] as number)) === words[last];
  };

  const slotOf = (view: DataView, from: number, hash: number): number => {
    let slot = hash & (SLOTS - 1);
    for (;;) {
      const key = slots[slot] as number;
      if (key === 0 || (hashes[key] === hash && isAt(key, view, from))) return slot;
      slot = (slot + 1) & (SLOTS - 1);
    }
  };

  const add = (bytes: Uint8Array, from: number, to: number, hash: number, slot: number): number => {
    if (size === MOST_KEYS) return SURPRISE;
    size += 1;
    const first = firstWord[size] as number;
    const count = Math.ceil((to - from + 1) / 4);
    if (first + count > words.length) {
      const more = new Int32Array(words.length * 2 + count);
      more.set(words);
      words = more;
    }
    for (let i = 0; i <= to - from; i += 1) {
      const word = first + (i >> 2);
      words[word] = (words[word] as number) | ((bytes[from + i] as number) << (8 * (i & 3)));
    }
    firstWord[size + 1] = first + count;
    lastMask[size] = 0xffffffff >>> (8 * (count * 4 - (to - from + 1)));
    lengths[size] = to - from;
    hashes[size] = hash;
    slots[slot] = size;
    onKey(size, utf8.decode(bytes.subarray(from, to)));
    return size;
  };

  const hashed = { high: 0, low: 0 };
  const lookUp = (bytes: Uint8Array, view: DataView, at: number): number => {
    const end = skipKeyText(bytes, at);
    if (end === SURPRISE) return SURPRISE;
    hashBytes(bytes, at, end - 1, hashed);
    const slot = slotOf(view, at, hashed.high);
    const known = slots[slot] as number;
    return known !== 0 ? known : add(bytes, at, end - 1, hashed.high, slot);
  };

  return {
    find(bytes, view, at, after) {
      const guess = follows[after] as number;
      if (guess !== 0 && isAt(guess, view, at)) return guess;
      const key = lookUp(bytes, view, at);
      if (key !== SURPRISE) follows[after] = key;
      return key;
    },
    lengthOf: (key) => lengths[key] as number,
  };
}
