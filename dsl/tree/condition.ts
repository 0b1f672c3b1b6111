import type { Comparison, Filter } from './filter.ts';
import type { Atom, DurationLiteral, Literal, Name, NameValue, QName, Span, TimeLiteral } from './literal.ts';

/**
 * What `when`, `unless`, `if`, `because` and `expect` ask. `and` and `or` have two parts or more; parentheses leave
 * no node. `held` is `for`: it holds the operand with its `not`.
 */
export type Condition =
  | { readonly kind: 'or'; readonly parts: readonly Condition[]; readonly span: Span }
  | { readonly kind: 'and'; readonly parts: readonly Condition[]; readonly span: Span }
  | { readonly kind: 'not'; readonly part: Condition; readonly span: Span }
  | { readonly kind: 'held'; readonly part: Condition; readonly for: DurationLiteral; readonly span: Span }
  | SequenceCondition
  | TestCondition
  | EachCondition
  | AbsentCondition
  | CauseCondition
  | { readonly kind: 'during'; readonly schedule: QName; readonly span: Span };

/** `A followed by B within 20m`; one step or more. */
export interface SequenceCondition {
  readonly kind: 'sequence';
  readonly first: Condition;
  readonly steps: readonly SequenceStep[];
  readonly span: Span;
}

export interface SequenceStep {
  /** True for `not followed by`. */
  readonly negated: boolean;
  readonly condition: Condition;
  readonly within: DurationLiteral;
  readonly span: Span;
}

/** `over`, `vs` and `with` after a test; `for` becomes a `held` around it. */
export interface Modifiers {
  readonly over: DurationLiteral | null;
  readonly versus: Baseline | null;
  readonly samples: AtLeast | null;
}

/** `orders per region drop > 50% over 15m`. */
export interface TestCondition {
  readonly kind: 'test';
  readonly signal: Signal;
  readonly test: Test;
  readonly modifiers: Modifiers;
  readonly span: Span;
}

/** `each order_events where …`: every single event or row. */
export interface EachCondition {
  readonly kind: 'each';
  readonly source: QName;
  readonly slice: Slice;
  readonly modifiers: Modifiers;
  readonly span: Span;
}

/** `no order_events per region over 15m`. */
export interface AbsentCondition {
  readonly kind: 'absent';
  readonly signal: Signal;
  readonly modifiers: Modifiers;
  readonly span: Span;
}

export interface CauseCondition {
  readonly kind: 'cause';
  readonly negated: boolean;
  readonly cause: Cause;
  readonly span: Span;
}

/** A cause's name, bare words joined by one blank; bare or quoted makes no difference. */
export interface Cause {
  readonly text: string;
  readonly span: Span;
}

/** What is looked at: a metric, a field's look-up, or an aggregate made on the spot. */
export interface Signal {
  readonly fold: Fold | null;
  /** The metric, or the source (and field) that `fold` folds. */
  readonly name: QName;
  readonly slice: Slice;
  readonly span: Span;
}

/** `p95 of`, `share of … out of …`; its `where` stands in the signal's slice. */
export interface Fold {
  /** `count`, `p95`, … as written. */
  readonly aggregate: Name;
  readonly outOf: Filter | null;
  readonly span: Span;
}

/** Which part of a signal: each clause at most once, in any order. */
export interface Slice {
  readonly where: Filter | null;
  /** `in 강남구`, `in (강남구, 서초구)`. */
  readonly in: readonly Atom[] | null;
  readonly per: readonly QName[] | null;
  readonly overall: boolean;
}

/** What is asked of a signal's value. `direction` null is the metric's own bad direction. */
export type Test =
  | {
      readonly kind: 'change';
      readonly change: 'drop' | 'rise' | 'change';
      readonly op: Comparison;
      readonly value: Value;
      readonly span: Span;
    }
  | { readonly kind: 'compare'; readonly op: Comparison; readonly value: Value; readonly span: Span }
  | { readonly kind: 'is'; readonly negated: boolean; readonly value: Value; readonly span: Span }
  | { readonly kind: 'in'; readonly negated: boolean; readonly values: readonly Atom[]; readonly span: Span }
  | { readonly kind: 'missing'; readonly negated: boolean; readonly span: Span }
  | {
      readonly kind: 'anomalous';
      readonly negated: boolean;
      readonly direction: 'up' | 'down' | 'either' | null;
      readonly params: readonly DetectorParam[];
      readonly span: Span;
    }
  | { readonly kind: 'recovers'; readonly to: Value | null; readonly span: Span };

export interface DetectorParam {
  readonly name: Name;
  readonly value: Atom;
}

/** `80% of riders.available overall`. */
export interface ShareValue {
  readonly kind: 'share';
  readonly literal: Literal;
  readonly of: QName;
  readonly overall: boolean;
  readonly span: Span;
}

/** A metric on the right side, `overall` if so written. */
export interface MetricValue extends NameValue {
  readonly overall: boolean;
}

export type Value = Literal | MetricValue | ShareValue;

/** What is usual. `same time last week` is `same-time` with 7 d, its `raw` is `week`. */
export type Baseline =
  | { readonly kind: 'previous'; readonly window: DurationLiteral; readonly span: Span }
  | { readonly kind: 'yesterday'; readonly span: Span }
  | { readonly kind: 'same-time'; readonly last: DurationLiteral; readonly span: Span }
  | { readonly kind: 'forecast'; readonly span: Span }
  | { readonly kind: 'target'; readonly value: Literal; readonly span: Span }
  | { readonly kind: 'metric'; readonly name: QName; readonly span: Span };

/** `at least 30 samples`. */
export interface AtLeast {
  readonly value: Literal;
  readonly noun: 'samples' | 'events' | null;
  readonly span: Span;
}

/** What starts a playbook: a condition, or a time of day at which an optional condition is looked at once. */
export type Trigger =
  | { readonly kind: 'condition'; readonly condition: Condition; readonly span: Span }
  | {
      readonly kind: 'clock';
      readonly at: TimeLiteral;
      readonly during: readonly QName[] | null;
      readonly condition: Condition | null;
      readonly span: Span;
    };
