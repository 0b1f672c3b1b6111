import { PANE_MS } from '../../rules/window.ts';
import { keyHash } from './key-hash.ts';

/** Slots of an empty table; a power of two. */
const SMALLEST = 1_024;
/** A table fuller than this is made anew. */
const FULL = 0.65;

/** Remembers event keys over the late span of one stream in one partition (E13). */
export interface DuplicateFilter {
  /**
   * Takes note of an event; a key that comes again renews its memory.
   *
   * @returns false where the key is remembered: the event is a duplicate
   */
  add(key: string, timeMs: number, offset: number): boolean;
  /** Forgets keys whose latest event lies in a pane that starts before. Never goes back. */
  forgetBefore(paneMs: number): void;
  /** No key that is remembered came first before this offset; null where none is. */
  oldestOffset(): number | null;
}

/**
 * An open-addressed table of 64-bit hashes in typed arrays: 32 bytes a key. Forgetting is exact (it depends on event
 * times only, not on when the table is cleaned), so that a re-read decides as the first read did (E3).
 */
export function createDuplicateFilter(): DuplicateFilter {
  let table = emptyTable(SMALLEST);
  let used = 0;
  let horizonMs = Number.NEGATIVE_INFINITY;
  /** By pane of the keys' latest events: the oldest offset among them. */
  const oldest = new Map<number, number>();

  /** Slot of the hash, or the free one where it belongs. */
  const slotOf = (high: number, low: number): number => {
    const mask = table.offsets.length - 1;
    let slot = low & mask;
    while (table.offsets[slot] !== FREE && (table.highs[slot] !== high || table.lows[slot] !== low))
      slot = (slot + 1) & mask;
    return slot;
  };

  const grow = (): void => {
    const was = table;
    let alive = 0;
    for (let i = 0; i < was.offsets.length; i += 1)
      if (was.offsets[i] !== FREE && (was.panes[i] as number) >= horizonMs) alive += 1;
    let size = SMALLEST;
    while (alive > size * FULL * 0.5) size *= 2;
    table = emptyTable(size);
    used = alive;
    for (let i = 0; i < was.offsets.length; i += 1) {
      const pane = was.panes[i] as number;
      if (was.offsets[i] === FREE || pane < horizonMs) continue;
      const [high, low] = [was.highs[i] as number, was.lows[i] as number];
      put(slotOf(high, low), high, low, pane, was.offsets[i] as number);
    }
  };

  const put = (slot: number, high: number, low: number, pane: number, offset: number): void => {
    table.highs[slot] = high;
    table.lows[slot] = low;
    table.panes[slot] = pane;
    table.offsets[slot] = offset;
  };

  const note = (pane: number, offset: number): void => {
    const known = oldest.get(pane);
    if (known === undefined || offset < known) oldest.set(pane, offset);
  };

  return {
    add(key, timeMs, offset) {
      const pane = Math.floor(timeMs / PANE_MS) * PANE_MS;
      const { high, low } = keyHash(key);
      const slot = slotOf(high, low);
      const first = table.offsets[slot] as number;
      if (first !== FREE && (table.panes[slot] as number) >= horizonMs) {
        if (pane > (table.panes[slot] as number)) {
          table.panes[slot] = pane;
          note(pane, first);
        }
        return false;
      }
      if (pane < horizonMs) return true;
      put(slot, high, low, pane, offset);
      note(pane, offset);
      if (first === FREE) {
        used += 1;
        if (used > table.offsets.length * FULL) grow();
      }
      return true;
    },
    forgetBefore(paneMs) {
      if (paneMs <= horizonMs) return;
      horizonMs = paneMs;
      for (const pane of oldest.keys()) if (pane < horizonMs) oldest.delete(pane);
    },
    oldestOffset() {
      let least: number | null = null;
      for (const offset of oldest.values()) if (least === null || offset < least) least = offset;
      return least;
    },
  };
}

/** Offset of a slot that was never used. */
const FREE = -1;

interface Table {
  readonly highs: Uint32Array;
  readonly lows: Uint32Array;
  /** Pane of the key's latest event, ms. */
  readonly panes: Float64Array;
  /** Offset at which the key came first. */
  readonly offsets: Float64Array;
}

function emptyTable(size: number): Table {
  return {
    highs: new Uint32Array(size),
    lows: new Uint32Array(size),
    panes: new Float64Array(size),
    offsets: new Float64Array(size).fill(FREE),
  };
}
