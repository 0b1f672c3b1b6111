import type { Aggregate, State } from '../../rules/aggregates/aggregate.ts';
import { SLOT_MS } from '../../rules/window.ts';
import type { Cell } from '../slice.ts';
import type { HistoryRow } from '../store.ts';
import { createSeriesLog, type SeriesLog } from './series-log.ts';
import { type Total, totalOf } from './value.ts';

/** History is kept this long (LANGUAGE B, defaults). */
export const HISTORY_MS = 60 * 86_400_000;

/** Mergeable 5-minute slots per pane metric and key, from which baselines are read. */
export interface History {
  /** Adds a pane of one source to the slot it lies in; panes of a source come in order. */
  add(source: string, startMs: number, cells: readonly Cell[]): void;
  /** Late records change slots only, never a judged window (E8). */
  correct(source: string, startMs: number, cells: readonly Cell[]): void;
  /** Writes every slot of a source that ends at or before. */
  close(source: string, throughMs: number): void;
  /** Total over [fromMs, toMs), linear inside slots: equals the interpolation between the neighbouring aligned windows. */
  fold(pane: string, key: string, fromMs: number, toMs: number): Total;
  touched(pane: string, key: string, fromMs: number, toMs: number): boolean;
  keys(pane: string): Iterable<string>;
  /** Rows written or corrected since the last call. */
  take(): readonly HistoryRow[];
  dropBefore(ms: number): void;
}

/** @param aggregateOf  by pane metric id */
export function createHistory(aggregateOf: (pane: string) => Aggregate, stored: readonly HistoryRow[]): History {
  const logs = new Map<string, Map<string, SeriesLog>>();
  const open = new Map<string, Map<number, Map<string, Map<string, State>>>>();
  const closedThrough = new Map<string, number>();
  let dirty = new Map<string, { pane: string; slotMs: number }>();

  const logOf = (pane: string, key: string): SeriesLog => {
    const keys = logs.get(pane) ?? new Map<string, SeriesLog>();
    logs.set(pane, keys);
    const log = keys.get(key) ?? createSeriesLog(aggregateOf(pane));
    keys.set(key, log);
    return log;
  };
  for (const { pane, slotMs, cells } of [...stored].sort((a, b) => a.slotMs - b.slotMs)) for (const [key, state] of cells) logOf(pane, key).append(slotMs, state);

  const mark = (pane: string, slotMs: number) => dirty.set(`${pane}@${slotMs}`, { pane, slotMs });

  return {
    add(source, startMs, cells) {
      const slotMs = Math.floor(startMs / SLOT_MS) * SLOT_MS;
      const slots = open.get(source) ?? new Map<number, Map<string, Map<string, State>>>();
      open.set(source, slots);
      const slot = slots.get(slotMs) ?? new Map<string, Map<string, State>>();
      slots.set(slotMs, slot);
      for (const [pane, key, state] of cells) {
        const series = slot.get(pane) ?? new Map<string, State>();
        slot.set(pane, series);
        const was = series.get(key);
        series.set(key, was === undefined ? state : aggregateOf(pane).merge(was, state));
      }
    },
    correct(source, startMs, cells) {
      const slotMs = Math.floor(startMs / SLOT_MS) * SLOT_MS;
      if (slotMs + SLOT_MS > (closedThrough.get(source) ?? Number.NEGATIVE_INFINITY)) {
        this.add(source, startMs, cells);
        return;
      }
      for (const [pane, key, state] of cells) {
        logOf(pane, key).correct(slotMs, state);
        mark(pane, slotMs);
      }
    },
    close(source, throughMs) {
      closedThrough.set(source, Math.max(closedThrough.get(source) ?? Number.NEGATIVE_INFINITY, throughMs));
      const slots = open.get(source);
      if (slots === undefined) return;
      for (const slotMs of [...slots.keys()].sort((a, b) => a - b)) {
        if (slotMs + SLOT_MS > throughMs) continue;
        for (const [pane, series] of slots.get(slotMs) as Map<string, Map<string, State>>) {
          for (const [key, state] of series) logOf(pane, key).append(slotMs, state);
          mark(pane, slotMs);
        }
        slots.delete(slotMs);
      }
    },
    fold(pane, key, fromMs, toMs) {
      const log = logs.get(pane)?.get(key);
      if (log === undefined) return { n: 0, total: 0 };
      const from = Math.floor(fromMs / SLOT_MS) * SLOT_MS;
      const to = Math.floor(toMs / SLOT_MS) * SLOT_MS;
      const whole = totalOf(log.fold(from, to));
      const head = part(log, from, fromMs);
      const tail = part(log, to, toMs);
      return { n: whole.n - head.n + tail.n, total: whole.total - head.total + tail.total };
    },
    touched: (pane, key, fromMs, toMs) => logs.get(pane)?.get(key)?.touched(fromMs, toMs) ?? false,
    keys: (pane) => logs.get(pane)?.keys() ?? [],
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
      for (const keys of logs.values()) {
        for (const [key, log] of keys) {
          log.dropBefore(ms);
          if (log.lastMs() < ms) keys.delete(key);
        }
      }
    },
  };
}

/** The share of the slot at `slotMs` that lies before `untilMs`. */
function part(log: SeriesLog, slotMs: number, untilMs: number): Total {
  if (untilMs === slotMs) return { n: 0, total: 0 };
  const { n, total } = totalOf(log.cell(slotMs));
  const share = (untilMs - slotMs) / SLOT_MS;
  return { n: n * share, total: total * share };
}
