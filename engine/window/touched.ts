import type { Aggregate } from '../../rules/aggregates/aggregate.ts';
import type { Bundle } from '../../rules/bundle.ts';
import type { Playbook } from '../../rules/playbook.ts';
import { PANE_MS, SLOT_MS, type Test, type WindowMetric } from '../../rules/window.ts';
import { leavesIn, nodesOf } from '../check/root.ts';
import { growthOf, paneFacts, panesOfWindow } from './panes.ts';
import type { SeriesBook } from './series-book.ts';

/**
 * Whose windows changed at an instant: a pane with cells of theirs came in, or one went out (ENGINE §4 point 6). All
 * others are judged at slot steps only, because nothing but the slow drift of what is usual can change their verdict.
 */
export interface Touched {
  /** Instance keys whose trigger may have changed at `atMs`; null: look at all of them. */
  at(playbook: Playbook, atMs: number): ReadonlySet<string> | null;
}

/** A pane metric, and how far before an instant the panes start that come into a window there, or leave it. */
export interface PaneEdge {
  readonly pane: string;
  readonly before: readonly number[];
}

/** The panes whose cells may change what a test of a window says. */
export function edgesOf(window: WindowMetric, test: Test, growth: Aggregate['growth']): readonly PaneEdge[] {
  const before = [0, window.windowMs, ...bordersOf(window, test, growth)].map((end) => end + PANE_MS);
  return panesOfWindow(window).map((pane) => ({ pane, before }));
}

/** An edge of a trigger's window. `own` is false for a window of other dimensions, which speaks of every instance. */
interface Edge extends PaneEdge {
  readonly own: boolean;
}

export function createTouched(bundle: Bundle, series: SeriesBook): Touched {
  const windows = new Map(bundle.windows.map((window) => [window.id, window]));
  const panes = paneFacts(bundle);
  /** null: the trigger asks for a silence, which no pane announces. Made when a playbook is first asked for. */
  const edges = new Map<string, readonly Edge[] | null>();

  const edgesIn = ({ by, trigger }: Playbook): readonly Edge[] | null => {
    if (nodesOf(trigger).some((node) => node.kind === 'sourceMissing')) return null;
    return leavesIn(trigger).flatMap(({ operand, test }): Edge[] => {
      const asked = [
        ...(operand.kind === 'window' ? [operand.window] : []),
        ...(test.kind === 'ofMetric' ? [test.window] : []),
      ];
      return asked.flatMap((id) => {
        const window = windows.get(id);
        if (window === undefined) return [];
        const own = window.by.join() === by.join();
        return edgesOf(window, test, growthOf(window, panes)).map((edge) => ({ ...edge, own }));
      });
    });
  };

  return {
    at(playbook, atMs) {
      if (!edges.has(playbook.name)) edges.set(playbook.name, edgesIn(playbook));
      const own = edges.get(playbook.name) ?? null;
      if (own === null || atMs % SLOT_MS === 0) return null;
      const keys = new Set<string>();
      for (const edge of own) {
        for (const distance of edge.before) {
          const touched = series.touchedAt(edge.pane, atMs - distance);
          if (touched.length > 0 && !edge.own) return null;
          for (const key of touched) keys.add(key);
        }
      }
      return keys;
    },
  };
}

/** Distances before an instant at which `previous` may be cut: windows of the same length, and the whole stretch (see its baseline). */
export function bordersOf(
  { windowMs }: WindowMetric,
  test: Test,
  growth: Aggregate['growth'],
): readonly number[] {
  if (test.kind !== 'change' || test.baseline.kind !== 'previous') return [];
  const { spanMs } = test.baseline;
  if (growth !== 'widens') return [windowMs + spanMs];
  const windows = Math.max(1, Math.floor(spanMs / windowMs));
  return [windowMs + spanMs, ...Array.from({ length: windows }, (_, k) => (k + 2) * windowMs)];
}
