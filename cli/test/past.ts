import type { Json } from '../../engine/decision.ts';
import { foldRow, foldsOf, type OpenCells } from '../../engine/reader/fold.ts';
import { paneOf } from '../../engine/reader/open-panes.ts';
import type { Cell } from '../../engine/slice.ts';
import type { Commit, HistoryRow, PartialRow, PartitionProgress, TableRow } from '../../engine/store.ts';
import { HISTORY_MS, slotOf } from '../../engine/window/history.ts';
import { baselinesOf, paneRetention } from '../../engine/window/reach.ts';
import { rosterOf } from '../../engine/window/roster.ts';
import { createSight } from '../../engine/window/sight.ts';
import { createTable } from '../../engine/window/table.ts';
import type { Aggregate, State } from '../../rules/aggregates/aggregate.ts';
import { aggregateNamed } from '../../rules/aggregates/list.ts';
import type { Bundle } from '../../rules/bundle.ts';
import type { Source } from '../../rules/source.ts';
import { PANE_MS, SLOT_MS } from '../../rules/window.ts';
import { countBefore, countIn, type Emission, timeOf } from './emission.ts';
import type { Prototype } from './prototype.ts';

/** An emission with what its events are. */
export interface Made {
  readonly emission: Emission;
  readonly prototype: Prototype;
}

/** What an earlier process would have left in the store if it had read everything before the start. */
export type Past = Pick<Commit, 'partials' | 'history' | 'tables' | 'notes'> & {
  /** By topic; those of which nothing came before are missing. */
  readonly progress: ReadonlyMap<string, Pick<PartitionProgress, 'firstMs' | 'greatestMs' | 'sources'>>;
};

/** Partition number under which samples of tables are stored. */
const SAMPLES = -1;
/** How far back every sign of life is kept: longer than a store keeps them. */
const RECENT_MS = 7_200_000;

/**
 * Fills history by window, not event by event: five weeks of a hundred events a minute are ten thousand slots. Slots
 * that are over become history, panes that windows may still ask for become partials, tables keep their rows.
 */
export function pastOf(made: readonly Made[], bundle: Bundle, startMs: number): Past {
  const finalMs = paneOf(startMs);
  const before = made.filter(({ emission }) => countBefore(emission, finalMs) > 0);
  const span: Span = { finalMs, keptMs: slotOf(finalMs - paneRetention(bundle, baselinesOf(bundle))) };
  const partials: PartialRow[] = [];
  const history: HistoryRow[] = [];
  const tables: TableRow[] = [];
  const notes: Record<string, Json> = {};
  const progress = new Map<
    string,
    { firstMs: number; greatestMs: number; sources: PartitionProgress['sources'] }
  >();

  const topics = new Set(before.map(({ prototype }) => prototype.topic));
  for (const source of bundle.sources) {
    // Whoever reads a topic has read all of it, also where nothing was its own.
    if (!topics.has(source.topic)) continue;
    const own = before.filter(({ prototype }) => prototype.rows.some((row) => row.source === source.name));
    const kept =
      source.kind === 'table' ? tablePast(source, own, bundle, span) : streamPast(source, own, bundle, span);
    partials.push(...kept.partials);
    history.push(...kept.history);
    tables.push(...kept.tables);
    notes[`source:${source.name}`] = { finalMs, sight: sightOf(source, own, finalMs) };
    const lasts = own.map(({ emission }) => timeOf(emission, countBefore(emission, finalMs) - 1));
    const lastArrivalMs = lasts.length === 0 ? null : Math.max(...lasts);
    const of = progress.get(source.topic);
    progress.set(source.topic, {
      firstMs: Math.min(of?.firstMs ?? finalMs, ...own.map(({ emission }) => emission.fromMs)),
      greatestMs: Math.max(of?.greatestMs ?? 0, ...lasts),
      sources: { ...of?.sources, [source.name]: { watermarkMs: finalMs, lastArrivalMs } },
    });
  }
  return { partials, history, tables, notes, progress };
}

/** Panes before `finalMs` are over; those before `keptMs` are history only. */
interface Span {
  readonly finalMs: number;
  readonly keptMs: number;
}

interface Kept {
  readonly partials: readonly PartialRow[];
  readonly history: readonly HistoryRow[];
  readonly tables: readonly TableRow[];
}

/** Cells of one event, repeated as often as it lies in a span. */
function streamPast(source: Source, made: readonly Made[], bundle: Bundle, { finalMs, keptMs }: Span): Kept {
  const folds = foldsOf(bundle.panes, source.name);
  const aggregates = new Map(folds.map(({ metric, aggregate }) => [metric.id, aggregate]));
  const once = made.map(({ emission, prototype }) => {
    const cells: OpenCells = new Map();
    for (const { source: name, columns } of prototype.rows)
      if (name === source.name && columns !== null) foldRow(folds, columns, cells);
    return { emission, cells: flat(cells) };
  });
  const cellsIn = (fromMs: number, toMs: number): readonly Cell[] => {
    const found = new Map<string, [string, string, State]>();
    for (const { emission, cells } of once) {
      const count = countIn(emission, fromMs, toMs);
      if (count === 0) continue;
      for (const [pane, key, state] of cells) {
        const aggregate = aggregates.get(pane) as Aggregate;
        const id = `${pane} ${key}`;
        const was = found.get(id)?.[2];
        const more = repeated(state, count, aggregate);
        found.set(id, [pane, key, was === undefined ? more : aggregate.merge(was, more)]);
      }
    }
    return inOrder([...found.values()]);
  };
  const firstMs = Math.min(finalMs, ...made.map(({ emission }) => emission.fromMs));
  const history: HistoryRow[] = [];
  for (
    let slotMs = slotOf(Math.max(firstMs, finalMs - HISTORY_MS));
    slotMs + SLOT_MS <= finalMs;
    slotMs += SLOT_MS
  )
    history.push(...rowsOf(cellsIn(slotMs, slotMs + SLOT_MS), slotMs));
  const partials: PartialRow[] = [];
  for (let startMs = Math.max(keptMs, paneOf(firstMs)); startMs < finalMs; startMs += PANE_MS) {
    const cells = cellsIn(startMs, startMs + PANE_MS);
    if (cells.length > 0)
      partials.push({
        topic: source.topic,
        partition: 0,
        source: source.name,
        pane: { startMs, cells, rows: [] },
      });
  }
  return { partials, history, tables: [] };
}

/** A table is sampled at every pane end: between two changes of its rows all samples are the same. */
function tablePast(source: Source, made: readonly Made[], bundle: Bundle, { finalMs, keptMs }: Span): Kept {
  const panes = bundle.panes.filter((pane) => pane.source === source.name);
  const aggregates = new Map(panes.map((pane) => [pane.id, aggregateNamed(pane.aggregate)]));
  const roster = rosterOf(bundle.words);
  const seen = new Map(panes.map((pane) => [pane.id, new Set(roster(pane.by))]));
  const rowsAt = (atMs: number): readonly TableRow[] =>
    made.flatMap(({ emission, prototype }) => {
      const count = countBefore(emission, atMs);
      const row = prototype.rows.find(({ source: name }) => name === source.name);
      if (count === 0 || row === undefined || emission.toMs < atMs) return [];
      return [
        { source: source.name, key: row.key, timeMs: timeOf(emission, count - 1), columns: row.columns },
      ];
    });
  const sampleAt = (atMs: number): readonly Cell[] => {
    // Rows are told again before they expire, so for a sample they are as of now.
    const rows = rowsAt(atMs).map((row) => ({ ...row, timeMs: atMs }));
    const cells = createTable(source, panes, rows).sample(atMs, (pane) => seen.get(pane) ?? []);
    for (const [pane, key] of cells) seen.get(pane)?.add(key);
    return inOrder(cells);
  };
  const firstMs = paneOf(Math.min(finalMs, ...made.map(({ emission }) => emission.fromMs)));
  const changes = new Set(
    made.flatMap(({ emission }) => [emission.fromMs, emission.toMs]).map((ms) => paneOf(ms)),
  );
  const history: HistoryRow[] = [];
  const partials: PartialRow[] = [];
  let cells: readonly Cell[] = [];
  let slot: { startMs: number; cells: Map<string, [string, string, State]> } | null = null;
  for (let startMs = Math.max(firstMs, slotOf(finalMs - HISTORY_MS)); startMs < finalMs; startMs += PANE_MS) {
    if (startMs === firstMs || changes.has(startMs) || changes.has(startMs - PANE_MS))
      cells = sampleAt(startMs + PANE_MS);
    if (startMs >= keptMs)
      partials.push({
        topic: source.topic,
        partition: SAMPLES,
        source: source.name,
        pane: { startMs, cells, rows: [] },
      });
    if (slot?.startMs !== slotOf(startMs)) slot = { startMs: slotOf(startMs), cells: new Map() };
    for (const [pane, key, state] of cells) {
      const id = `${pane} ${key}`;
      const was = slot.cells.get(id)?.[2];
      slot.cells.set(id, [
        pane,
        key,
        was === undefined ? state : (aggregates.get(pane) as Aggregate).merge(was, state),
      ]);
    }
    if (startMs + PANE_MS === slot.startMs + SLOT_MS)
      history.push(...rowsOf(inOrder([...slot.cells.values()]), slot.startMs));
  }
  return { partials, history, tables: rowsAt(finalMs) };
}

/**
 * What was seen of a source: silences that were too long, and its latest signs of life. Long ago a sign within each
 * half of `silent after` is enough to tell that there was no silence.
 */
function sightOf(source: Source, made: readonly Made[], finalMs: number): Json {
  const sight = createSight(source, null);
  const active = new Set<number>();
  const recentMs = finalMs - RECENT_MS;
  const strideMs = source.silentAfterMs === null ? Number.POSITIVE_INFINITY : source.silentAfterMs / 2;
  for (const { emission } of made) {
    // Denser events than panes are in every pane.
    const spacingMs = Math.max(emission.eachMs / emission.amount, PANE_MS);
    const lastMs = timeOf(emission, countBefore(emission, finalMs) - 1);
    const seldom = Math.max(1, Math.floor(strideMs / spacingMs));
    for (let k = 0, ms = emission.fromMs; ms <= lastMs; ms = emission.fromMs + Math.floor(k * spacingMs)) {
      active.add(paneOf(ms));
      k += Math.max(1, Math.min(seldom, Math.floor((recentMs - ms) / spacingMs)));
    }
    active.add(paneOf(lastMs));
  }
  for (const startMs of [...active].sort((a, b) => a - b)) sight.active(startMs);
  return sight.save();
}

/** The state of `count` equal events, by doubling. */
function repeated(state: State, count: number, { empty, merge }: Aggregate): State {
  let sum = empty;
  for (let power = state, left = count; left > 0; left = Math.floor(left / 2), power = merge(power, power))
    if (left % 2 === 1) sum = merge(sum, power);
  return sum;
}

function flat(cells: OpenCells): readonly Cell[] {
  return [...cells].flatMap(([pane, series]) => [...series].map(([key, state]): Cell => [pane, key, state]));
}

function inOrder(cells: readonly Cell[]): readonly Cell[] {
  return [...cells].sort((a, b) => compare(a[0], b[0]) || compare(a[1], b[1]));
}

function rowsOf(cells: readonly Cell[], slotMs: number): readonly HistoryRow[] {
  const rows = new Map<string, (readonly [string, State])[]>();
  for (const [pane, key, state] of cells) rows.set(pane, [...(rows.get(pane) ?? []), [key, state]]);
  return [...rows].map(([pane, of]) => ({ pane, slotMs, cells: of }));
}

function compare(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0;
}
