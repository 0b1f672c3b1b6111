import type { Aggregate, State } from '../../rules/aggregates/aggregate.ts';
import { SLOT_MS } from '../../rules/window.ts';
import type { Cell } from '../slice.ts';
import type { HistoryRow } from '../store.ts';
import { createKeyLists, type KeyList } from './key-list.ts';
import { createSeriesLog, type SeriesLog } from './series-log.ts';

/** History is kept this long: eight weeks back and some. */
export const HISTORY_MS = 60 * 86_400_000;

/** Mergeable 5-minute slots per pane metric and key, from which baselines are read. */
export interface History {
  /** Adds a pane of one source to the slot it lies in; panes of a source come in order. */
  add(source: string, startMs: number, cells: readonly Cell[]): void;
  /** Late records change slots only, never a judged window (E8). */
  correct(startMs: number, cells: readonly Cell[]): void;
  /** Writes every slot of a source that ends at or before. */
  close(source: string, throughMs: number): void;
  /** Merged state of the slots that start in [fromMs, toMs). */
  fold(pane: string, key: string, fromMs: number, toMs: number): State;
  /** Whether a written slot that lies wholly in [fromMs, toMs) has events. */
  touched(pane: string, key: string, fromMs: number, toMs: number): boolean;
  /** Series that have any slot. */
  names(pane: string): KeyList;
  /** Rows written or corrected since the last call. */
  take(): readonly HistoryRow[];
  dropBefore(ms: number): void;
}

/** Start of the slot that holds an instant. */
export function slotOf(ms: number): number {
  return Math.floor(ms / SLOT_MS) * SLOT_MS;
}

/** @param aggregateOf  by pane metric id */
export function createHistory(
  aggregateOf: (pane: string) => Aggregate,
  stored: readonly HistoryRow[],
): History {
  const logs = new Map<string, Map<string, SeriesLog>>();
  const open = new Map<string, Map<number, Map<string, Map<string, State>>>>();
  let dirty = new Map<string, { readonly pane: string; readonly slotMs: number }>();
  const names = createKeyLists();

  const logOf = (pane: string, key: string): SeriesLog => {
    const log = logs.get(pane)?.get(key);
    if (log !== undefined) return log;
    const made = createSeriesLog(aggregateOf(pane));
    entry(logs, pane, () => new Map()).set(key, made);
    names.add(pane, key);
    return made;
  };
  /** The slot may be there already: a late record that came before the slot was closed is written at once. */
  const write = (pane: string, key: string, slotMs: number, state: State): void => {
    const log = logOf(pane, key);
    if (log.lastMs() < slotMs) log.append(slotMs, state);
    else log.correct(slotMs, state);
    entry(dirty, `${pane}@${slotMs}`, () => ({ pane, slotMs }));
  };
  for (const { pane, slotMs, cells } of [...stored].sort((a, b) => a.slotMs - b.slotMs))
    for (const [key, state] of cells) logOf(pane, key).append(slotMs, state);

  return {
    add(source, startMs, cells) {
      if (cells.length === 0) return;
      const slots = entry(open, source, () => new Map<number, Map<string, Map<string, State>>>());
      const slot = entry(slots, slotOf(startMs), () => new Map<string, Map<string, State>>());
      for (const [pane, key, state] of cells) {
        const series = entry(slot, pane, () => new Map<string, State>());
        const was = series.get(key);
        series.set(key, was === undefined ? state : aggregateOf(pane).merge(was, state));
      }
    },
    correct(startMs, cells) {
      for (const [pane, key, state] of cells) write(pane, key, slotOf(startMs), state);
    },
    close(source, throughMs) {
      const slots = open.get(source);
      if (slots === undefined) return;
      const ended = [...slots.keys()].filter((slotMs) => slotMs + SLOT_MS <= throughMs).sort((a, b) => a - b);
      for (const slotMs of ended) {
        const slot = slots.get(slotMs) ?? new Map<string, Map<string, State>>();
        for (const [pane, series] of slot) for (const [key, state] of series) write(pane, key, slotMs, state);
        slots.delete(slotMs);
      }
    },
    fold: (pane, key, fromMs, toMs) =>
      logs.get(pane)?.get(key)?.fold(fromMs, toMs) ?? aggregateOf(pane).empty,
    // A slot that ends later may be written or not, depending on how far was read: it must not be seen.
    touched: (pane, key, fromMs, toMs) => logs.get(pane)?.get(key)?.touched(fromMs, slotOf(toMs)) ?? false,
    names: (pane) => names.of(pane),
    take() {
      const rows = [...dirty.values()].map(({ pane, slotMs }): HistoryRow => {
        const cells = [...(logs.get(pane) ?? [])]
          .map(([key, log]) => [key, log.cell(slotMs)] as const)
          .filter(([, state]) => state.some((x) => x !== 0))
          .sort(([a], [b]) => (a < b ? -1 : 1));
        return { pane, slotMs, cells };
      });
      dirty = new Map();
      return rows;
    },
    dropBefore(ms) {
      for (const [pane, keys] of logs) {
        const before = keys.size;
        for (const [key, log] of keys) {
          log.dropBefore(ms);
          if (log.lastMs() < ms) keys.delete(key);
        }
        if (keys.size < before) names.reset(pane, keys.keys());
      }
    },
  };
}

function entry<K, V>(map: Map<K, V>, key: K, make: () => V): V {
  const found = map.get(key);
  if (found !== undefined) return found;
  const made = make();
  map.set(key, made);
  return made;
}
