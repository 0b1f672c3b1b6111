import type { ConditionModel } from './condition.ts';
import type { LimitsModel } from './limit.ts';
import type { ExpectModel, StepModel } from './step.ts';

export type Severity = 'low' | 'medium' | 'high' | 'critical';

/** A playbook, or a bare rule named by its place. */
export interface PlaybookModel {
  readonly name: string;
  readonly title: string | null;
  readonly about: string | null;
  readonly owner: string | null;
  readonly runbook: string | null;
  /** What to use instead, where nobody should use it any more. */
  readonly deprecated: string | null;
  readonly labels: Readonly<Record<string, string>>;
  readonly severity: Severity;
  readonly mode: 'off' | 'shadow' | 'live';
  /** `playbooks/a.play:3`. */
  readonly place: string;
  /** Dimensions that `when` binds, alphabetical. */
  readonly by: readonly string[];
  /** `when at 16:00 during weekdays`: looked at once, at that time; null: looked at all the time. */
  readonly clock: ClockModel | null;
  /** Null only with a clock that asks nothing more. */
  readonly trigger: ConditionModel | null;
  readonly unless: readonly ConditionModel[];
  /** `only during`: schedules of which one must hold; `except during`: none may. */
  readonly onlyDuring: readonly string[];
  readonly exceptDuring: readonly string[];
  /** null: the trigger known false for a while (R7). */
  readonly recovered: ConditionModel | null;
  readonly raises: readonly RaiseModel[];
  readonly guard: LimitsModel;
  readonly body: readonly StepModel[];
  /** The `expect` clauses beside `then`. */
  readonly expects: readonly ExpectModel[];
  /** Has a `...` somewhere: simulates, never acts. */
  readonly hole: boolean;
}

/** Minutes after midnight in the project's zone; `during` empty: every day. */
export interface ClockModel {
  readonly atMinutes: number;
  readonly during: readonly string[];
}

/** `raise to critical when …`. */
export interface RaiseModel {
  readonly to: Severity;
  readonly when: ConditionModel;
}
