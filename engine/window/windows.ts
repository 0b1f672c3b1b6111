import { usualOf } from '../../rules/baselines/list.ts';
import type { Past, Usual } from '../../rules/baselines/baseline.ts';
import type { Bundle } from '../../rules/bundle.ts';
import type { Playbook } from '../../rules/playbook.ts';
import { type Baseline, PANE_MS, SLOT_MS, type WindowMetric } from '../../rules/window.ts';
import type { Json } from '../decision.ts';
import type { Facts } from '../facts.ts';
import { type Reading, type Unknown, unread } from '../reading.ts';
import { type Cell, type ClosedPane, keyValues, type Slice } from '../slice.ts';
import type { HistoryRow, PartialRow, StoredState, TableRow } from '../store.ts';
import { createHistory, HISTORY_MS } from './history.ts';
import { paneFacts, type PaneFacts } from './panes.ts';
import { baselinesOf, knownSpan, paneRetention } from './reach.ts';
import { createSeriesLog, type SeriesLog } from './series-log.ts';
import { createSight, type Sight } from './sight.ts';
import { createTable, type Table } from './table.ts';
import { type Total, totalOf, valueOf } from './value.ts';

/** Most series of one pane metric; beyond it events fold into a series that never acts. */
export const MAX_KEYS = 200_000;
export const OVERFLOW_KEY = '_overflow';
/** Partition number under which samples of tables are stored: no topic has it. */
const SAMPLES = -1;

/** Stops 4 and 5: merges the closed panes of all partitions and answers any window at any instant that is kept. */
export interface Windows {
  accept(slice: Slice): void;
  /** @returns the sources whose sight changed since the last tick */
  tick(tickMs: number, atEnd: ReadonlySet<string>): readonly { readonly source: string; readonly blind: boolean; readonly sinceMs: number }[];
  isPresent(source: string): boolean;
  isBlind(source: string): boolean;
  /** Every pane of the source that ends at or before is final. */
  clock(source: string): number;
  coveredFrom(source: string): number | null;
  /** Facts by instance key, for every known instance. The objects are reused: they speak of `atMs` until the next call. */
  instances(playbook: Playbook, atMs: number): ReadonlyMap<string, Facts>;
  /** No playbook will ask for an instant at or before again. */
  release(throughMs: number): void;
  /** What must be stored with the next commit, of the fresh partials only those that a restart needs. */
  take(fresh: readonly PartialRow[]): {
    readonly partials: readonly PartialRow[];
    readonly dropPartials: readonly { readonly source: string; readonly beforeMs: number }[];
    readonly history: readonly HistoryRow[];
    readonly dropHistoryBeforeMs: number | null;
    readonly tables: readonly TableRow[];
    readonly notes: Readonly<Record<string, Json>>;
  };
}

interface Lane {
  readonly name: string;
  readonly sight: Sight;
  readonly table: Table | null;
  /** Closed by some partition, not yet by all. */
  readonly pending: Map<number, ClosedPane[]>;
  finalMs: number;
}

interface InstanceFacts extends Facts {
  atMs: number;
}

export function createWindows(bundle: Bundle, stored: StoredState): Windows {
  const panes = paneFacts(bundle);
  const paneOf = (id: string): PaneFacts => panes.get(id) as PaneFacts;
  const windows = new Map(bundle.windows.map((w) => [w.id, w]));
  const baselines = baselinesOf(bundle);
  const spans = new Map(bundle.windows.map((w) => [w.id, knownSpan(w.windowMs, baselines.get(w.id) ?? [])]));
  const retentionMs = paneRetention(bundle, baselines);
  const history = createHistory((id) => paneOf(id).aggregate, stored.history.filter((r) => panes.has(r.pane)));
  const series = new Map<string, Map<string, SeriesLog>>(bundle.panes.map((p) => [p.id, new Map()]));
  const lanes = new Map<string, Lane>();
  let samples: PartialRow[] = [];
  let releasedMs = Number.NEGATIVE_INFINITY;
  let changes: { source: string; blind: boolean; sinceMs: number }[] = [];
  const notesSaid = new Map<string, string>();
  const dropped = new Map<string, number>();

  for (const source of bundle.sources) {
    const saved = (stored.notes[`source:${source.name}`] ?? null) as { readonly finalMs?: number | null; readonly sight?: Json } | null;
    lanes.set(source.name, {
      name: source.name,
      sight: createSight(source, saved?.sight ?? null),
      table: source.kind === 'table' ? createTable(source, bundle.panes.filter((p) => p.source === source.name), stored.tables) : null,
      pending: new Map(),
      finalMs: saved?.finalMs ?? Number.NEGATIVE_INFINITY,
    });
  }

  const roster = (by: readonly string[]): readonly string[] => (by.length === 1 ? Object.values(bundle.words[by[0] as string] ?? {}) : by.length === 0 ? [''] : []);

  const append = (startMs: number, cells: readonly Cell[]): void => {
    const merged = new Map<string, Map<string, Cell[2]>>();
    for (const [pane, given, state] of cells) {
      const logs = series.get(pane);
      if (logs === undefined) continue;
      const key = logs.has(given) || logs.size < MAX_KEYS ? given : OVERFLOW_KEY;
      const states = merged.get(pane) ?? new Map<string, Cell[2]>();
      merged.set(pane, states);
      const was = states.get(key);
      states.set(key, was === undefined ? state : paneOf(pane).aggregate.merge(was, state));
      if (!logs.has(key)) logs.set(key, createSeriesLog(paneOf(pane).aggregate));
    }
    for (const [pane, states] of merged) for (const [key, state] of states) (series.get(pane)?.get(key) as SeriesLog).append(startMs, state);
  };

  /** Everything that one source's panes change once no partition can add to them: series, history, table. */
  const settle = (lane: Lane, startMs: number, closed: readonly ClosedPane[], again: boolean): void => {
    const cells = closed.flatMap((p) => p.cells);
    append(startMs, cells);
    history.add(lane.name, startMs, cells);
    if (again || lane.table === null) return;
    lane.table.apply(closed.flatMap((p) => p.rows).sort((a, b) => a.timeMs - b.timeMs || a.offset - b.offset));
  };

  const sample = (lane: Lane, startMs: number): void => {
    if (lane.table === null || startMs < (lane.sight.coveredFrom() ?? Number.POSITIVE_INFINITY)) return;
    const cells = lane.table.sample(startMs + PANE_MS, (pane) => [...(series.get(pane)?.keys() ?? []), ...roster(paneOf(pane).metric.by)]);
    append(startMs, cells);
    history.add(lane.name, startMs, cells);
    const topic = bundle.sources.find((s) => s.name === lane.name)?.topic as string;
    samples.push({ topic, partition: SAMPLES, source: lane.name, pane: { startMs, cells, rows: [] } });
  };

  /** Finalises panes up to the source's clock, in order. */
  const finalise = (lane: Lane): void => {
    const clockMs = lane.sight.clock();
    if (clockMs <= lane.finalMs) return;
    const starts = [...lane.pending.keys()].filter((start) => start + PANE_MS <= clockMs).sort((a, b) => a - b);
    // A table is sampled at every pane end, whether or not rows came.
    let next = lane.table === null ? Number.POSITIVE_INFINITY : Math.max(lane.finalMs, lane.sight.coveredFrom() ?? Number.POSITIVE_INFINITY);
    for (const start of starts) {
      for (; next < start; next += PANE_MS) sample(lane, next);
      settle(lane, start, lane.pending.get(start) as ClosedPane[], false);
      lane.sight.active(start);
      lane.pending.delete(start);
      if (lane.table !== null) {
        sample(lane, start);
        next = start + PANE_MS;
      }
    }
    for (; next + PANE_MS <= clockMs; next += PANE_MS) sample(lane, next);
    lane.finalMs = clockMs;
    history.close(lane.name, clockMs);
  };

  const restore = (): void => {
    const rows = [...stored.partials].sort((a, b) => a.pane.startMs - b.pane.startMs);
    for (const { source, partition, pane } of rows) {
      const lane = lanes.get(source);
      if (lane === undefined) continue;
      if (pane.startMs + PANE_MS > lane.finalMs) lane.pending.set(pane.startMs, [...(lane.pending.get(pane.startMs) ?? []), pane]);
      else {
        const open = pane.startMs >= Math.floor(lane.finalMs / SLOT_MS) * SLOT_MS;
        mergeBack(pane, open ? lane.name : null);
      }
      void partition;
    }
    for (const lane of lanes.values()) history.close(lane.name, lane.finalMs);
  };
  /** Several partitions closed the same pane: their cells meet in one cell of the log. */
  const mergeBack = (pane: ClosedPane, slotOf: string | null): void => {
    for (const [id, key, state] of pane.cells) {
      const logs = series.get(id);
      if (logs === undefined) continue;
      const log = logs.get(key) ?? createSeriesLog(paneOf(id).aggregate);
      logs.set(key, log);
      if (log.lastMs() === pane.startMs) log.correct(pane.startMs, state);
      else log.append(pane.startMs, state);
    }
    if (slotOf !== null) history.add(slotOf, pane.startMs, pane.cells);
  };
  restore();

  const isKnown = (window: WindowMetric, key: string, atMs: number): boolean => {
    if (roster(window.by).includes(key)) return true;
    const from = atMs - (spans.get(window.id) as number);
    const ids = window.value.kind === 'pane' ? [window.value.pane] : [window.value.whole, window.value.part];
    return ids.some((id) => (series.get(id)?.get(key)?.touched(from, atMs) ?? false) || history.touched(id, key, from - SLOT_MS, atMs));
  };

  /** Value and samples over a stretch from whatever gives totals; a share's parts are folded separately. */
  const measure = (window: WindowMetric, totals: (pane: string) => Total): { readonly value: number | null; readonly samples: number } => {
    if (window.value.kind === 'share') {
      const whole = totals(window.value.whole);
      const parts = totals(window.value.part);
      return { value: whole.total === 0 ? null : parts.total / whole.total, samples: whole.n };
    }
    const { metric, sampled, scale } = paneOf(window.value.pane);
    const total = totals(window.value.pane);
    return { value: valueOf(metric.aggregate, sampled, total, scale), samples: total.n };
  };
  const exact = (window: WindowMetric, key: string, fromMs: number, toMs: number) =>
    measure(window, (pane) => {
      const log = series.get(pane)?.get(key);
      return log === undefined ? { n: 0, total: 0 } : totalOf(log.fold(fromMs, toMs));
    });

  const read = (window: WindowMetric, key: string, atMs: number): Reading => {
    const sight = (lanes.get(window.source) as Lane).sight;
    const fromMs = atMs - window.windowMs;
    const covered = sight.isPresent() ? sight.covers(fromMs, atMs) : 'not-covered';
    if (covered !== 'covered') return unread(covered satisfies Unknown);
    if (key === OVERFLOW_KEY || !isKnown(window, key, atMs)) return unread('no-series');
    const { value, samples } = exact(window, key, fromMs, atMs);
    if (value === null && !window.missingAsZero) return unread('no-samples', samples);
    return { known: true, value: value ?? 0, samples };
  };

  const usual = (window: WindowMetric, key: string, baseline: Baseline, atMs: number): Reading => {
    const sight = (lanes.get(window.source) as Lane).sight;
    const told = (fromMs: number, toMs: number, found: () => { readonly value: number | null; readonly samples: number }): Usual | null => {
      if (sight.covers(fromMs, toMs) !== 'covered') return null;
      const { value, samples } = found();
      return value === null && !window.missingAsZero ? null : { value: value ?? 0, samples };
    };
    const pane = window.value.kind === 'pane' ? paneOf(window.value.pane) : null;
    const past: Past = {
      zone: bundle.zone,
      grows: pane !== null && !pane.sampled && pane.metric.aggregate !== 'mean',
      exact: (fromMs, toMs) => told(fromMs, toMs, () => exact(window, key, fromMs, toMs)),
      stored: (fromMs, toMs) => told(fromMs, toMs, () => measure(window, (id) => history.fold(id, key, fromMs, toMs))),
    };
    const found = usualOf(baseline, past, window.windowMs, atMs);
    return found === null ? unread('no-baseline') : { known: true, ...found };
  };

  const factsOf = (by: readonly string[], key: string): InstanceFacts => {
    const values = new Map(keyValues(key).map((value, i) => [by[i] as string, value]));
    const keys = new Map<string, string>();
    const keyFor = (window: WindowMetric): string => {
      const known = keys.get(window.id);
      if (known !== undefined) return known;
      const made = window.by.map((dimension) => values.get(dimension) ?? '').join('\u001f');
      keys.set(window.id, made);
      return made;
    };
    const facts: InstanceFacts = {
      atMs: 0,
      window: (id) => {
        const window = windows.get(id) as WindowMetric;
        return read(window, keyFor(window), facts.atMs);
      },
      usual: (id, baseline) => {
        const window = windows.get(id) as WindowMetric;
        return usual(window, keyFor(window), baseline, facts.atMs);
      },
      probe: () => ({ known: false, why: 'no-answer' }),
      sourceMissing: (source, overMs) => {
        const sight = lanes.get(source)?.sight;
        const from = sight?.coveredFrom() ?? null;
        if (sight === undefined || from === null || facts.atMs - overMs < from) return null;
        return !sight.brought(facts.atMs - overMs, facts.atMs);
      },
    };
    return facts;
  };

  const instanceFacts = new Map<string, Map<string, InstanceFacts>>();
  const paneIdsOf = (playbook: Playbook): readonly string[] =>
    playbook.windows.flatMap((id) => {
      const window = windows.get(id);
      if (window === undefined || window.by.join() !== playbook.by.join()) return [];
      return window.value.kind === 'pane' ? [window.value.pane] : [window.value.whole, window.value.part];
    });
  const idsByPlaybook = new Map(bundle.playbooks.map((p) => [p.name, [...new Set(paneIdsOf(p))]]));
  const sizes = new Map<string, number>();

  return {
    accept(slice) {
      for (const part of slice.sources) {
        const lane = lanes.get(part.source);
        if (lane === undefined) continue;
        const sinceMs = lane.sight.blindSinceMs();
        if (lane.sight.accept(slice, part)) changes.push({ source: part.source, blind: false, sinceMs });
        for (const pane of part.closed) lane.pending.set(pane.startMs, [...(lane.pending.get(pane.startMs) ?? []), pane]);
        for (const { startMs, cells } of part.late) history.correct(part.source, startMs, cells);
        finalise(lane);
      }
    },
    tick(tickMs, atEnd) {
      for (const lane of lanes.values()) {
        if (atEnd.has(lane.name) && lane.sight.tick(tickMs)) changes.push({ source: lane.name, blind: true, sinceMs: lane.sight.blindSinceMs() });
      }
      const said = changes;
      changes = [];
      return said;
    },
    isPresent: (source) => lanes.get(source)?.sight.isPresent() ?? false,
    isBlind: (source) => lanes.get(source)?.sight.isBlind() ?? false,
    clock: (source) => lanes.get(source)?.finalMs ?? Number.NEGATIVE_INFINITY,
    coveredFrom: (source) => lanes.get(source)?.sight.coveredFrom() ?? null,
    instances(playbook, atMs) {
      const known = instanceFacts.get(playbook.name) ?? new Map<string, InstanceFacts>();
      instanceFacts.set(playbook.name, known);
      const ids = idsByPlaybook.get(playbook.name) ?? [];
      const size = ids.reduce((sum, id) => sum + (series.get(id)?.size ?? 0), 0);
      // Keys are only looked through when there may be new ones: this is called at every instant.
      if (known.size === 0 || sizes.get(playbook.name) !== size) {
        sizes.set(playbook.name, size);
        const keys = new Set(roster(playbook.by));
        for (const id of ids) for (const key of [...(series.get(id)?.keys() ?? []), ...history.keys(id)]) if (key !== OVERFLOW_KEY) keys.add(key);
        for (const key of keys) if (!known.has(key)) known.set(key, factsOf(playbook.by, key));
      }
      for (const facts of known.values()) facts.atMs = atMs;
      return known;
    },
    release(throughMs) {
      releasedMs = throughMs;
    },
    take(fresh) {
      const dropPartials: { source: string; beforeMs: number }[] = [];
      const keepFrom = new Map<string, number>();
      for (const lane of lanes.values()) {
        const keep = Math.min(releasedMs, lane.finalMs) - retentionMs;
        const beforeMs = Math.floor(Math.min(keep, lane.finalMs) / SLOT_MS) * SLOT_MS;
        keepFrom.set(lane.name, beforeMs);
        if (!Number.isFinite(beforeMs) || dropped.get(lane.name) === beforeMs) continue;
        dropped.set(lane.name, beforeMs);
        dropPartials.push({ source: lane.name, beforeMs });
        lane.sight.dropBefore(beforeMs);
        for (const pane of bundle.panes) {
          if (pane.source !== lane.name) continue;
          const logs = series.get(pane.id) as Map<string, SeriesLog>;
          for (const [key, log] of logs) {
            log.dropBefore(beforeMs);
            if (log.lastMs() < beforeMs) logs.delete(key);
          }
        }
      }
      const partials = [...fresh, ...samples].filter((p) => p.pane.startMs >= (keepFrom.get(p.source) ?? Number.NEGATIVE_INFINITY));
      samples = [];
      const notes: Record<string, Json> = {};
      for (const lane of lanes.values()) {
        const note = { finalMs: Number.isFinite(lane.finalMs) ? lane.finalMs : null, sight: lane.sight.save() };
        const text = JSON.stringify(note);
        if (notesSaid.get(lane.name) === text) continue;
        notesSaid.set(lane.name, text);
        notes[`source:${lane.name}`] = note;
      }
      const dropHistoryBeforeMs = Number.isFinite(releasedMs) ? releasedMs - HISTORY_MS : null;
      if (dropHistoryBeforeMs !== null) history.dropBefore(dropHistoryBeforeMs);
      return { partials, dropPartials, history: history.take(), dropHistoryBeforeMs, tables: [...lanes.values()].flatMap((l) => l.table?.take() ?? []), notes };
    },
  };
}
