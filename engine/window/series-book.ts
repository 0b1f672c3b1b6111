import { PANE_MS } from '../../rules/window.ts';
import type { Cell } from '../slice.ts';
import { createKeyLists, type KeyList } from './key-list.ts';
import type { PaneFacts } from './panes.ts';
import { createSeriesLog, type SeriesLog } from './series-log.ts';

/** Most series of one pane metric; beyond it events fold into a series that never acts. */
export const MAX_KEYS = 200_000;
/** From here on a note warns of the limit. */
export const ALARM_KEYS = 160_000;
export const OVERFLOW_KEY = '_overflow';

/** The series of every pane metric: the panes that windows are cut from. */
export interface SeriesBook {
  /**
   * Merges the cells that all partitions have for one pane; panes of a source come in order. Keys beyond the limit
   * are taken in order of first pane, then key.
   *
   * @param apart    no two cells are of one series: they are one partition's
   * @returns the cells as they were kept, one a series
   */
  append(startMs: number, cells: readonly Cell[], apart?: boolean): readonly Cell[];
  /** Puts back a stored cell; several partitions may have one for the same pane. Panes come in order. */
  restore(startMs: number, cells: readonly Cell[]): void;
  /** The cells under the keys that are kept: what is over the limit has none of its own. */
  admitted(cells: readonly Cell[]): readonly Cell[];
  log(pane: string, key: string): SeriesLog | undefined;
  keys(pane: string): Iterable<string>;
  /** Keys of a metric that have a cell in the pane that starts there. */
  touchedAt(pane: string, startMs: number): readonly string[];
  /** The keys again, for who wants only the new ones. */
  names(pane: string): KeyList;
  /** Forgets cells of these metrics that start before, and series that have no later one. */
  dropBefore(panes: readonly string[], ms: number): void;
  /** Metrics near the limit, with their number of series. */
  crowded(): readonly (readonly [pane: string, keys: number])[];
}

/** @param most  series of one metric; less than `MAX_KEYS` in tests */
export function createSeriesBook(panes: ReadonlyMap<string, PaneFacts>, most = MAX_KEYS): SeriesBook {
  const series = new Map<string, Map<string, SeriesLog>>([...panes.keys()].map((id) => [id, new Map()]));
  const touched = new Map<string, Touches>([...panes.keys()].map((id) => [id, createTouches()]));
  const names = createKeyLists();

  const merge = (cells: readonly Cell[]): Map<string, Map<string, Cell[2]>> => {
    const merged = new Map<string, Map<string, Cell[2]>>();
    for (const [pane, key, state] of cells) {
      const facts = panes.get(pane);
      if (facts === undefined) continue;
      let states = merged.get(pane);
      if (states === undefined) {
        states = new Map();
        merged.set(pane, states);
      }
      const was = states.get(key);
      states.set(key, was === undefined ? state : facts.aggregate.merge(was, state));
    }
    return merged;
  };
  const logOf = (pane: string, key: string): SeriesLog => {
    const logs = series.get(pane) as Map<string, SeriesLog>;
    let log = logs.get(key);
    if (log === undefined) {
      log = createSeriesLog((panes.get(pane) as PaneFacts).aggregate);
      logs.set(key, log);
      names.add(pane, key);
    }
    return log;
  };
  /** What is over the limit, folded into one. */
  const squeezed = (pane: string, states: ReadonlyMap<string, Cell[2]>): ReadonlyMap<string, Cell[2]> => {
    const logs = series.get(pane) as Map<string, SeriesLog>;
    if (logs.size + states.size <= most) return states;
    const { aggregate } = panes.get(pane) as PaneFacts;
    const fitting = new Map<string, Cell[2]>();
    let room = most - logs.size;
    for (const [key, state] of [...states].sort(([a], [b]) => (a < b ? -1 : 1))) {
      const isNew = !logs.has(key);
      const kept = isNew && room <= 0 ? OVERFLOW_KEY : key;
      if (isNew) room -= 1;
      fitting.set(kept, aggregate.merge(fitting.get(kept) ?? aggregate.empty, state));
    }
    return fitting;
  };
  /** Whether every metric is the bundle's and has room for all of these. */
  const hasRoom = (cells: readonly Cell[]): boolean =>
    cells.every(([pane]) => (series.get(pane)?.size ?? most) + cells.length <= most);
  const fitted = (cells: readonly Cell[]): readonly Cell[] => {
    const kept: Cell[] = [];
    for (const [pane, states] of merge(cells))
      for (const [key, state] of squeezed(pane, states)) kept.push([pane, key, state]);
    return kept;
  };

  return {
    append(startMs, cells, apart = false) {
      const kept = apart && hasRoom(cells) ? cells : fitted(cells);
      for (const [pane, key, state] of kept) {
        logOf(pane, key).append(startMs, state);
        touched.get(pane)?.add(startMs, key);
      }
      return kept;
    },
    restore(startMs, cells) {
      for (const [pane, key, state] of fitted(cells)) {
        const log = logOf(pane, key);
        touched.get(pane)?.add(startMs, key);
        if (log.lastMs() === startMs) log.correct(startMs, state);
        else log.append(startMs, state);
      }
    },
    admitted: fitted,
    log: (pane, key) => series.get(pane)?.get(key),
    keys: (pane) => series.get(pane)?.keys() ?? [],
    touchedAt: (pane, startMs) => touched.get(pane)?.at(startMs) ?? [],
    names: (pane) => names.of(pane),
    dropBefore(ids, ms) {
      for (const id of ids) {
        touched.get(id)?.dropBefore(ms);
        const logs = series.get(id) as Map<string, SeriesLog>;
        const before = logs.size;
        for (const [key, log] of logs) {
          log.dropBefore(ms);
          if (log.lastMs() < ms) logs.delete(key);
        }
        if (logs.size < before) names.reset(id, logs.keys());
      }
    },
    crowded: () =>
      [...series].flatMap(([id, logs]) => (logs.size >= ALARM_KEYS ? [[id, logs.size] as const] : [])),
  };
}

/** The keys that have a cell, by pane. */
interface Touches {
  /** Panes come in order. */
  add(startMs: number, key: string): void;
  at(startMs: number): readonly string[];
  dropBefore(ms: number): void;
}

function createTouches(): Touches {
  /** By number of the pane: small integers are found faster than milliseconds. */
  const keysOf = new Map<number, string[]>();
  let last = Number.NaN;
  let lastKeys: string[] = [];
  return {
    add(startMs, key) {
      const pane = startMs / PANE_MS;
      const keys = pane === last ? lastKeys : keysOf.get(pane);
      last = pane;
      if (keys !== undefined) {
        lastKeys = keys;
        keys.push(key);
        return;
      }
      // Most panes of most metrics hold one key; an empty list that is pushed to would make room for 17.
      lastKeys = [key];
      keysOf.set(pane, lastKeys);
    },
    at: (startMs) => keysOf.get(startMs / PANE_MS) ?? [],
    dropBefore(ms) {
      for (const pane of keysOf.keys()) {
        if (pane * PANE_MS >= ms) return;
        keysOf.delete(pane);
      }
    },
  };
}
