import type { Constant, FieldType, ValueType } from './value.ts';

/** A project whose names are resolved and whose values are typed. Durations are ms, numbers are canonical. */
export interface Project {
  readonly sources: readonly SourceModel[];
  readonly probes: readonly ProbeModel[];
  /** Declared metrics by name, also those that no playbook uses. */
  readonly metrics: readonly MetricModel[];
  /** Playbooks without errors, holes aside, sorted by name. */
  readonly playbooks: readonly PlaybookModel[];
  /** Dimension → word people say → value on the wire. */
  readonly words: Readonly<Record<string, Readonly<Record<string, string>>>>;
}

export interface FieldModel {
  readonly name: string;
  readonly type: FieldType;
  readonly optional: boolean;
  readonly private: boolean;
}

export interface SourceModel {
  readonly kind: 'stream' | 'table';
  readonly name: string;
  readonly title: string | null;
  readonly topic: string;
  readonly where: FilterModel | null;
  readonly key: string;
  readonly time: string;
  readonly lateMs: number;
  readonly silentAfterMs: number | null;
  readonly expireAfterMs: number | null;
  readonly removeWhen: FilterModel | null;
  readonly owner: string | null;
  readonly fields: readonly FieldModel[];
}

export interface ProbeModel {
  readonly name: string;
  readonly title: string | null;
  readonly call: string;
  readonly args: readonly ProbeArgumentModel[];
  readonly everyMs: number;
  readonly timeoutMs: number;
  readonly owner: string | null;
  readonly fields: readonly FieldModel[];
}

export type ProbeArgumentModel =
  | { readonly name: string; readonly kind: 'literal'; readonly value: Constant }
  | { readonly name: string; readonly kind: 'dimension'; readonly dimension: string };

export type ComparisonSign = '>' | '>=' | '<' | '<=';

/** A filter over the fields of one source; numbers canonical. */
export type FilterModel =
  | { readonly kind: 'all' | 'any'; readonly of: readonly FilterModel[] }
  | { readonly kind: 'not'; readonly of: FilterModel }
  | { readonly kind: 'in'; readonly field: string; readonly values: readonly Constant[] }
  | { readonly kind: 'compare'; readonly field: string; readonly op: ComparisonSign; readonly value: number }
  | { readonly kind: 'missing'; readonly field: string };

export type AggregateName = 'count' | 'sum' | 'mean' | 'share';

export interface MetricModel {
  readonly name: string;
  readonly title: string | null;
  readonly source: string;
  readonly aggregate: AggregateName;
  /** The folded field; null for counts and shares. */
  readonly field: string | null;
  readonly filter: FilterModel | null;
  /** `share … out of`: the whole; null is every event of the source. */
  readonly outOf: FilterModel | null;
  readonly per: readonly string[];
  readonly overMs: number | null;
  readonly baseline: BaselineModel | null;
  readonly atLeast: number | null;
  readonly missingAsZero: boolean;
  readonly unit: ValueType;
  readonly good: 'up' | 'down' | null;
}

export type BaselineModel =
  | { readonly kind: 'previous'; readonly spanMs: number }
  | { readonly kind: 'sameTime'; readonly stepMs: number; readonly times: number };

/** A metric as one place reads it: sliced, grouped, over a window. `overMs` null: the latest sample of a table. */
export interface MetricUse {
  readonly metric: MetricModel;
  readonly by: readonly string[];
  readonly slice: FilterModel | null;
  readonly overMs: number | null;
}

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
  | { readonly kind: 'cause'; readonly text: string; readonly cause: string; readonly not: boolean };

export type OperandModel =
  | { readonly kind: 'metric'; readonly use: MetricUse }
  | { readonly kind: 'probe'; readonly probe: string; readonly field: string };

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
  | { readonly kind: 'missing'; readonly not: boolean };

export interface PlaybookModel {
  readonly name: string;
  readonly title: string | null;
  readonly about: string | null;
  readonly owner: string | null;
  readonly runbook: string | null;
  readonly severity: 'low' | 'medium' | 'high' | 'critical';
  readonly mode: 'off' | 'shadow' | 'live';
  /** `playbooks/a.play:3`. */
  readonly place: string;
  readonly by: readonly string[];
  readonly trigger: ConditionModel;
  readonly unless: readonly ConditionModel[];
  readonly recovered: ConditionModel | null;
  readonly cooldownMs: number | null;
  /** `cooldown 30m per region`: each instance has its own; without `per` one for the whole playbook. */
  readonly cooldownPerInstance: boolean;
  readonly caps: readonly CapModel[];
  readonly body: readonly StepModel[];
  readonly hole: boolean;
}

export interface CapModel {
  readonly most: number;
  readonly noun: 'runs' | 'times' | 'targets';
  readonly inMs: number | null;
  readonly perInstance: boolean;
  readonly text: string;
}

export type StepModel =
  | { readonly kind: 'check'; readonly checks: readonly CheckModel[] }
  | {
      readonly kind: 'if';
      readonly branches: readonly BranchModel[];
      readonly otherwise: readonly StepModel[] | null;
    }
  | { readonly kind: 'otherwise'; readonly body: readonly StepModel[] }
  | DoModel
  | { readonly kind: 'hole' };

export interface BranchModel {
  readonly when: ConditionModel;
  readonly text: string;
  readonly body: readonly StepModel[];
}

export interface CheckModel {
  readonly name: string;
  readonly title: string | null;
  readonly causes: readonly CauseModel[];
}

export interface CauseModel {
  readonly name: string;
  readonly title: string | null;
  readonly when: ConditionModel;
}

export interface DoModel {
  readonly kind: 'do';
  readonly verb: string;
  readonly args: readonly ArgumentModel[];
  readonly caps: readonly CapModel[];
  readonly until: { readonly recovered: boolean; readonly afterMs: number | null } | null;
  readonly undo: { readonly verb: string; readonly args: readonly ArgumentModel[] } | null;
  readonly text: string;
}

export interface ArgumentModel {
  readonly name: string;
  readonly value: ArgumentValueModel;
}

export type ArgumentValueModel =
  | { readonly kind: 'literal'; readonly value: Constant; readonly unit: ValueType }
  | { readonly kind: 'text'; readonly parts: readonly TextPartModel[] }
  | { readonly kind: 'dimension'; readonly dimension: string }
  | { readonly kind: 'metric'; readonly use: MetricUse }
  | { readonly kind: 'probe'; readonly probe: string; readonly field: string }
  | { readonly kind: 'list'; readonly of: readonly ArgumentValueModel[] }
  | { readonly kind: 'record'; readonly of: readonly ArgumentModel[] };

export type TextPartModel =
  | { readonly kind: 'words'; readonly text: string }
  | { readonly kind: 'dimension'; readonly dimension: string }
  | { readonly kind: 'metric'; readonly use: MetricUse }
  | { readonly kind: 'trigger'; readonly what: 'drop' | 'rise' | 'change' | 'baseline' | 'now' }
  | { readonly kind: 'cause' | 'severity' }
  | { readonly kind: 'argument'; readonly name: string };
