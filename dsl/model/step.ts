import type { ArgumentModel } from './argument.ts';
import type { ComparisonSign, ConditionModel } from './condition.ts';
import type { LimitsModel } from './limit.ts';
import type { MetricModel } from './metric.ts';

/** One statement of a body, in the order written. */
export type StepModel =
  | { readonly kind: 'check'; readonly checks: readonly CheckModel[] }
  | {
      readonly kind: 'if';
      readonly branches: readonly BranchModel[];
      readonly otherwise: readonly StepModel[] | null;
    }
  | { readonly kind: 'otherwise'; readonly body: readonly StepModel[] }
  | { readonly kind: 'always'; readonly body: readonly StepModel[] }
  /** A routine expanded in place: its parameters are already the values of this call. */
  | { readonly kind: 'routine'; readonly name: string; readonly body: readonly StepModel[] }
  | DoModel
  | ExpectModel
  | TrackModel
  | EscalateModel
  | { readonly kind: 'wait'; readonly ms: number }
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
  /** `as paused`: what later texts and conditions call its result. */
  readonly as: string | null;
  readonly limits: LimitsModel;
  /** When the effect ends; null where it does not, or has none. */
  readonly until: UntilModel | null;
  /** As written, else the verb's inverse with the same arguments. */
  readonly undo: { readonly verb: string; readonly args: readonly ArgumentModel[] } | null;
  /** True where the author wrote the undo. */
  readonly isUndoWritten: boolean;
  /** What says that those whom it reaches agreed to marketing (R32); null: it is none. Empty: it names nobody. */
  readonly consent: readonly ConsentModel[] | null;
  /** True where its verb asks a person: `timeout` is then how long the answer is waited for. */
  readonly isQuestion: boolean;
  readonly timeoutMs: number | null;
  readonly retry: { readonly times: number; readonly everyMs: number | null } | null;
  readonly onFailure: readonly StepModel[] | null;
  readonly text: string;
}

/** Where it stands whether whom one argument of marketing names agreed to it. */
export type ConsentModel =
  /** In the row of `table` that the instance's value of `key` names. */
  | { readonly kind: 'lookUp'; readonly table: string; readonly field: string; readonly key: string }
  /** In the event that `each` bound. */
  | { readonly kind: 'field'; readonly source: string; readonly field: string }
  /** In the rows of the audience, or in the row of `table` that a member names. */
  | { readonly kind: 'audience'; readonly table: string; readonly field: string }
  /** Nowhere: nobody is reached. */
  | { readonly kind: 'undeclared'; readonly argument: string };

/** Whichever is first; `atMinutes` after midnight of the project's zone, the next such time. */
export interface UntilModel {
  readonly recovered: boolean;
  readonly afterMs: number | null;
  readonly atMinutes: number | null;
}

/** `expect recovery within 30m else …`; `condition` null is recovery. */
export interface ExpectModel {
  readonly kind: 'expect';
  readonly condition: ConditionModel | null;
  readonly withinMs: number;
  readonly else: readonly StepModel[] | null;
}

/** `track customer_orders >= 1 for 14d vs holdout 10% as effect`; without `pass` averages are compared. */
export interface TrackModel {
  readonly kind: 'track';
  readonly metric: MetricModel;
  readonly pass: { readonly op: ComparisonSign; readonly value: number } | null;
  readonly forMs: number;
  readonly holdoutRatio: number | null;
  readonly as: string | null;
}

/** `to` null is the playbook's owner. */
export interface EscalateModel {
  readonly kind: 'escalate';
  readonly to: string | null;
}
