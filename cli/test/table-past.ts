import { paneOf } from '../../engine/reader/open-panes.ts';
import type { Cell } from '../../engine/slice.ts';
import type { HistoryRow, PartialRow, TableRow } from '../../engine/store.ts';
import { HISTORY_MS, slotOf } from '../../engine/window/history.ts';
import { rosterOf } from '../../engine/window/roster.ts';
import { createTable } from '../../engine/window/table.ts';
import type { Aggregate, State } from '../../rules/aggregates/aggregate.ts';
import { aggregateNamed } from '../../rules/aggregates/list.ts';
import type { Bundle } from '../../rules/bundle.ts';
import type { Source } from '../../rules/source.ts';
import { PANE_MS, SLOT_MS } from '../../rules/window.ts';
import { countBefore, timeOf } from './emission.ts';
import { inOrder, type Kept, type Made, rowsOf, type Span } from './past-rows.ts';

/** Partition number under which samples of tables are stored. */
const SAMPLES = -1;

/** A table is sampled at every pane end: between two changes of its rows all samples are the same. */
export function tablePast(
  source: Source,
  made: readonly Made[],
  bundle: Bundle,
  { finalMs, keptMs }: Span,
): Kept {
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
