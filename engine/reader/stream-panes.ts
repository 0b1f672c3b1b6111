import type { PaneMetric } from '../../rules/window.ts';
import type { Batch, SourceRows } from '../decode/batch.ts';
import type { ClosedPane } from '../slice.ts';
import { foldPlan } from './fold-plan.ts';
import { createPaneShelf, type OpenPanes } from './open-panes.ts';
import { createPaneCells, type PaneCells } from './pane-cells.ts';
import { createRowFolder } from './row-folder.ts';

/** The panes of a stream: its rows are folded into the cells of its metrics. */
export function createStreamPanes(
  batch: Batch,
  rows: SourceRows,
  source: string,
  panes: readonly PaneMetric[],
): OpenPanes {
  const plan = foldPlan(batch, source, panes);
  const fold = createRowFolder(plan, batch.cells, rows);
  const open = createPaneShelf(() => createPaneCells(plan));
  let late = new Map<number, PaneCells>();

  const closed = (startMs: number, pane: PaneCells): ClosedPane => ({
    startMs,
    cells: pane.cells(),
    rows: [],
  });

  return {
    add: (row, startMs, offset) => fold(row, open.of(startMs, offset)),
    correct(row, startMs) {
      const pane = late.get(startMs) ?? createPaneCells(plan);
      fold(row, pane);
      late.set(startMs, pane);
    },
    close: (watermarkMs) => open.takeUntil(watermarkMs).map(([startMs, pane]) => closed(startMs, pane)),
    takeLate() {
      if (late.size === 0) return [];
      const said = [...late].sort(([a], [b]) => a - b).map(([startMs, pane]) => closed(startMs, pane));
      late = new Map();
      return said;
    },
    oldestOffset: open.oldestOffset,
    named: () => plan.names.reduce((sum, names) => sum + names.size, 0),
    forget() {
      const kept = [...open.panes(), ...late.values()];
      const renamed = plan.names.map((names, list) => {
        const isKept = new Uint8Array(names.size);
        for (const pane of kept) pane.mark(list, isKept);
        return names.keep(isKept);
      });
      for (const pane of kept) pane.rename(renamed);
    },
  };
}
