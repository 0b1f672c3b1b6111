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

/** One declared column of a source, or one answer of a probe. */
export interface FieldModel {
  readonly name: string;
  readonly type: FieldType;
  readonly optional: boolean;
  readonly private: boolean;
}

/** A stream or table of one Kafka topic. */
export interface SourceModel {
  readonly kind: 'stream' | 'table';
  readonly name: string;
  readonly title: string | null;
  readonly topic: string;
  /** Takes one kind of event out of the topic. */
  readonly where: FilterModel | null;
  /** Event id of a stream, row key of a table: a declared field. */
  readonly key: string;
  /** Where the event time stands on the wire; it need not be a declared field. */
  readonly time: string;
  readonly lateMs: number;
  readonly silentAfterMs: number | null;
  readonly expireAfterMs: number | null;
  /** Rows that a table forgets. */
  readonly removeWhen: FilterModel | null;
  readonly owner: string | null;
  readonly fields: readonly FieldModel[];
}

/** A question to another system, asked once for each combination of the dimensions in its arguments. */
export interface ProbeModel {
  readonly name: string;
  readonly title: string | null;
  /** The connector's probe, for example `http.get`. */
  readonly call: string;
  readonly args: readonly ProbeArgumentModel[];
  readonly everyMs: number;
  readonly timeoutMs: number;
  readonly owner: string | null;
  readonly fields: readonly FieldModel[];
}

/** Texts keep their `{region}` as written: the engine fills it when it asks. */
export type ProbeArgumentModel =
  | { readonly name: string; readonly kind: 'literal'; readonly value: Constant }
  | { readonly name: string; readonly kind: 'dimension'; readonly dimension: string };

/** Comparisons as written; `≥ ≤` are `>= <=`. */
export type ComparisonSign = '>' | '>=' | '<' | '<=';

/** A filter over the fields of one source; numbers canonical. */
export type FilterModel =
  | { readonly kind: 'all' | 'any'; readonly of: readonly FilterModel[] }
  | { readonly kind: 'not'; readonly of: FilterModel }
  | { readonly kind: 'in'; readonly field: string; readonly values: readonly Constant[] }
  | { readonly kind: 'compare'; readonly field: string; readonly op: ComparisonSign; readonly value: number }
  | { readonly kind: 'missing'; readonly field: string };

/** What can be folded; `mean` is written `avg`, `share` is a ratio of two counts. */
export type AggregateName = 'count' | 'sum' | 'mean' | 'share';

/** A declared metric, or one made on the spot in a condition: then it is named by its own words. */
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
}

/** What is usual: the span just before the window, or the same clock time `times` steps of `stepMs` back. */
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
  | { readonly kind: 'cause'; readonly text: string; readonly cause: string; readonly not: boolean };

/** What a leaf looks at. */
export type OperandModel =
  | { readonly kind: 'metric'; readonly use: MetricUse }
  | { readonly kind: 'probe'; readonly probe: string; readonly field: string };

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
  | { readonly kind: 'missing'; readonly not: boolean };

/** A playbook, or a bare rule named by its place. */
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
  /** Dimensions that `when` binds, alphabetical. */
  readonly by: readonly string[];
  readonly trigger: ConditionModel;
  readonly unless: readonly ConditionModel[];
  /** null: the trigger known false for a while (R7). */
  readonly recovered: ConditionModel | null;
  readonly cooldownMs: number | null;
  /** `cooldown 30m per region`: each instance has its own; without `per` one for the whole playbook. */
  readonly cooldownPerInstance: boolean;
  readonly caps: readonly CapModel[];
  readonly body: readonly StepModel[];
  /** Has a `...` somewhere: simulates, never acts. */
  readonly hole: boolean;
}

/** `at most 4 runs in 1h per region`; `inMs` null counts per incident. */
export interface CapModel {
  readonly most: number;
  readonly noun: 'runs' | 'times' | 'targets';
  readonly inMs: number | null;
  readonly perInstance: boolean;
  readonly text: string;
}

/** One statement of a body, in the order written. */
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

/** `if` and each `else if`; `text` is its condition as written. */
export interface BranchModel {
  readonly when: ConditionModel;
  readonly text: string;
  readonly body: readonly StepModel[];
}

/** A shared check with its causes resolved for this playbook's dimensions, or one written on the spot. */
export interface CheckModel {
  readonly name: string;
  readonly title: string | null;
  readonly causes: readonly CauseModel[];
}

/** One `because`. */
export interface CauseModel {
  readonly name: string;
  readonly title: string | null;
  readonly when: ConditionModel;
}

/** One action, held against its connector's manifest. */
export interface DoModel {
  readonly kind: 'do';
  readonly verb: string;
  readonly args: readonly ArgumentModel[];
  readonly caps: readonly CapModel[];
  /** When the effect ends; null where it does not, or has none. */
  readonly until: { readonly recovered: boolean; readonly afterMs: number | null } | null;
  /** As written, else the verb's inverse with the same arguments. */
  readonly undo: { readonly verb: string; readonly args: readonly ArgumentModel[] } | null;
  readonly text: string;
}

/** Arguments by position have their manifest's names. */
export interface ArgumentModel {
  readonly name: string;
  readonly value: ArgumentValueModel;
}

/** A literal has its canonical value; everything else is read when the action runs. */
export type ArgumentValueModel =
  | { readonly kind: 'literal'; readonly value: Constant; readonly unit: ValueType }
  | { readonly kind: 'text'; readonly parts: readonly TextPartModel[] }
  | { readonly kind: 'dimension'; readonly dimension: string }
  | { readonly kind: 'metric'; readonly use: MetricUse }
  | { readonly kind: 'probe'; readonly probe: string; readonly field: string }
  | { readonly kind: 'list'; readonly of: readonly ArgumentValueModel[] }
  | { readonly kind: 'record'; readonly of: readonly ArgumentModel[] };

/** A run of words or one placeholder; `trigger` reads the trigger's first leaf that compares with a baseline. */
export type TextPartModel =
  | { readonly kind: 'words'; readonly text: string }
  | { readonly kind: 'dimension'; readonly dimension: string }
  | { readonly kind: 'metric'; readonly use: MetricUse }
  | { readonly kind: 'trigger'; readonly what: 'drop' | 'rise' | 'change' | 'baseline' | 'now' }
  | { readonly kind: 'cause' | 'severity' }
  | { readonly kind: 'argument'; readonly name: string };
