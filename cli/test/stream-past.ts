import { foldRow, foldsOf, type OpenCells } from '../../engine/reader/fold.ts';
import { paneOf } from '../../engine/reader/open-panes.ts';
import type { Cell } from '../../engine/slice.ts';
import type { HistoryRow, PartialRow } from '../../engine/store.ts';
import { HISTORY_MS, slotOf } from '../../engine/window/history.ts';
import type { Aggregate, State } from '../../rules/aggregates/aggregate.ts';
import type { Bundle } from '../../rules/bundle.ts';
import type { Source } from '../../rules/source.ts';
import { PANE_MS, SLOT_MS } from '../../rules/window.ts';
import { countIn } from './emission.ts';
import { inOrder, type Kept, type Made, repeated, rowsOf, type Span } from './past-rows.ts';

/** Cells of one event, repeated as often as it lies in a span. */
export function streamPast(
  source: Source,
  made: readonly Made[],
  bundle: Bundle,
  { finalMs, keptMs }: Span,
): Kept {
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

function flat(cells: OpenCells): readonly Cell[] {
  return [...cells].flatMap(([pane, series]) => [...series].map(([key, state]): Cell => [pane, key, state]));
}
