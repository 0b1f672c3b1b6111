import type { Aggregate } from '../../rules/aggregates/aggregate.ts';
import type { Bundle } from '../../rules/bundle.ts';
import type { Condition } from '../../rules/condition.ts';
import type { Playbook } from '../../rules/playbook.ts';
import { PANE_MS, SLOT_MS, type Test } from '../../rules/window.ts';
import { leavesIn, nodesOf } from '../check/root.ts';
import { type Turns, turnsOf } from './calendar.ts';
import { type FoldedWindow, foldedWindows, growthOf, paneFacts, panesOfWindow } from './panes.ts';
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

/**
 * The panes whose cells may change what a test of a window says.
 *
 * @param lengthMs  of the formula that the window is a part of; its own length without one
 */
export function edgesOf(
  window: FoldedWindow,
  test: Test,
  growth: Aggregate['growth'],
  lengthMs: number = window.windowMs,
): readonly PaneEdge[] {
  // A detector speaks at its own steps, at which everybody is looked at anyway.
  if (test.kind === 'anomalous' && test.atLeast === null) return [];
  const borders = bordersOf(lengthMs, test, growth);
  const before = [0, window.windowMs, ...borders].map((end) => end + PANE_MS);
  return panesOfWindow(window).map((pane) => ({ pane, before }));
}

/** An edge of a trigger's window. `own` is false for a window of other dimensions, which speaks of every instance. */
interface Edge extends PaneEdge {
  readonly own: boolean;
}

export function createTouched(bundle: Bundle, series: SeriesBook): Touched {
  const parts = foldedWindows(bundle);
  const lengths = new Map(bundle.windows.map(({ id, windowMs }) => [id, windowMs]));
  const turns = new Map<string, Turns | null>();
  const panes = paneFacts(bundle);
  /** null: the trigger asks for a silence or a row of a table, which no pane announces. Made when a playbook is first asked for. */
  const edges = new Map<string, readonly Edge[] | null>();

  const edgesIn = ({ by, trigger }: Playbook): readonly Edge[] | null => {
    if (nodesOf(trigger).some((node) => isUnannounced(node))) return null;
    return leavesIn(trigger).flatMap(({ operand, test }): Edge[] => {
      const asked = [
        ...(operand.kind === 'window' ? [operand.window] : []),
        ...(test.kind === 'ofMetric' ? [test.window] : []),
        ...(test.kind === 'change' && 'window' in test.baseline ? [test.baseline.window] : []),
      ];
      return asked.flatMap((id) =>
        (parts.get(id) ?? []).flatMap((window) => {
          const own = window.by.join() === by.join();
          const edges = edgesOf(window, test, growthOf(window, panes), lengths.get(id));
          return edges.map((edge) => ({ ...edge, own }));
        }),
      );
    });
  };

  return {
    at(playbook, atMs) {
      if (!edges.has(playbook.name)) {
        edges.set(playbook.name, edgesIn(playbook));
        turns.set(playbook.name, turnsOf(playbook, bundle));
      }
      const own = edges.get(playbook.name) ?? null;
      if (own === null || atMs % SLOT_MS === 0 || turns.get(playbook.name)?.(atMs)) return null;
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

/** Whether a node asks for a silence, or for a row of a table: what no pane of a window tells of. */
export function isUnannounced(node: Condition): boolean {
  return node.kind === 'sourceMissing' || (node.kind === 'leaf' && node.operand.kind === 'lookUp');
}

/** Distances before an instant at which `previous` may be cut: windows of the same length, and the whole stretch (see its baseline). */
export function bordersOf(windowMs: number, test: Test, growth: Aggregate['growth']): readonly number[] {
  if (test.kind !== 'change' || test.baseline.kind !== 'previous') return [];
  const { spanMs } = test.baseline;
  if (growth !== 'widens') return [windowMs, windowMs + spanMs];
  const windows = Math.max(1, Math.floor(spanMs / windowMs));
  return [windowMs, windowMs + spanMs, ...Array.from({ length: windows }, (_, k) => (k + 2) * windowMs)];
}
