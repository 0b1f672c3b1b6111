import type { Constant } from '../resolve/value.ts';
import type { BaselineModel, MetricUse } from './metric.ts';
import type { FilterModel } from './source.ts';

/** Comparisons as written; `≥ ≤` are `>= <=`. */
export type ComparisonSign = '>' | '>=' | '<' | '<=';

/**
 * A three-valued condition as written: parentheses leave no trace, `for` is a `hold`. `text` is the author's words.
 */
export type ConditionModel =
  | { readonly kind: 'and' | 'or'; readonly of: readonly ConditionModel[] }
  | { readonly kind: 'not'; readonly of: ConditionModel }
  | { readonly kind: 'hold'; readonly of: ConditionModel; readonly forMs: number; readonly text: string }
  | { readonly kind: 'leaf'; readonly text: string; readonly operand: OperandModel; readonly test: TestModel }
  | {
      readonly kind: 'sourceMissing';
      readonly text: string;
      readonly source: string;
      readonly overMs: number;
      readonly not: boolean;
    }
  | { readonly kind: 'cause'; readonly text: string; readonly cause: string; readonly not: boolean }
  /** `A followed by B within 20m`, one step or more. */
  | {
      readonly kind: 'sequence';
      readonly text: string;
      readonly first: ConditionModel;
      readonly steps: readonly SequenceStepModel[];
    }
  /** `each order_events where … per order_id`: every single event or row, known by its key or by `by`. */
  | {
      readonly kind: 'each';
      readonly text: string;
      readonly source: string;
      readonly filter: FilterModel | null;
      readonly by: readonly string[];
    }
  /** `no order_events per region over 15m`: a known slice that brought nothing; not the whole pipe. */
  | {
      readonly kind: 'absent';
      readonly text: string;
      readonly source: string;
      readonly filter: FilterModel | null;
      readonly by: readonly string[];
      readonly overMs: number;
    }
  | { readonly kind: 'during'; readonly text: string; readonly schedule: string }
  /** `if recovered`, in a body only. */
  | { readonly kind: 'recovered'; readonly text: string; readonly not: boolean };

/** One `followed by`; `not`: it must not follow. */
export interface SequenceStepModel {
  readonly not: boolean;
  readonly of: ConditionModel;
  readonly withinMs: number;
}

/** What a leaf looks at. */
export type OperandModel =
  | { readonly kind: 'metric'; readonly use: MetricUse }
  | { readonly kind: 'probe'; readonly probe: string; readonly field: string }
  /** `restaurant.staff`: the field of the bound key's row in the one table with that key. */
  | { readonly kind: 'lookUp'; readonly table: string; readonly field: string; readonly key: string }
  /** A field of the event or row that `each` bound. */
  | { readonly kind: 'field'; readonly source: string; readonly field: string }
  /** What `do … as answer` or `track … as effect` gave; `field` is `count` in `paused.count`. */
  | { readonly kind: 'result'; readonly name: string; readonly field: string | null };

/** What is asked of the operand; all amounts canonical, points as ratios. */
export type TestModel =
  | {
      readonly kind: 'threshold';
      readonly op: ComparisonSign;
      readonly value: number;
      readonly atLeast: number | null;
    }
  | {
      readonly kind: 'ofMetric';
      readonly op: ComparisonSign;
      readonly ratio: number;
      readonly use: MetricUse;
    }
  | {
      readonly kind: 'change';
      readonly direction: 'drop' | 'rise' | 'change';
      readonly op: ComparisonSign;
      readonly measure: 'ratio' | 'factor' | 'absolute';
      readonly amount: number;
      readonly baseline: BaselineModel;
      readonly atLeast: number | null;
    }
  | { readonly kind: 'is'; readonly not: boolean; readonly values: readonly Constant[] }
  | { readonly kind: 'missing'; readonly not: boolean }
  /** `direction` null is the metric's own bad direction, either where it has none; params as written, canonical. */
  | {
      readonly kind: 'anomalous';
      readonly not: boolean;
      readonly direction: 'up' | 'down' | 'either' | null;
      readonly params: Readonly<Record<string, Constant>>;
      readonly baseline: BaselineModel | null;
      readonly atLeast: number | null;
    }
  /** Back to `to` in the metric's good direction, or, where that is null, back to the baseline. */
  | { readonly kind: 'recovers'; readonly to: number | null; readonly baseline: BaselineModel | null };
