import type { Json } from '../../engine/decision.ts';
import type { PartitionProgress } from '../../engine/store.ts';
import { isFolded, panesOfWindow } from '../../engine/window/panes.ts';
import type { Bundle } from '../../rules/bundle.ts';
import type { WholeState } from './state-lines.ts';

/** What a store holds, in numbers. Sizes are of the rows as JSON, bytes. */
export interface StateSummary {
  readonly project: string | null;
  readonly through: Readonly<Record<string, number>>;
  readonly partitions: readonly PartitionProgress[];
  readonly sources: readonly SourceSummary[];
  readonly series: readonly SeriesSummary[];
  readonly counts: Readonly<
    Record<'tableRows' | 'holds' | 'openIncidents' | 'leases' | 'openRuns' | 'signals' | 'unsent', number>
  >;
}

export interface SourceSummary {
  readonly source: string;
  /** Least watermark over its partitions; null before the first event. */
  readonly watermarkMs: number | null;
  readonly lastArrivalMs: number | null;
  readonly blind: boolean;
}

/** Series of one pane metric: those of open windows and those of the stored history. */
export interface SeriesSummary {
  readonly pane: string;
  /** Metrics of the project that read it; none: nobody does any more. */
  readonly metrics: readonly string[];
  readonly series: number;
  readonly historySlots: number;
  readonly bytes: number;
}

export function summaryOf(state: WholeState, bundle: Bundle): StateSummary {
  const { stored } = state;
  return {
    project: state.project,
    through: stored.through,
    partitions: state.partitions,
    sources: sourcesOf(state),
    series: seriesOf(state, bundle),
    counts: {
      tableRows: stored.tables.length,
      holds: stored.holds.length,
      openIncidents: stored.incidents.filter(({ closedMs }) => closedMs === null).length,
      leases: stored.leases.filter(({ status }) => status === 'stored' || status === 'undoing').length,
      openRuns: state.runs.length,
      signals: state.signals.length,
      unsent: state.outbox.length,
    },
  };
}

function sourcesOf({ partitions, stored }: WholeState): readonly SourceSummary[] {
  const names = [...new Set(partitions.flatMap(({ sources }) => Object.keys(sources)))].sort();
  return names.map((source) => {
    const own = partitions.flatMap(({ sources }) => sources[source] ?? []);
    const marks = own.flatMap(({ watermarkMs }) => watermarkMs ?? []);
    const arrivals = own.flatMap(({ lastArrivalMs }) => lastArrivalMs ?? []);
    return {
      source,
      watermarkMs: marks.length === 0 || marks.length < own.length ? null : Math.min(...marks),
      lastArrivalMs: arrivals.length === 0 ? null : Math.max(...arrivals),
      blind: isBlind(stored.notes[`source:${source}`]),
    };
  });
}

/** The evaluator's document of a source holds its sight somewhere; who is blind says so there. */
export function isBlind(note: Json | undefined): boolean {
  if (typeof note !== 'object' || note === null) return false;
  const members = note as Readonly<Record<string, Json>>;
  if (members['blind'] === true) return true;
  return isBlind(members['sight']);
}

function seriesOf({ stored }: WholeState, { windows }: Bundle): readonly SeriesSummary[] {
  const found = new Map<string, { keys: Set<string>; slots: number; bytes: number }>();
  const of = (pane: string) => {
    const own = found.get(pane) ?? { keys: new Set<string>(), slots: 0, bytes: 0 };
    found.set(pane, own);
    return own;
  };
  for (const { pane: closed } of stored.partials)
    for (const cell of closed.cells) {
      const own = of(cell[0]);
      own.keys.add(cell[1]);
      own.bytes += JSON.stringify(cell).length;
    }
  for (const row of stored.history) {
    const own = of(row.pane);
    own.slots += 1;
    own.bytes += JSON.stringify(row.cells).length;
    for (const [key] of row.cells) own.keys.add(key);
  }
  const metrics = new Map<string, Set<string>>();
  // What a formula computes with are windows of their own.
  for (const window of windows.filter(isFolded))
    for (const pane of panesOfWindow(window))
      metrics.set(pane, (metrics.get(pane) ?? new Set()).add(window.metric));
  return [...found]
    .map(([pane, { keys, slots, bytes }]) => ({
      pane,
      metrics: [...(metrics.get(pane) ?? [])].sort(),
      series: keys.size,
      historySlots: slots,
      bytes,
    }))
    .sort((a, b) => b.bytes - a.bytes || (a.pane < b.pane ? -1 : 1));
}
