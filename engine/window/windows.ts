import type { Bundle } from '../../rules/bundle.ts';
import type { Playbook } from '../../rules/playbook.ts';
import { PANE_MS, SLOT_MS } from '../../rules/window.ts';
import { audiencesIn } from '../check/audience-argument.ts';
import type { Json } from '../decision.ts';
import type { Facts } from '../facts.ts';
import type { Partition } from '../partition.ts';
import type { ForwardedRow, Slice } from '../slice.ts';
import type { HistoryRow, MetricRow, PartialRow, StoredState, TableRow } from '../store.ts';
import { type Crossings, createCrossings } from './crossings.ts';
import { createDetectorBook, detectedIn } from './detector-book.ts';
import { createFactBook } from './fact-book.ts';
import { createHistory, HISTORY_MS, slotOf } from './history.ts';
import { createInstanceBook } from './instance-book.ts';
import { createMetricRows } from './metric-rows.ts';
import { foldedWindows, growthOf, type PaneFacts, paneFacts, panesOfWindow } from './panes.ts';
import { createPopulations, type PopulationAt, tablesOfKind } from './population.ts';
import { baselinesOf, knownSpan, paneRetention } from './reach.ts';
import { rosterOf } from './roster.ts';
import { createSelector, type Selector, type SelectorSources } from './selector.ts';
import { createSeriesBook, MAX_KEYS, OVERFLOW_KEY } from './series-book.ts';
import { createSourceLane, type SourceLane } from './source-lane.ts';
import { createTouched } from './touched.ts';

/** How long a series that a detector judges is known without events: as long as it learns before it judges, ms. */
const DETECTED_MS = 14 * 86_400_000;

/** Stops 4 and 5: merges the closed panes of all partitions and answers any window at any instant that is kept. */
export interface Windows {
  /** Partitions that will be read. Clocks wait for all of them, so this comes before the first of their slices. */
  expect(partitions: readonly Partition[]): void;
  accept(slice: Slice): void;
  /**
   * @param atEnd  sources all of whose partitions are read to their end
   * @returns      the sources whose sight changed since the last tick
   */
  tick(
    tickMs: number,
    atEnd: ReadonlySet<string>,
  ): readonly { readonly source: string; readonly blind: boolean; readonly sinceMs: number }[];
  isPresent(source: string): boolean;
  isBlind(source: string): boolean;
  /** Every pane of the source that ends at or before is final. */
  clock(source: string): number;
  coveredFrom(source: string): number | null;
  /** Whether all of a stretch of a source was read and nothing in it is blind. */
  covers(source: string, fromMs: number, toMs: number): boolean;
  /** Events of a stream that travel one by one, of the pane that starts there, by (time, key), each once. */
  eventsAt(source: string, startMs: number): readonly ForwardedRow[];
  /** Facts of one instance as of an instant, whether or not any series has it. */
  factsOf(by: readonly string[], key: string, atMs: number): Facts;
  /**
   * Facts by instance key, for the instances that may be judged otherwise than before, and those in `watched`; null:
   * for every known one. The objects are reused: they speak of `atMs` until the next call.
   */
  instances(playbook: Playbook, atMs: number, watched: Iterable<string> | null): ReadonlyMap<string, Facts>;
  /** The same of these keys only. */
  pick(playbook: Playbook, atMs: number, keys: Iterable<string>): ReadonlyMap<string, Facts>;
  /** Who an audience is for an instance at an instant that was not released. */
  select: Selector;
  /** Whether a source is silent at an instant that was not released: what it would have brought is not known. */
  isSilent(source: string, atMs: number): boolean;
  /** How many there are of a kind. */
  populationAt: PopulationAt;
  /** Which instances of these playbooks may begin something, instant by instant. They follow one clock. */
  crossings(playbooks: readonly Playbook[]): Crossings;
  /** Judges what the detectors of these playbooks must judge at an instant, before anybody asks. */
  judgeSeries(playbooks: readonly Playbook[], atMs: number): void;
  /** No playbook will ask for an instant at or before again. */
  release(throughMs: number): void;
  /** What must be stored with the next commit, of the fresh partials only those that a restart needs. */
  take(fresh: readonly PartialRow[]): {
    readonly partials: readonly PartialRow[];
    readonly dropPartials: readonly { readonly source: string; readonly beforeMs: number }[];
    readonly history: readonly HistoryRow[];
    readonly metrics: readonly MetricRow[];
    readonly dropHistoryBeforeMs: number | null;
    readonly tables: readonly TableRow[];
    readonly notes: Readonly<Record<string, Json>>;
  };
}

export interface WindowsOptions {
  /** Kinds of which somebody asks how many there are; absent: none. */
  readonly counted?: ReadonlySet<string>;
  /** Whether what metrics were is told for people's queries; absent: no. */
  readonly tellsMetrics?: boolean;
}

/** @param stored  what an earlier process committed: going on from it answers as never having stopped */
export function createWindows(
  bundle: Bundle,
  stored: Pick<StoredState, 'partials' | 'history' | 'tables' | 'notes'>,
  { counted = new Set(), tellsMetrics = false }: WindowsOptions = {},
): Windows {
  const panes = paneFacts(bundle);
  const baselines = baselinesOf(bundle);
  const detected = detectedIn(bundle);
  const retentionMs = paneRetention(bundle, baselines);
  const roster = rosterOf(bundle.words);
  const series = createSeriesBook(panes);
  const history = createHistory(
    (id) => (panes.get(id) as PaneFacts).aggregate,
    stored.history.filter((row) => panes.has(row.pane)),
  );
  const countedTables = [...counted].flatMap((kind) => tablesOfKind(bundle, kind));
  const lookedUp = new Set([...bundle.playbooks.flatMap(tablesOf), ...countedTables]);
  const isLookedUp = (table: string): boolean => lookedUp.has(table);
  const forwarded = new Set((bundle.forwards ?? []).map(({ source }) => source));
  const isForwarded = (source: string): boolean => forwarded.has(source);
  const lanes = new Map<string, SourceLane>();
  for (const source of bundle.sources) {
    const own = bundle.panes.filter((pane) => pane.source === source.name);
    const saved = stored.notes[noteOf(source.name)] ?? null;
    lanes.set(
      source.name,
      createSourceLane(
        source,
        own,
        { series, history, roster, isForwarded, isLookedUp },
        saved,
        stored.tables,
      ),
    );
  }
  for (const { source, pane } of [...stored.partials].sort((a, b) => a.pane.startMs - b.pane.startMs))
    lanes.get(source)?.restore(pane);

  const facts = createFactBook(bundle, {
    panes,
    series,
    history,
    roster,
    retentionMs,
    sight: (source) => lanes.get(source)?.sight,
    rowAt: (table, key, atMs) => lanes.get(table)?.rowAt(key, atMs) ?? null,
    spans: new Map(
      bundle.windows.map((w) => [
        w.id,
        Math.max(knownSpan(w.windowMs, baselines.get(w.id) ?? []), detected.has(w.id) ? DETECTED_MS : 0),
      ]),
    ),
    anomaly: (window, test, key, atMs) => detectors.at(window, test, key, atMs),
  });
  const tables: SelectorSources = {
    rowAt: (table, key, atMs) => lanes.get(table)?.rowAt(key, atMs) ?? null,
    rowsAt: (table, atMs) => lanes.get(table)?.rowsAt(atMs) ?? [],
    sight: (source) => lanes.get(source)?.sight,
    read: facts.read,
  };
  const select = createSelector(bundle, tables);
  const touched = createTouched(bundle, series);
  const keysOf = (ids: readonly string[], by: readonly string[]): ReadonlySet<string> => {
    const keys = new Set(roster(by));
    for (const id of ids)
      for (const list of [series.names(id), history.names(id)]) for (const key of list.keys) keys.add(key);
    keys.delete(OVERFLOW_KEY);
    return keys;
  };
  const instances = createInstanceBook(bundle, facts, series, history, roster, keysOf, touched);
  const populationAt = createPopulations(bundle, tables, (playbook, atMs) =>
    instances.at(playbook, atMs, null).keys(),
  );
  const metricRows = createMetricRows(bundle, { panes, series, history });
  const parts = foldedWindows(bundle);
  const detectors = createDetectorBook(bundle, stored.notes, {
    read: facts.read,
    stored: facts.stored,
    keys: (window) => keysOf((parts.get(window.id) ?? []).flatMap(panesOfWindow), window.by),
  });
  const noted = new Map<string, string>();
  const dropped = new Map<string, number>();
  let releasedMs = Number.NEGATIVE_INFINITY;
  let changes: { source: string; blind: boolean; sinceMs: number }[] = [];

  /** Start of the oldest pane of a source that somebody may still ask for, or that its open slot needs. */
  const neededFrom = (lane: SourceLane): number => slotOf(Math.min(releasedMs, lane.finalMs()) - retentionMs);

  const drop = (): { source: string; beforeMs: number }[] => {
    const drops: { source: string; beforeMs: number }[] = [];
    for (const lane of lanes.values()) {
      const beforeMs = neededFrom(lane);
      const source = lane.source.name;
      if (!Number.isFinite(beforeMs) || beforeMs < (dropped.get(source) ?? beforeMs - 1) + SLOT_MS) continue;
      dropped.set(source, beforeMs);
      drops.push({ source, beforeMs });
      lane.sight.dropBefore(beforeMs);
      series.dropBefore(lane.panes, beforeMs);
    }
    return drops;
  };

  /** Documents that changed since they were last taken. */
  const takeNotes = (): Record<string, Json> => {
    const notes: Record<string, Json> = {};
    const isNoted = (name: string, mark: string): boolean => {
      const isSame = noted.get(name) === mark;
      noted.set(name, mark);
      return isSame;
    };
    // Rows of tables that were read ahead are many, and written out only where they go into the store.
    for (const lane of lanes.values()) {
      const name = noteOf(lane.source.name);
      if (!isNoted(name, lane.mark())) notes[name] = lane.save();
    }
    for (const [pane, keys] of series.crowded()) {
      const doc = { keys, most: MAX_KEYS };
      if (!isNoted(`series:${pane}`, JSON.stringify(doc))) notes[`series:${pane}`] = doc;
    }
    return notes;
  };

  return {
    expect(partitions) {
      for (const partition of partitions)
        for (const lane of lanes.values())
          if (lane.source.topic === partition.topic) lane.sight.expect(partition);
    },
    accept(slice) {
      for (const part of slice.sources) {
        const lane = lanes.get(part.source);
        if (lane === undefined) continue;
        const sinceMs = lane.sight.blindSinceMs();
        if (lane.accept(slice, part)) changes.push({ source: part.source, blind: false, sinceMs });
      }
    },
    tick(tickMs, atEnd) {
      for (const { source, sight } of lanes.values()) {
        if (atEnd.has(source.name) && sight.tick(tickMs))
          changes.push({ source: source.name, blind: true, sinceMs: sight.blindSinceMs() });
      }
      const said = changes;
      changes = [];
      return said;
    },
    isPresent: (source) => lanes.get(source)?.sight.isPresent() ?? false,
    isBlind: (source) => lanes.get(source)?.sight.isBlind() ?? false,
    clock: (source) => lanes.get(source)?.finalMs() ?? Number.NEGATIVE_INFINITY,
    coveredFrom: (source) => lanes.get(source)?.sight.coveredFrom() ?? null,
    isSilent: (source, atMs) => lanes.get(source)?.sight.covers(atMs - PANE_MS, atMs) === 'blind',
    covers: (source, fromMs, toMs) => lanes.get(source)?.sight.covers(fromMs, toMs) === 'covered',
    eventsAt: (source, startMs) => lanes.get(source)?.eventsAt(startMs) ?? [],
    factsOf(by, key, atMs) {
      const made = facts.of(by, key);
      made.atMs = atMs;
      return made;
    },
    instances: (playbook, atMs, watched) => instances.at(playbook, atMs, watched),
    pick: (playbook, atMs, keys) => instances.pick(playbook, atMs, keys),
    select,
    populationAt,
    crossings: (playbooks) =>
      createCrossings(bundle, playbooks, {
        read: facts.read,
        usual: facts.usual,
        covers: facts.covers,
        growth: (window) => growthOf(window, panes),
        touchedAt: series.touchedAt,
        keys: keysOf,
      }),
    judgeSeries: detectors.judge,
    release(throughMs) {
      detectors.release(throughMs);
      releasedMs = Math.max(releasedMs, throughMs);
      for (const lane of lanes.values()) lane.release(releasedMs);
    },
    take(fresh) {
      const dropPartials = drop();
      const samples = [...lanes.values()].flatMap((lane) => lane.takeSamples());
      const isNeeded = ({ source, pane }: PartialRow) =>
        pane.startMs >= (dropped.get(source) ?? Number.NEGATIVE_INFINITY);
      const dropHistoryBeforeMs = Number.isFinite(releasedMs) ? slotOf(releasedMs - HISTORY_MS) : null;
      if (dropHistoryBeforeMs !== null) history.dropBefore(dropHistoryBeforeMs);
      const slots = history.take();
      return {
        partials: [...fresh, ...samples].filter(isNeeded),
        dropPartials,
        history: slots,
        metrics: tellsMetrics ? metricRows(slots) : [],
        dropHistoryBeforeMs,
        tables: [...lanes.values()].flatMap((lane) => lane.takeRows()),
        notes: { ...takeNotes(), ...detectors.take() },
      };
    },
  };
}

/** Tables whose rows themselves are asked for. */
function tablesOf({ lookUps, body }: Playbook): readonly string[] {
  const audiences = audiencesIn(body);
  const centres = audiences.flatMap(({ within }) => within?.centre ?? []);
  const consents = audiences.flatMap(({ consent }) => consent ?? []);
  return [...lookUps, ...audiences, ...centres, ...consents].map(({ table }) => table);
}

function noteOf(source: string): string {
  return `source:${source}`;
}
