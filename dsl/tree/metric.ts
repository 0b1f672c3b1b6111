import type { AtLeast, Baseline } from './condition.ts';
import type { Filter } from './filter.ts';
import type { DurationLiteral, Literal, Name, NameValue, QName, Span, TextLiteral } from './literal.ts';

/** `metric orders "주문 수" = count of order_events per region over 15m`. */
export interface Metric {
  readonly kind: 'metric';
  readonly name: QName;
  readonly title: TextLiteral | null;
  readonly value: Arithmetic;
  readonly per: readonly QName[] | null;
  readonly over: DurationLiteral | null;
  readonly baseline: Baseline | null;
  readonly samples: AtLeast | null;
  /** `missing as zero`. */
  readonly missingAs: Name | null;
  readonly unit: Name | null;
  readonly seasonal: Name | null;
  /** `good is up`. */
  readonly goodIs: Name | null;
  /** The field of a model that predicts this metric. */
  readonly forecast: QName | null;
  readonly deprecated: TextLiteral | null;
  readonly span: Span;
}

/** Arithmetic of a metric; left-associative, parentheses leave no node. */
export type Arithmetic =
  | Literal
  | NameValue
  | Aggregate
  | {
      readonly kind: 'binary';
      readonly op: '+' | '-' | '*' | '/';
      readonly left: Arithmetic;
      readonly right: Arithmetic;
      readonly span: Span;
    };

/** `avg of (deliveries.total - prep) where … out of …`; `of` is computed per event. */
export interface Aggregate {
  readonly kind: 'aggregate';
  /** `count`, `p95`, … as written. */
  readonly aggregate: Name;
  readonly of: Arithmetic;
  readonly where: Filter | null;
  readonly outOf: Filter | null;
  readonly span: Span;
}
