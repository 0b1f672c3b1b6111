import { PANE_MS } from '../../rules/window.ts';

/** Slots of an empty table; a power of two. */
const SMALLEST = 1_024;
/** A table fuller than this is made anew. */
const FULL = 0.65;

/** Remembers event keys over the late span of one stream in one partition (E13). */
export interface DuplicateFilter {
  /**
   * Takes note of an event by the two halves of its `keyHash`; a key that comes again renews its memory.
   *
   * @returns false where the key is remembered: the event is a duplicate
   */
  add(high: number, low: number, timeMs: number, offset: number): boolean;
  /**
   * Looks at the places of many keys, by their low halves: what comes next finds them in the cache. Many misses at once
   * cost little more than one.
   *
   * @returns nothing of meaning
   */
  warm(lows: Int32Array, count: number): number;
  /** Forgets keys whose latest event lies in a pane that starts before. Never goes back. */
  forgetBefore(paneMs: number): void;
  /** No key that is remembered came first before this offset; null where none is. */
  oldestOffset(): number | null;
}

/**
 * An open-addressed table of 64-bit hashes in one typed array: 24 bytes a key, side by side, since a key is looked for
 * where no cache has it. Forgetting is exact (it depends on event times only, not on when the table is cleaned), so that
 * a re-read decides as the first read did (E3).
 */
export function createDuplicateFilter(): DuplicateFilter {
  let table = emptyTable(SMALLEST);
  let used = 0;
  const horizon = Float64Array.of(Number.NEGATIVE_INFINITY);
  /** By pane of the keys' latest events: the oldest offset among them. */
  const oldest = new Map<number, number>();
  /** The pane that was noted last, and its oldest offset: most events are of one pane. */
  const noted = Float64Array.of(Number.NaN, Number.NaN);

  /** Slot of the hash, or the free one where it belongs. */
  const slotOf = (high: number, low: number): number => {
    const { halves, marks, mask } = table;
    let slot = low & mask;
    while (marks[slot * 3 + FIRST] !== FREE && (halves[slot * 6] !== high || halves[slot * 6 + 1] !== low))
      slot = (slot + 1) & mask;
    return slot;
  };

  const put = (slot: number, high: number, low: number, pane: number, first: number): void => {
    table.halves[slot * 6] = high;
    table.halves[slot * 6 + 1] = low;
    table.marks[slot * 3 + PANE] = pane;
    table.marks[slot * 3 + FIRST] = first;
  };

  const grow = (): void => {
    const { halves, marks, mask } = table;
    const isAlive = (slot: number) =>
      marks[slot * 3 + FIRST] !== FREE && (marks[slot * 3 + PANE] as number) >= (horizon[0] as number);
    let alive = 0;
    for (let slot = 0; slot <= mask; slot += 1) if (isAlive(slot)) alive += 1;
    let size = SMALLEST;
    while (alive > size * FULL * 0.5) size *= 2;
    table = emptyTable(size);
    used = alive;
    for (let slot = 0; slot <= mask; slot += 1) {
      if (!isAlive(slot)) continue;
      const [high, low] = [halves[slot * 6] as number, halves[slot * 6 + 1] as number];
      put(slotOf(high, low), high, low, marks[slot * 3 + PANE] as number, marks[slot * 3 + FIRST] as number);
    }
  };

  const note = (pane: number, offset: number): void => {
    if (noted[0] === pane && (noted[1] as number) <= offset) return;
    const known = oldest.get(pane);
    const least = known === undefined || offset < known ? offset : known;
    if (least !== known) oldest.set(pane, least);
    noted[0] = pane;
    noted[1] = least;
  };

  return {
    add(high, low, timeMs, offset) {
      const pane = Math.floor(timeMs / PANE_MS) * PANE_MS;
      const slot = slotOf(high, low);
      const { marks } = table;
      const first = marks[slot * 3 + FIRST] as number;
      if (first !== FREE && (marks[slot * 3 + PANE] as number) >= (horizon[0] as number)) {
        if (pane > (marks[slot * 3 + PANE] as number)) {
          marks[slot * 3 + PANE] = pane;
          note(pane, first - 1);
        }
        return false;
      }
      if (pane < (horizon[0] as number)) return true;
      put(slot, high, low, pane, offset + 1);
      note(pane, offset);
      if (first === FREE) {
        used += 1;
        if (used > (table.mask + 1) * FULL) grow();
      }
      return true;
    },
    warm(lows, count) {
      const { marks, mask } = table;
      let sum = 0;
      for (let n = 0; n < count; n += 1) sum += marks[((lows[n] as number) & mask) * 3 + FIRST] as number;
      return sum;
    },
    forgetBefore(paneMs) {
      if (paneMs <= (horizon[0] as number)) return;
      horizon[0] = paneMs;
      noted[0] = Number.NaN;
      for (const pane of oldest.keys()) if (pane < paneMs) oldest.delete(pane);
    },
    oldestOffset() {
      let least: number | null = null;
      for (const offset of oldest.values()) if (least === null || offset < least) least = offset;
      return least;
    },
  };
}

/** Numbers of a slot behind its hash: pane of the key's latest event in ms, and the offset at which it came first, plus one. */
const [PANE, FIRST] = [1, 2];
/** A slot that was never used. */
const FREE = 0;

interface Table {
  /** The slots: six halves wide, or three numbers. */
  readonly halves: Int32Array;
  readonly marks: Float64Array;
  readonly mask: number;
}

function emptyTable(size: number): Table {
  const marks = new Float64Array(size * 3);
  return { halves: new Int32Array(marks.buffer), marks, mask: size - 1 };
}
