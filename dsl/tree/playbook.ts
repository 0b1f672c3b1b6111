import type { RecordValue } from './call.ts';
import type { Condition, Trigger } from './condition.ts';
import type { Limit } from './limit.ts';
import type { Name, QName, Span, TextLiteral } from './literal.ts';
import type { ExpectStatement, Statement } from './statement.ts';

/** What to watch, when to worry, what to do. `when` and `body` (its `then`) are null only where OS0101 was reported. */
export interface Playbook {
  readonly kind: 'playbook';
  readonly name: QName;
  readonly title: TextLiteral | null;
  readonly about: TextLiteral | null;
  readonly owner: TextLiteral | null;
  readonly runbook: TextLiteral | null;
  readonly deprecated: TextLiteral | null;
  readonly severity: Name | null;
  /** `off`, `shadow` or `live` once resolved. */
  readonly mode: Name | null;
  readonly labels: RecordValue | null;
  readonly when: Trigger | null;
  readonly unless: readonly Condition[];
  readonly during: readonly DuringClause[];
  readonly recoveredWhen: Condition | null;
  readonly raises: readonly Raise[];
  readonly guard: Guard | null;
  readonly body: readonly Statement[] | null;
  /** The `expect` clauses beside `then`. */
  readonly expects: readonly ExpectStatement[];
  readonly span: Span;
}

/** `only during peak`, `except during maintenance, holidays`. */
export interface DuringClause {
  readonly kind: 'only' | 'except';
  readonly schedules: readonly QName[];
  readonly span: Span;
}

/** `raise to critical when …`. */
export interface Raise {
  readonly to: Name;
  readonly when: Condition;
  readonly span: Span;
}

export interface Guard {
  readonly limits: readonly Limit[];
  readonly span: Span;
}

/** A `when … then …` outside a playbook; its body may have several statements without braces. */
export interface BareRule {
  readonly kind: 'rule';
  readonly when: Trigger;
  readonly body: readonly Statement[];
  readonly span: Span;
}
