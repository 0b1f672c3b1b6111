import type { MetricUse } from '../../dsl/model/metric.ts';
import type { SourceModel } from '../../dsl/model/source.ts';
import { shortId } from '../canonical.ts';
import type { Filter } from '../filter.ts';
import { PANE_MS, type PaneMetric, type WindowMetric } from '../window.ts';
import { bothFilters, compileFilter } from './filter.ts';
import { notRunnable } from './not-runnable.ts';

/** The pane and window metrics of a bundle, each kept once however many playbooks ask for it. */
export interface Graph {
  /** Id of the window metric that a use reads; made on first sight. */
  readonly windowOf: (use: MetricUse) => string;
  readonly sourceOf: (window: string) => string;
  readonly panes: () => readonly PaneMetric[];
  readonly windows: () => readonly WindowMetric[];
}

/** An empty graph over these sources. Lists come back sorted by id, whatever the order of the questions. */
export function createGraph(sources: readonly SourceModel[]): Graph {
  const panes = new Map<string, PaneMetric>();
  const windows = new Map<string, WindowMetric>();
  const source = new Map(sources.map((item) => [item.name, item]));

  const paneOf = (pane: Omit<PaneMetric, 'id'>): string => {
    const id = shortId(pane);
    panes.set(id, { id, ...pane });
    return id;
  };

  const windowOf = (use: MetricUse): string => {
    const { metric } = use;
    if (metric.kind === 'combined') return notRunnable(`metric ${metric.name}`);
    const from = source.get(metric.source)!;
    const by = [...use.by].sort();
    const filtered = (extra: MetricUse['slice']): Filter | null =>
      compileFilter(bothFilters(extra, use.slice), from);
    const share = metric.aggregate === 'share';
    const base = {
      source: from.name,
      by,
      aggregate: share ? 'count' : metric.aggregate,
      field: metric.field,
    };
    const value: WindowMetric['value'] = share
      ? {
          kind: 'share',
          // The part lies in the whole: a share never passes 100 %.
          part: paneOf({ ...base, filter: filtered(bothFilters(metric.filter, metric.outOf)) }),
          whole: paneOf({ ...base, filter: filtered(metric.outOf) }),
        }
      : { kind: 'pane', pane: paneOf({ ...base, filter: filtered(metric.filter) }) };
    const content = {
      metric: metric.name,
      source: from.name,
      sourceKind: from.kind,
      value,
      by,
      windowMs: use.overMs ?? PANE_MS,
      unit: metric.unit,
      missingAsZero: metric.missingAsZero,
    };
    const id = shortId(content);
    const slice = compileFilter(use.slice, from);
    // The first use names it: another with the same panes says the same in other words.
    if (!windows.has(id))
      windows.set(id, { id, title: metric.title, ...content, ...(slice === null ? {} : { slice }) });
    return id;
  };

  return {
    windowOf,
    sourceOf: (window) => windows.get(window)!.source,
    panes: () => sortedById(panes),
    windows: () => sortedById(windows),
  };
}

function sortedById<T>(items: ReadonlyMap<string, T>): readonly T[] {
  return [...items.entries()].sort(([a], [b]) => (a < b ? -1 : 1)).map(([, item]) => item);
}
