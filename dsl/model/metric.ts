import type { ValueType } from '../resolve/value.ts';
import type { FilterModel } from './source.ts';

/**
 * What can be folded; `mean` is written `avg`, `share` is a ratio of two counts, `percentile` is `p50` to `p99.9`.
 */
export type AggregateName =
  | 'count'
  | 'sum'
  | 'mean'
  | 'share'
  | 'min'
  | 'max'
  | 'median'
  | 'percentile'
  | 'distinct'
  | 'latest'
  | 'rate'
  | 'stddev';

/** What every metric says, however it is computed. */
interface MetricFacts {
  readonly name: string;
  readonly title: string | null;
  /** Dimensions it may be grouped by, alphabetical. */
  readonly per: readonly string[];
  /** Its own window; a use may name another. */
  readonly overMs: number | null;
  readonly baseline: BaselineModel | null;
  /** Its own sample guard; a use may name another. */
  readonly atLeast: number | null;
  readonly missingAsZero: boolean;
  readonly unit: ValueType;
  readonly good: 'up' | 'down' | null;
  /** Its values follow the week: a baseline that does not is a lint (OS1303). */
  readonly seasonal: 'daily' | 'weekly' | null;
  /** The field of a model that predicts it, for `vs forecast`. */
  readonly forecast: { readonly source: string; readonly field: string } | null;
  /** What to use instead, where nobody should use it any more. */
  readonly deprecated: string | null;
}

/** Events of one source folded: declared, or made on the spot in a condition and then named by its own words. */
export interface FoldMetric extends MetricFacts {
  readonly kind: 'fold';
  readonly source: string;
  readonly aggregate: AggregateName;
  /** Of a `percentile`: 95 for `p95`; null for every other aggregate. */
  readonly rank: number | null;
  /** The folded field; null for counts, shares and what is computed per event. */
  readonly field: string | null;
  /** `avg of (deliveries.total - prep)`: computed on each event before it is folded. */
  readonly perEvent: EventFormula | null;
  readonly filter: FilterModel | null;
  /** `share … out of`: the whole; null is every event of the source. */
  readonly outOf: FilterModel | null;
}

/** Arithmetic on metrics, folds and answers of probes; unknown in, unknown out, as is division by zero. */
export interface CombinedMetric extends MetricFacts {
  readonly kind: 'combined';
  readonly formula: Formula;
}

export type MetricModel = FoldMetric | CombinedMetric;

/** Left-associative as written; parentheses leave no node. */
export type Formula =
  /** A declared metric, or a fold written in the formula itself. */
  | { readonly kind: 'metric'; readonly metric: MetricModel }
  | { readonly kind: 'probe'; readonly probe: string; readonly field: string }
  | { readonly kind: 'constant'; readonly value: number; readonly unit: ValueType }
  | {
      readonly kind: 'binary';
      readonly op: '+' | '-' | '*' | '/';
      readonly left: Formula;
      readonly right: Formula;
    };

/** Arithmetic on the fields of one event. */
export type EventFormula =
  | { readonly kind: 'field'; readonly field: string }
  | { readonly kind: 'constant'; readonly value: number; readonly unit: ValueType }
  | {
      readonly kind: 'binary';
      readonly op: '+' | '-' | '*' | '/';
      readonly left: EventFormula;
      readonly right: EventFormula;
    };

/**
 * What is usual: the span just before the window, the same clock time `times` steps of `stepMs` back, what a model
 * expects, a fixed value, or another metric.
 */
export type BaselineModel =
  | { readonly kind: 'previous'; readonly spanMs: number }
  | { readonly kind: 'sameTime'; readonly stepMs: number; readonly times: number }
  | { readonly kind: 'forecast' }
  | { readonly kind: 'target'; readonly value: number }
  | { readonly kind: 'metric'; readonly metric: string };

/** A metric as one place reads it: sliced, grouped, over a window. `overMs` null: the latest sample of a table. */
export interface MetricUse {
  readonly metric: MetricModel;
  readonly by: readonly string[];
  readonly slice: FilterModel | null;
  readonly overMs: number | null;
}
