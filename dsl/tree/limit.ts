import type { Condition } from './condition.ts';
import type {
  CountLiteral,
  DurationLiteral,
  MoneyLiteral,
  Name,
  NumberLiteral,
  PercentLiteral,
  QName,
  Span,
  TextLiteral,
} from './literal.ts';
import type { EscalateStatement } from './statement.ts';

/** What may hold back an action: in a guard or after a `do`. */
export type Limit = Cooldown | Cap | Once | Approval;

export interface Cooldown {
  readonly kind: 'cooldown';
  readonly duration: DurationLiteral;
  readonly per: readonly QName[] | null;
  readonly span: Span;
}

/** `at most 5% of restaurants in 1h`, `spend at most 300만원 in 1d per region`. */
export interface Cap {
  readonly kind: 'cap';
  readonly spend: boolean;
  readonly amount: PercentLiteral | MoneyLiteral | CountLiteral | NumberLiteral;
  /** Set with a percentage. */
  readonly of: QName | null;
  /** `runs`, `times`, `riders` after a bare number. */
  readonly noun: Name | null;
  readonly in: DurationLiteral | null;
  readonly per: readonly QName[] | null;
  readonly span: Span;
}

/** `once per region in 20h`; at least one of `in` and `per` is set. */
export interface Once {
  readonly kind: 'once';
  readonly in: DurationLiteral | null;
  readonly per: readonly QName[] | null;
  readonly span: Span;
}

/** `needs approval from "a" and "b" when … within 5m else skip`. */
export interface Approval {
  readonly kind: 'approval';
  readonly from: TextLiteral;
  /** The second person who must agree. */
  readonly and: TextLiteral | null;
  readonly when: Condition | null;
  readonly within: DurationLiteral | null;
  readonly else: { readonly kind: 'skip'; readonly span: Span } | EscalateStatement | null;
  readonly span: Span;
}
