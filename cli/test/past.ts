import type { Json } from '../../engine/decision.ts';
import { paneOf } from '../../engine/reader/open-panes.ts';
import type { Commit, HistoryRow, PartialRow, PartitionProgress, TableRow } from '../../engine/store.ts';
import { slotOf } from '../../engine/window/history.ts';
import { baselinesOf, paneRetention } from '../../engine/window/reach.ts';
import type { Bundle } from '../../rules/bundle.ts';
import { countBefore, timeOf } from './emission.ts';
import type { Made, Span } from './past-rows.ts';
import { sightOf } from './past-sight.ts';
import { streamPast } from './stream-past.ts';
import { tablePast } from './table-past.ts';

/** What an earlier process would have left in the store if it had read everything before the start. */
export type Past = Pick<Commit, 'partials' | 'history' | 'tables' | 'notes'> & {
  /** By topic; those of which nothing came before are missing. */
  readonly progress: ReadonlyMap<string, Pick<PartitionProgress, 'firstMs' | 'greatestMs' | 'sources'>>;
};

/**
 * Fills history by window, not event by event: five weeks of a hundred events a minute are ten thousand slots. Slots
 * that are over become history, panes that windows may still ask for become partials, tables keep their rows.
 */
export function pastOf(made: readonly Made[], bundle: Bundle, startMs: number): Past {
  const finalMs = paneOf(startMs);
  const before = made.filter(({ emission }) => countBefore(emission, finalMs) > 0);
  const span: Span = { finalMs, keptMs: slotOf(finalMs - paneRetention(bundle, baselinesOf(bundle))) };
  const partials: PartialRow[] = [];
  const history: HistoryRow[] = [];
  const tables: TableRow[] = [];
  const notes: Record<string, Json> = {};
  const progress = new Map<
    string,
    { firstMs: number; greatestMs: number; sources: PartitionProgress['sources'] }
  >();

  const topics = new Set(before.map(({ prototype }) => prototype.topic));
  for (const source of bundle.sources) {
    // Whoever reads a topic has read all of it, also where nothing was its own.
    if (!topics.has(source.topic)) continue;
    const own = before.filter(({ prototype }) => prototype.rows.some((row) => row.source === source.name));
    const kept =
      source.kind === 'table' ? tablePast(source, own, bundle, span) : streamPast(source, own, bundle, span);
    partials.push(...kept.partials);
    history.push(...kept.history);
    tables.push(...kept.tables);
    notes[`source:${source.name}`] = { finalMs, sight: sightOf(source, own, finalMs) };
    const lasts = own.map(({ emission }) => timeOf(emission, countBefore(emission, finalMs) - 1));
    const lastArrivalMs = lasts.length === 0 ? null : Math.max(...lasts);
    const of = progress.get(source.topic);
    progress.set(source.topic, {
      firstMs: Math.min(of?.firstMs ?? finalMs, ...own.map(({ emission }) => emission.fromMs)),
      greatestMs: Math.max(of?.greatestMs ?? 0, ...lasts),
      sources: { ...of?.sources, [source.name]: { watermarkMs: finalMs, lastArrivalMs } },
    });
  }
  return { partials, history, tables, notes, progress };
}
