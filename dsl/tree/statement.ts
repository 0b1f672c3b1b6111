import type { Call } from './call.ts';
import type { Cause, Condition } from './condition.ts';
import type { Comparison } from './filter.ts';
import type { Limit } from './limit.ts';
import type {
  DurationLiteral,
  Literal,
  Name,
  NumberLiteral,
  PercentLiteral,
  QName,
  Span,
  TextLiteral,
  TimeLiteral,
} from './literal.ts';

/** One line of a playbook's body. */
export type Statement =
  | CheckStatement
  | DoStatement
  | IfStatement
  | { readonly kind: 'otherwise'; readonly body: readonly Statement[]; readonly span: Span }
  | { readonly kind: 'always'; readonly body: readonly Statement[]; readonly span: Span }
  | ExpectStatement
  | TrackStatement
  | EscalateStatement
  | { readonly kind: 'wait'; readonly duration: DurationLiteral; readonly span: Span }
  /** `...`: runs in simulate, blocks apply (OS2501). */
  | { readonly kind: 'hole'; readonly span: Span };

/** `check riders.health`, `check a, b`, or one name with its causes written on the spot. */
export interface CheckStatement {
  readonly kind: 'check';
  readonly names: readonly QName[];
  readonly causes: readonly Because[] | null;
  readonly span: Span;
}

/** `because riders short "라이더 부족" when …`. */
export interface Because {
  readonly cause: Cause;
  readonly title: TextLiteral | null;
  readonly when: Condition;
  readonly span: Span;
}

export interface IfStatement {
  readonly kind: 'if';
  /** `if` and every `else if`, in order, one or more. */
  readonly branches: readonly Branch[];
  readonly else: readonly Statement[] | null;
  readonly span: Span;
}

export interface Branch {
  readonly test: Condition | RecoveredTest;
  readonly body: readonly Statement[];
  readonly span: Span;
}

/** `if recovered`, `if not recovered`. */
export interface RecoveredTest {
  readonly kind: 'recovered';
  readonly negated: boolean;
  readonly span: Span;
}

export interface DoStatement {
  readonly kind: 'do';
  readonly call: Call;
  readonly as: Name | null;
  readonly limits: readonly Limit[];
  readonly until: Until | null;
  readonly undo: Call | null;
  readonly timeout: DurationLiteral | null;
  readonly retry: Retry | null;
  readonly onFailure: readonly Statement[] | null;
  readonly span: Span;
}

/** `until recovered or 2h`: whichever is first; `end` null is `until recovered` alone. */
export interface Until {
  readonly recovered: boolean;
  readonly end: TimeLiteral | DurationLiteral | null;
  readonly span: Span;
}

export interface Retry {
  readonly times: NumberLiteral;
  readonly every: DurationLiteral | null;
  readonly span: Span;
}

/** `expect recovery within 30m else …`; `condition` null means recovery. */
export interface ExpectStatement {
  readonly kind: 'expect';
  readonly condition: Condition | null;
  readonly within: DurationLiteral;
  readonly else: readonly Statement[] | null;
  readonly span: Span;
}

/** `track orders_after >= 1 for 14d vs holdout 10% as effect`. */
export interface TrackStatement {
  readonly kind: 'track';
  readonly metric: QName;
  /** With it, the share of targets that pass is tracked. */
  readonly pass: { readonly op: Comparison; readonly value: Literal } | null;
  readonly for: DurationLiteral;
  readonly holdout: PercentLiteral | null;
  readonly as: Name | null;
  readonly span: Span;
}

export interface EscalateStatement {
  readonly kind: 'escalate';
  readonly to: TextLiteral | null;
  readonly span: Span;
}
