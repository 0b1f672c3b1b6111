import type { Forward } from '../../rules/forward.ts';
import type { PaneMetric } from '../../rules/window.ts';
import type { Batch, SourceRows } from '../decode/batch.ts';
import type { ClosedPane, ForwardedRow } from '../slice.ts';
import { foldPlan } from './fold-plan.ts';
import { createPaneShelf, type OpenPanes } from './open-panes.ts';
import { createPaneCells, type PaneCells } from './pane-cells.ts';
import { createRowFolder } from './row-folder.ts';
import { createRowForwarder } from './row-forwarder.ts';

/** What is open of one pane: its cells, and the events that travel. */
interface Pane {
  readonly cells: PaneCells;
  readonly rows: ForwardedRow[];
}

/** The panes of a stream: its rows are folded into the cells of its metrics; what is asked for one by one travels too. */
export function createStreamPanes(
  batch: Batch,
  rows: SourceRows,
  source: string,
  panes: readonly PaneMetric[],
  forwards: readonly Forward[] = [],
): OpenPanes {
  const plan = foldPlan(batch, source, panes);
  const fold = createRowFolder(plan, batch.cells, rows);
  const forward = createRowForwarder(batch, rows, source, forwards);
  const open = createPaneShelf((): Pane => ({ cells: createPaneCells(plan), rows: [] }));
  let late = new Map<number, PaneCells>();

  return {
    add(row, startMs, offset) {
      const pane = open.of(startMs, offset);
      fold(row, pane.cells);
      if (forward === null) return;
      const sent = forward(row, offset);
      if (sent !== null) pane.rows.push(sent);
    },
    correct(row, startMs) {
      const pane = late.get(startMs) ?? createPaneCells(plan);
      fold(row, pane);
      late.set(startMs, pane);
    },
    close: (watermarkMs) =>
      open
        .takeUntil(watermarkMs)
        .map(([startMs, { cells, rows }]) => ({ startMs, cells: cells.cells(), rows: inOrder(rows) })),
    takeLate() {
      if (late.size === 0) return [];
      const said = [...late]
        .sort(([a], [b]) => a - b)
        .map(([startMs, pane]): ClosedPane => ({ startMs, cells: pane.cells(), rows: [] }));
      late = new Map();
      return said;
    },
    oldestOffset: open.oldestOffset,
    named: () => plan.names.reduce((sum, names) => sum + names.size, 0),
    forget() {
      const kept = [...[...open.panes()].map(({ cells }) => cells), ...late.values()];
      const renamed = plan.names.map((names, list) => {
        const isKept = new Uint8Array(names.size);
        for (const pane of kept) pane.mark(list, isKept);
        return names.keep(isKept);
      });
      for (const pane of kept) pane.rename(renamed);
    },
  };
}

function inOrder(rows: readonly ForwardedRow[]): readonly ForwardedRow[] {
  return [...rows].sort((a, b) => a.timeMs - b.timeMs || a.offset - b.offset);
}
