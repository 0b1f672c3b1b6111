import type { LedgerRow } from '../store-ledger.ts';

/** Instants of event time are counted together this long, ms; they are multiples of it nearly always. */
const SLOT_MS = 10_000;

/** Counts acts by their instants, so that a ceiling does not walk through a month of them. */
export interface TallyByTime {
  add(row: Pick<LedgerRow, 't' | 'mode'>, by: 1 | -1): void;
  /** Those within (from, to], whole slots. */
  count(mode: LedgerRow['mode'], fromMs: number, toMs: number): number;
}

export function createTally(): TallyByTime {
  const slots = { live: new Map<number, number>(), shadow: new Map<number, number>() };
  const slotOf = (ms: number): number => Math.ceil(ms / SLOT_MS);
  return {
    add({ t, mode }, by) {
      const at = slotOf(t);
      const count = (slots[mode].get(at) ?? 0) + by;
      if (count === 0) slots[mode].delete(at);
      else slots[mode].set(at, count);
    },
    count(mode, fromMs, toMs) {
      const own = slots[mode];
      if (own.size === 0) return 0;
      let sum = 0;
      for (let at = slotOf(toMs); at > slotOf(fromMs); at -= 1) sum += own.get(at) ?? 0;
      return sum;
    },
  };
}
