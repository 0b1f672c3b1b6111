import type { AudienceModel } from '../../dsl/model/definition.ts';
import type { FoldMetric, Formula, MetricModel, MetricUse } from '../../dsl/model/metric.ts';
import type { FilterModel, SourceModel } from '../../dsl/model/source.ts';
import { shortId } from '../canonical.ts';
import type { Filter } from '../filter.ts';
import type { Forward } from '../forward.ts';
import { PANE_MS, type PaneMetric, type WindowFormula, type WindowMetric, windowsIn } from '../window.ts';
import { compileEventFormula, scaleOfComputed } from './event-formula.ts';
import { bothFilters, compileFilter } from './filter.ts';
import { notRunnable } from './not-runnable.ts';

/** A rate is in events a minute. */
const MINUTE_MS = 60_000;

/** The pane and window metrics of a bundle, each kept once however many playbooks ask for it. */
export interface Graph {
  /** Id of the window metric that a use reads; made on first sight. */
  readonly windowOf: (use: MetricUse) => string;
  /** Everything that a window is folded of: of a formula the sources of all its parts. */
  readonly sourcesOf: (window: string) => readonly string[];
  readonly metricNamed: (name: string) => MetricModel;
  readonly sourceNamed: (name: string) => SourceModel;
  /** Id of a forward: the events that a filter takes, with these fields and the dimensions. */
  readonly forwardOf: (
    source: string,
    filter: FilterModel | null,
    by: readonly string[],
    fields: readonly string[],
  ) => string;
  /** Tables by name. */
  readonly tables: () => readonly SourceModel[];
  readonly audienceNamed: (name: string) => AudienceModel;
  readonly panes: () => readonly PaneMetric[];
  readonly windows: () => readonly WindowMetric[];
  readonly forwards: () => readonly Forward[];
}

/** An empty graph over these declarations. Lists come back sorted by id, whatever the order of the questions. */
export function createGraph(
  sources: readonly SourceModel[],
  metrics: readonly MetricModel[],
  audiences: readonly AudienceModel[] = [],
): Graph {
  const panes = new Map<string, PaneMetric>();
  const windows = new Map<string, WindowMetric>();
  const forwards = new Map<string, Forward>();
  const source = new Map(sources.map((item) => [item.name, item]));

  const paneOf = (pane: Omit<PaneMetric, 'id'>): string => {
    const id = shortId(pane);
    panes.set(id, { id, ...pane });
    return id;
  };

  const keep = (content: Omit<WindowMetric, 'id' | 'title' | 'slice'>, title: string | null): string => {
    const id = shortId(content);
    // The first use names it: another with the same panes says the same in other words.
    if (!windows.has(id)) windows.set(id, { id, title, ...content });
    return id;
  };

  /** Its folds become windows of their own, so what one formula counts another need not count again. */
  const formulaOf = (formula: Formula, use: MetricUse): WindowFormula => {
    switch (formula.kind) {
      case 'constant':
        return { kind: 'constant', value: formula.value };
      case 'probe':
        return notRunnable(`${formula.probe}.${formula.field} in a formula`);
      case 'binary': {
        const [left, right] = [formulaOf(formula.left, use), formulaOf(formula.right, use)];
        return { kind: 'binary', op: formula.op, left, right };
      }
      case 'metric': {
        const { metric } = formula;
        const part = {
          metric,
          by: use.by.filter((dimension) => metric.per.includes(dimension)),
          slice: use.slice,
          overMs: use.overMs ?? metric.overMs,
        };
        return metric.kind === 'combined'
          ? formulaOf(metric.formula, part)
          : { kind: 'window', window: windowOf(part) };
      }
    }
  };
  const combinedOf = (use: MetricUse, metric: Extract<MetricModel, { kind: 'combined' }>): string => {
    const formula = formulaOf(metric.formula, use);
    const parts = windowsIn(formula).map((id) => windows.get(id)!);
    const [first] = parts;
    if (first === undefined) return notRunnable(`metric ${metric.name}`);
    return keep(
      {
        metric: metric.name,
        source: first.source,
        sourceKind: first.sourceKind,
        value: { kind: 'formula', formula },
        by: [...use.by].sort(),
        windowMs: Math.max(...parts.map(({ windowMs }) => windowMs)),
        unit: metric.unit,
        missingAsZero: metric.missingAsZero,
      },
      metric.title,
    );
  };

  const windowOf = (use: MetricUse): string => {
    const { metric } = use;
    if (metric.kind === 'combined') return combinedOf(use, metric);
    const from = source.get(metric.source)!;
    const by = [...use.by].sort();
    const filtered = (extra: MetricUse['slice']): Filter | null =>
      compileFilter(bothFilters(extra, use.slice), from);
    const value = readingOf(metric, (aggregate, filter, rank) =>
      paneOf({
        source: from.name,
        by,
        aggregate,
        field: metric.field,
        filter: filtered(filter),
        ...computedOf(metric, from),
        // A table has its percentile at every sample, a stream over the whole window.
        ...(rank === undefined || from.kind === 'stream' ? {} : { rank }),
      }),
    );
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
    sourcesOf(id) {
      const { value, source: own } = windows.get(id)!;
      return value.kind === 'formula'
        ? windowsIn(value.formula).map((part) => windows.get(part)!.source)
        : [own];
    },
    metricNamed: (name) => metrics.find((metric) => metric.name === name)!,
    sourceNamed: (name) => source.get(name)!,
    tables: () =>
      sources.filter(({ kind }) => kind === 'table').toSorted((a, b) => (a.name < b.name ? -1 : 1)),
    audienceNamed: (name) => audiences.find((audience) => audience.name === name)!,
    panes: () => sortedById(panes),
    windows: () => sortedById(windows),
    forwards: () => sortedById(forwards),
    forwardOf(name, filter, by, fields) {
      const content = {
        source: name,
        filter: compileFilter(filter, source.get(name)!),
        by: [...by].sort(),
        fields: [...new Set([...by, ...fields])].sort(),
      };
      const id = shortId(content);
      forwards.set(id, { id, ...content });
      return id;
    },
  };
}

/** What a fold computes on each event, where it does. */
function computedOf({ perEvent, unit }: FoldMetric, source: SourceModel): Pick<PaneMetric, 'computed'> {
  if (perEvent === null) return {};
  return { computed: { formula: compileEventFormula(perEvent, source), scale: scaleOfComputed(unit) } };
}

/** What a window reads: which panes, and how. `paneOf` hands out the pane of an aggregate over some rows. */
function readingOf(
  { aggregate, filter, outOf, rank }: FoldMetric,
  paneOf: (aggregate: string, filter: FilterModel | null, rank?: number) => string,
): WindowMetric['value'] {
  switch (aggregate) {
    case 'share':
      // The part lies in the whole: a share never passes 100 %.
      return {
        kind: 'share',
        part: paneOf('count', bothFilters(filter, outOf)),
        whole: paneOf('count', outOf),
      };
    case 'rate':
      return { kind: 'rate', pane: paneOf('count', filter), perMs: MINUTE_MS };
    case 'median':
      return { kind: 'percentile', pane: paneOf('histogram', filter, 50), rank: 50 };
    case 'percentile':
      return { kind: 'percentile', pane: paneOf('histogram', filter, rank ?? 50), rank: rank ?? 50 };
    default:
      return { kind: 'pane', pane: paneOf(aggregate, filter) };
  }
}

function sortedById<T>(items: ReadonlyMap<string, T>): readonly T[] {
  return [...items.entries()].sort(([a], [b]) => (a < b ? -1 : 1)).map(([, item]) => item);
}
