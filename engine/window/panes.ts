import type { Aggregate } from '../../rules/aggregates/aggregate.ts';
import { aggregateNamed } from '../../rules/aggregates/list.ts';
import { mean } from '../../rules/aggregates/mean.ts';
import type { Bundle } from '../../rules/bundle.ts';
import { scaleOf } from '../../rules/scale.ts';
import { type PaneMetric, type WindowMetric, windowsIn } from '../../rules/window.ts';

/** What reading a pane metric needs to know of it. */
export interface PaneFacts {
  readonly metric: PaneMetric;
  /** How its states merge; the samples of a table are added up, and their value is their mean. */
  readonly aggregate: Aggregate;
  /** Of a table: a window is the mean of samples. */
  readonly sampled: boolean;
  /** Rows are counted: they are what its value is computed from, and not how often they were looked at. */
  readonly countsRows: boolean;
  /** Decoded integers per canonical 1 of the folded field. */
  readonly scale: number;
}

/** Pane metrics of a bundle by id. */
export function paneFacts(bundle: Bundle): ReadonlyMap<string, PaneFacts> {
  const sources = new Map(bundle.sources.map((s) => [s.name, s]));
  return new Map(
    bundle.panes.map((metric) => {
      const source = sources.get(metric.source);
      const field = source?.fields.find((f) => f.name === metric.field);
      const sampled = source?.kind === 'table';
      return [
        metric.id,
        {
          metric,
          sampled,
          countsRows: sampled && metric.aggregate === 'count',
          aggregate: sampled ? mean : aggregateNamed(metric.aggregate),
          scale: metric.computed?.scale ?? (field === undefined ? 1 : scaleOf(field.type)),
        },
      ];
    }),
  );
}

/** A window that is folded of one source. */
export type FoldedWindow = WindowMetric & {
  readonly value: Exclude<WindowMetric['value'], { kind: 'formula' }>;
};

/** The windows of a bundle that are folded, by every window's id: itself, or all that a formula computes with. */
export function foldedWindows(bundle: Bundle): ReadonlyMap<string, readonly FoldedWindow[]> {
  const windows = new Map(bundle.windows.map((window) => [window.id, window]));
  const partsOf = (window: WindowMetric): readonly FoldedWindow[] => {
    if (isFolded(window)) return [window];
    const { value } = window;
    const ids = value.kind === 'formula' ? windowsIn(value.formula) : [];
    return ids.flatMap((id) => partsOf(windows.get(id) as WindowMetric));
  };
  return new Map(bundle.windows.map((window) => [window.id, partsOf(window)]));
}

/** Whether a window is folded, not computed of others. */
export function isFolded(window: WindowMetric): window is FoldedWindow {
  return window.value.kind !== 'formula';
}

/** Ids of the pane metrics that a window is cut from. */
export function panesOfWindow({ value }: FoldedWindow): readonly string[] {
  return value.kind === 'share' ? [value.whole, value.part] : [value.pane];
}

/** How a window's value answers to a longer stretch. A share, a rate and the mean of samples keep. */
export function growthOf(
  { value }: WindowMetric,
  panes: ReadonlyMap<string, PaneFacts>,
): Aggregate['growth'] {
  const facts = value.kind === 'pane' ? panes.get(value.pane) : undefined;
  return facts?.aggregate.growth ?? 'keeps';
}
