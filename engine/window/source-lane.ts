import type { Source } from '../../rules/source.ts';
import { PANE_MS, type PaneMetric, SLOT_MS } from '../../rules/window.ts';
import type { Json } from '../decision.ts';
import type { Cell, ClosedPane, ForwardedRow, Slice, SourceSlice } from '../slice.ts';
import type { PartialRow, TableRow } from '../store.ts';
import { createEventShelf } from './event-shelf.ts';
import { type History, slotOf } from './history.ts';
import { createRowVersions, type RowVersions } from './row-versions.ts';
import type { SeriesBook } from './series-book.ts';
import { createSight, type Sight } from './sight.ts';
import { createTable } from './table.ts';

/** Partition number under which samples of tables are stored: no topic has it. */
const SAMPLES = -1;

/** One source on the evaluator's side: merges what its partitions closed, in order of panes. */
export interface SourceLane {
  readonly source: Source;
  readonly sight: Sight;
  /** Ids of its pane metrics. */
  readonly panes: readonly string[];
  /** @returns true when the slice ends a blindness */
  accept(slice: Slice, part: SourceSlice): boolean;
  /** A stored partial. Partials come in order of panes, before the first slice. */
  restore(pane: ClosedPane): void;
  /** Every pane that ends at or before is final. */
  finalMs(): number;
  /** Samples of the table since the last call, to be stored like partials. */
  takeSamples(): readonly PartialRow[];
  takeRows(): readonly TableRow[];
  /** The row of a table as of an instant that was not released; null where it has none. */
  rowAt(key: string, atMs: number): TableRow['columns'];
  /** Events of the final pane that starts there, those that travel one by one, by (time, key); each once. */
  eventsAt(startMs: number): readonly ForwardedRow[];
  /** Every row of a table as of such an instant; none of a stream. */
  rowsAt(atMs: number): Iterable<readonly [key: string, columns: NonNullable<TableRow['columns']>]>;
  /** No instant at or before will be asked for again. */
  release(throughMs: number): void;
  save(): Json;
  /** Short, and another one whenever what `save` gives may be. */
  mark(): string;
}

export interface LaneStores {
  readonly series: SeriesBook;
  readonly history: History;
  /** Values that a dimension has by the roster. */
  roster(by: readonly string[]): readonly string[];
  /** Whether anybody asks for its events, or rows, one by one. */
  isForwarded(source: string): boolean;
  /** Whether anybody asks for the rows of a table themselves. */
  isLookedUp(table: string): boolean;
}

interface Saved {
  readonly finalMs: number | null;
  readonly sight: Json;
  readonly replaced?: readonly (readonly [key: string, timeMs: number, columns: TableRow['columns']])[];
}

/** @param saved  what `save` gave in an earlier process, or null */
export function createSourceLane(
  source: Source,
  panes: readonly PaneMetric[],
  { series, history, roster, isForwarded, isLookedUp }: LaneStores,
  saved: Json,
  rows: readonly TableRow[],
): SourceLane {
  const was = saved as Saved | null;
  const sight = createSight(source, was?.sight ?? null);
  const table = source.kind === 'table' ? createTable(source, panes, rows) : null;
  const versions =
    table !== null && isLookedUp(source.name) ? restoredVersions(source, rows, was?.replaced ?? []) : null;
  const byId = new Map(panes.map((pane) => [pane.id, pane]));
  /** Closed by some partition, not yet by all. */
  const pending = new Map<number, [ClosedPane, ...ClosedPane[]]>();
  let finalMs = was?.finalMs ?? Number.NEGATIVE_INFINITY;
  let samples: PartialRow[] = [];
  const events = isForwarded(source.name) ? createEventShelf() : null;

  const keep = (startMs: number, cells: readonly Cell[], apart: boolean): void => {
    if (cells.length > 0) history.add(source.name, startMs, series.append(startMs, cells, apart));
  };

  const sample = (startMs: number): void => {
    const known = (pane: string) => [...series.keys(pane), ...roster(byId.get(pane)?.by ?? [])];
    const cells = table?.sample(startMs + PANE_MS, known) ?? [];
    for (const key of table?.takeDropped() ?? []) versions?.drop(key);
    keep(startMs, cells, true);
    samples.push({
      topic: source.topic,
      partition: SAMPLES,
      source: source.name,
      pane: { startMs, cells, rows: [] },
    });
  };
  const settle = (startMs: number): void => {
    const closed = pending.get(startMs) as readonly [ClosedPane, ...ClosedPane[]];
    pending.delete(startMs);
    const isOne = closed.length === 1;
    if (events !== null) for (const { rows } of closed) events.add(startMs, rows);
    if (table === null) keep(startMs, isOne ? closed[0].cells : closed.flatMap((pane) => pane.cells), isOne);
    else {
      const applied = table.apply(isOne ? closed[0].rows : closed.flatMap((pane) => pane.rows).sort(inOrder));
      for (const row of applied) versions?.put(row);
    }
    sight.active(startMs);
  };

  /** Makes panes final, in order, as far as every partition was read. */
  const finalise = (): void => {
    const clockMs = sight.clock();
    if (clockMs <= finalMs) return;
    const starts: number[] = [];
    for (const start of pending.keys()) if (start + PANE_MS <= clockMs) starts.push(start);
    // A table is sampled at every pane end, whether or not rows came.
    let next =
      table === null
        ? Number.POSITIVE_INFINITY
        : Math.max(finalMs, sight.coveredFrom() ?? Number.POSITIVE_INFINITY);
    for (const start of starts.sort((a, b) => a - b)) {
      for (; next < start; next += PANE_MS) sample(next);
      settle(start);
    }
    finalMs = Math.max(finalMs, sight.settled());
    for (; next + PANE_MS <= finalMs; next += PANE_MS) sample(next);
    history.close(source.name, finalMs);
  };

  return {
    source,
    sight,
    panes: panes.map((pane) => pane.id),
    accept(slice, part) {
      const toldMs = sight.toldTo(slice.partition);
      const isHeard = sight.accept(slice, part);
      for (const pane of part.closed) {
        if (pane.startMs < toldMs) continue;
        // A partition that came later may close what is final already: as good as late (E8).
        if (pane.startMs < finalMs) history.correct(pane.startMs, series.admitted(pane.cells));
        else add(pending, pane);
      }
      for (const { startMs, cells } of part.late) history.correct(startMs, series.admitted(cells));
      finalise();
      return isHeard;
    },
    restore(pane) {
      if (pane.startMs >= finalMs) {
        add(pending, pane);
        return;
      }
      events?.add(pane.startMs, pane.rows);
      series.restore(pane.startMs, pane.cells);
      // What lies in a slot that was not over is not in the stored history yet.
      if (slotOf(pane.startMs) + SLOT_MS > finalMs)
        history.add(source.name, pane.startMs, series.admitted(pane.cells));
    },
    finalMs: () => finalMs,
    takeSamples() {
      const said = samples;
      samples = [];
      return said;
    },
    takeRows: () => table?.take() ?? [],
    rowAt: (key, atMs) => versions?.at(key, atMs) ?? null,
    rowsAt: (atMs) => versions?.all(atMs) ?? [],
    eventsAt: (startMs) => events?.at(startMs) ?? [],
    release(throughMs) {
      versions?.release(throughMs);
      events?.dropThrough(throughMs);
    },
    save() {
      const saved = { finalMs: Number.isFinite(finalMs) ? finalMs : null, sight: sight.save() };
      const replaced = versions?.replaced() ?? [];
      if (replaced.length === 0) return saved;
      return { ...saved, replaced: replaced.map(({ key, timeMs, columns }) => [key, timeMs, columns]) };
    },
    mark: () => JSON.stringify([finalMs, sight.save(), versions?.revision() ?? 0]),
  };
}

function add(pending: Map<number, [ClosedPane, ...ClosedPane[]]>, pane: ClosedPane): void {
  const there = pending.get(pane.startMs);
  if (there === undefined) pending.set(pane.startMs, [pane]);
  else there.push(pane);
}

function inOrder(a: ForwardedRow, b: ForwardedRow): number {
  return a.timeMs - b.timeMs || a.offset - b.offset;
}

/** Versions of a table's rows; those that are newer than what the table stored are rows that it had dropped. */
function restoredVersions(
  source: Source,
  rows: readonly TableRow[],
  replaced: NonNullable<Saved['replaced']>,
): RowVersions {
  // What a table drops it writes as a deletion at 0.
  const own = rows.filter((row) => row.source === source.name && row.timeMs > 0);
  const stored = new Map(own.map((row) => [row.key, row.timeMs]));
  const more = replaced.map(([key, timeMs, columns]) => ({ source: source.name, key, timeMs, columns }));
  const versions = createRowVersions(source, [...own, ...more]);
  for (const { key, timeMs } of more)
    if (timeMs >= (stored.get(key) ?? Number.NEGATIVE_INFINITY)) versions.drop(key);
  return versions;
}
