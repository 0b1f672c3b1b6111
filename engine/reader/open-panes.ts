import { PANE_MS } from '../../rules/window.ts';
import type { ClosedPane } from '../slice.ts';

/** Start of the pane that holds an instant. */
export function paneOf(ms: number): number {
  return Math.floor(ms / PANE_MS) * PANE_MS;
}

/** What one source and partition keeps of its rows, by panes. A row is named by its place in the batch. */
export interface OpenPanes {
  /** Takes a row into the pane that starts at `startMs`. */
  add(row: number, startMs: number, offset: number): void;
  /** Takes a late row: it corrects history only. */
  correct(row: number, startMs: number): void;
  /** Closes every pane that ends at or before `watermarkMs`, in order. */
  close(watermarkMs: number): readonly ClosedPane[];
  /** Late rows since the last call, in the order of panes. */
  takeLate(): readonly ClosedPane[];
  /** Oldest offset that an open pane holds, null when none is open (E3). */
  oldestOffset(): number | null;
  /** Names of series that are remembered. */
  named(): number;
  /** Forgets the names of series that no pane holds, and every cell of the batch's pool. */
  forget(): void;
}

/** Panes that may still get rows, by their start. */
export interface PaneShelf<Pane> {
  of(startMs: number, offset: number): Pane;
  /** Takes out every pane that ends at or before, in order. */
  takeUntil(watermarkMs: number): readonly (readonly [startMs: number, pane: Pane])[];
  /** Offsets only rise, so a pane's first one is its oldest. */
  oldestOffset(): number | null;
  panes(): Iterable<Pane>;
}

export function createPaneShelf<Pane>(make: () => Pane): PaneShelf<Pane> {
  const open = new Map<number, { readonly pane: Pane; readonly oldestOffset: number }>();
  /** Most rows are of the pane of the row before. */
  let lastMs = Number.NaN;
  let last: Pane;
  return {
    of(startMs, offset) {
      if (startMs === lastMs) return last;
      let found = open.get(startMs);
      if (found === undefined) {
        found = { pane: make(), oldestOffset: offset };
        open.set(startMs, found);
      }
      lastMs = startMs;
      last = found.pane;
      return last;
    },
    takeUntil(watermarkMs) {
      const ready: number[] = [];
      for (const start of open.keys()) if (start + PANE_MS <= watermarkMs) ready.push(start);
      if (ready.length > 0) lastMs = Number.NaN;
      return ready
        .sort((a, b) => a - b)
        .map((startMs) => {
          const { pane } = open.get(startMs) as { readonly pane: Pane };
          open.delete(startMs);
          return [startMs, pane] as const;
        });
    },
    oldestOffset() {
      let oldest: number | null = null;
      for (const { oldestOffset } of open.values())
        if (oldest === null || oldestOffset < oldest) oldest = oldestOffset;
      return oldest;
    },
    *panes() {
      for (const { pane } of open.values()) yield pane;
    },
  };
}
