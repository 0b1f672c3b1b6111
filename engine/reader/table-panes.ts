import type { DecodedRow } from '../decode/decoder.ts';
import type { ForwardedRow } from '../slice.ts';
import { createPaneShelf, type OpenPanes } from './open-panes.ts';

/**
 * The panes of a table: its rows do not merge, so they travel as they are (E1), of each key the last one, because of one
 * pane no other can be seen.
 *
 * @param rowAt  the decoded row at a place of the batch
 */
export function createTablePanes(rowAt: (row: number) => DecodedRow): OpenPanes {
  const open = createPaneShelf(() => new Map<string, ForwardedRow>());
  return {
    add(row, startMs, offset) {
      const rows = open.of(startMs, offset);
      const { key, timeMs, columns } = rowAt(row);
      if ((rows.get(key)?.timeMs ?? timeMs) <= timeMs) rows.set(key, { key, timeMs, offset, columns });
    },
    // A late row of a table corrects nothing: a later one may have been seen.
    correct: () => {},
    close: (watermarkMs) =>
      open.takeUntil(watermarkMs).map(([startMs, rows]) => ({
        startMs,
        cells: [],
        rows: [...rows.values()].sort((a, b) => a.timeMs - b.timeMs || a.offset - b.offset),
      })),
    takeLate: () => [],
    oldestOffset: open.oldestOffset,
    named: () => 0,
    forget: () => {},
  };
}
