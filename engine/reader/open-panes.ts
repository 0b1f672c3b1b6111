import { PANE_MS } from '../../rules/window.ts';
import type { DecodedRow } from '../decode/decoder.ts';
import type { ClosedPane, ForwardedRow } from '../slice.ts';
import { cellsOf, type Fold, foldRow, type OpenCells } from './fold.ts';

/** Start of the pane that holds an instant. */
export function paneOf(ms: number): number {
  return Math.floor(ms / PANE_MS) * PANE_MS;
}

interface OpenPane {
  readonly cells: OpenCells;
  /** The last row of each key of a table: of one pane no other can be seen. */
  readonly rows: Map<string, ForwardedRow>;
  /** Offsets only rise, so it is the first one's. */
  readonly oldestOffset: number;
}

/** The panes of one source and partition that may still get events. */
export interface OpenPanes {
  add(row: DecodedRow, offset: number): void;
  /** Closes every pane that ends at or before `watermarkMs`, in order. */
  close(watermarkMs: number): readonly ClosedPane[];
  /** Oldest offset that an open pane holds, null when none is open (E3). */
  oldestOffset(): number | null;
}

/**
 * @param forwards  a table's rows do not merge: they travel as they are (E1)
 */
export function createOpenPanes(folds: readonly Fold[], forwards: boolean): OpenPanes {
  const open = new Map<number, OpenPane>();
  return {
    add(row, offset) {
      const start = paneOf(row.timeMs);
      let pane = open.get(start);
      if (pane === undefined) {
        pane = { cells: new Map(), rows: new Map(), oldestOffset: offset };
        open.set(start, pane);
      }
      const { key, timeMs, columns } = row;
      if (!forwards) {
        if (columns !== null) foldRow(folds, { key, timeMs, columns }, pane.cells);
        return;
      }
      if ((pane.rows.get(key)?.timeMs ?? timeMs) <= timeMs)
        pane.rows.set(key, { key, timeMs, offset, columns });
    },
    close(watermarkMs) {
      const ready: number[] = [];
      for (const start of open.keys()) if (start + PANE_MS <= watermarkMs) ready.push(start);
      return ready
        .sort((a, b) => a - b)
        .map((startMs) => {
          const { cells, rows } = open.get(startMs) as OpenPane;
          open.delete(startMs);
          const ordered = [...rows.values()].sort((a, b) => a.timeMs - b.timeMs || a.offset - b.offset);
          return { startMs, cells: cellsOf(cells), rows: ordered };
        });
    },
    oldestOffset() {
      let oldest: number | null = null;
      for (const pane of open.values())
        if (oldest === null || pane.oldestOffset < oldest) oldest = pane.oldestOffset;
      return oldest;
    },
  };
}
