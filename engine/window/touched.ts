import type { Aggregate } from '../../rules/aggregates/aggregate.ts';
import type { Bundle } from '../../rules/bundle.ts';
import type { Playbook } from '../../rules/playbook.ts';
import { PANE_MS, SLOT_MS } from '../../rules/window.ts';
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

interface Edge {
  readonly pane: string;
  /** Distance from an instant to the panes that come into a window there, or leave it. */
  readonly offsets: readonly number[];
  /** False: a window of other dimensions, which speaks of every instance. */
  readonly own: boolean;
}

export function createTouched(bundle: Bundle, series: SeriesBook): Touched {
  const windows = new Map(bundle.windows.map((window) => [window.id, window]));
  const panes = paneFacts(bundle);
  /** null: the trigger asks for a silence, which no pane announces. */
  const edges = new Map<string, readonly Edge[] | null>();
  for (const playbook of bundle.playbooks) {
    const own = playbook.by.join();
    const silent = nodesOf(playbook.trigger).some((node) => node.kind === 'sourceMissing');
    const found = leavesIn(playbook.trigger).flatMap(({ operand, test }): Edge[] => {
      const asked = [
        ...(operand.kind === 'window' ? [operand.window] : []),
        ...(test.kind === 'ofMetric' ? [test.window] : []),
      ];
      const beyond =
        test.kind === 'change' && test.baseline.kind === 'previous' ? [test.baseline.spanMs] : [];
      return asked.flatMap((id) => {
        const window = windows.get(id);
        if (window === undefined) return [];
        const offsets = [
          0,
          window.windowMs,
          ...beyond.flatMap((span) => bordersOf(window.windowMs, span, growthOf(window, panes))),
        ];
        return panesOfWindow(window).map((pane) => ({ pane, offsets, own: window.by.join() === own }));
      });
    });
    edges.set(playbook.name, silent ? null : found);
  }

  return {
    at({ name }, atMs) {
      const own = edges.get(name) ?? null;
      if (own === null || atMs % SLOT_MS === 0) return null;
      const keys = new Set<string>();
      for (const edge of own) {
        for (const offset of edge.offsets) {
          const touched = series.touchedAt(edge.pane, atMs - offset - PANE_MS);
          if (touched.length > 0 && !edge.own) return null;
          for (const key of touched) keys.add(key);
        }
      }
      return keys;
    },
  };
}

/** Ends of what `previous` may be cut into: windows of the same length, and the whole stretch (see its baseline). */
function bordersOf(windowMs: number, spanMs: number, growth: Aggregate['growth']): readonly number[] {
  if (growth !== 'widens') return [windowMs + spanMs];
  const windows = Math.max(1, Math.floor(spanMs / windowMs));
  return [windowMs + spanMs, ...Array.from({ length: windows }, (_, k) => (k + 2) * windowMs)];
}
