import type { Scalar } from '../../rules/unit.ts';

/** What stands for a text that nobody asked to remember. */
export const OTHER = 0;
const SMALLEST = 1_024;

/** Texts as small numbers: found by their bytes, or by themselves. Ids count from 1; a text has one, however it is written. */
export interface TextPool {
  /** Id of a value, given where it is new. */
  idOf(value: Scalar): number;
  /** Id of a value, `OTHER` where it has none. */
  known(value: Scalar): number;
  /** The value again. */
  valueOf(id: number): Scalar;
  /**
   * Id of the text whose UTF-8 (valid, without escapes) lies in [from, to).
   *
   * @param hash    the high half of `hashBytes` of them
   * @param isKept  a text that is not known yet is given an id; otherwise it is `OTHER`
   */
  find(bytes: Uint8Array, from: number, to: number, hash: number, isKept: boolean): number;
  readonly size: number;
  /** Forgets every id above `kept`: they are given anew. */
  cut(kept: number): void;
}

/** An open-addressed table over copies of the bytes: finding a text makes none. */
export function createTextPool(): TextPool {
  // A mark at the beginning of a text is part of it.
  const utf8 = new TextDecoder('utf-8', { ignoreBOM: true });
  let values: Scalar[] = [''];
  let ids = new Map<Scalar, number>();
  let copies = new Uint8Array(SMALLEST * 8);
  let copied = 0;
  let table = emptyTable(SMALLEST);
  let used = 0;

  const idOf = (value: Scalar): number => {
    const known = ids.get(value);
    if (known !== undefined) return known;
    const id = values.length;
    values.push(value);
    ids.set(value, id);
    return id;
  };

  const grow = (): void => {
    const was = table;
    table = emptyTable(was.ids.length * 2);
    const mask = table.ids.length - 1;
    for (let i = 0; i < was.ids.length; i += 1) {
      if (was.ids[i] === 0) continue;
      let slot = spread(was.hashes[i] as number) & mask;
      while (table.ids[slot] !== 0) slot = (slot + 1) & mask;
      table.ids[slot] = was.ids[i] as number;
      table.hashes[slot] = was.hashes[i] as number;
      table.starts[slot] = was.starts[i] as number;
      table.lengths[slot] = was.lengths[i] as number;
    }
  };

  const put = (slot: number, bytes: Uint8Array, from: number, to: number, hash: number, id: number): void => {
    const length = to - from;
    if (copied + length > copies.length) {
      const more = new Uint8Array(Math.max(copies.length * 2, copied + length));
      more.set(copies);
      copies = more;
    }
    copies.set(bytes.subarray(from, to), copied);
    table.ids[slot] = id;
    table.hashes[slot] = hash;
    table.starts[slot] = copied;
    table.lengths[slot] = length;
    copied += length;
    used += 1;
    if (used * 2 > table.ids.length) grow();
  };

  return {
    idOf,
    known: (value) => ids.get(value) ?? OTHER,
    valueOf: (id) => values[id] as Scalar,
    find(bytes, from, to, hash, isKept) {
      const { ids: slots, hashes, starts, lengths } = table;
      const mask = slots.length - 1;
      const length = to - from;
      let slot = spread(hash) & mask;
      for (;;) {
        const id = slots[slot] as number;
        if (id === 0) break;
        if (hashes[slot] === hash && lengths[slot] === length) {
          const start = starts[slot] as number;
          let i = 0;
          while (i < length && copies[start + i] === bytes[from + i]) i += 1;
          if (i === length) return id;
        }
        slot = (slot + 1) & mask;
      }
      const text = utf8.decode(bytes.subarray(from, to)).normalize('NFC');
      const id = isKept ? idOf(text) : (ids.get(text) ?? OTHER);
      if (id !== OTHER) put(slot, bytes, from, to, hash, id);
      return id;
    },
    get size() {
      return values.length - 1;
    },
    cut(kept) {
      values = values.slice(0, kept + 1);
      ids = new Map(values.slice(1).map((value, i) => [value, i + 1]));
      table = emptyTable(SMALLEST);
      used = 0;
      copied = 0;
    },
  };
}

/** A half that is not finished has its weakest bits below. */
function spread(hash: number): number {
  return Math.imul(hash ^ (hash >>> 15), 0x2c1b3c6d) >>> 7;
}

function emptyTable(size: number) {
  return {
    ids: new Int32Array(size),
    hashes: new Int32Array(size),
    starts: new Int32Array(size),
    lengths: new Int32Array(size),
  };
}
