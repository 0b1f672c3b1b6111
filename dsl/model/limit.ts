import type { ConditionModel } from './condition.ts';
import type { EscalateModel } from './step.ts';

/** `cooldown 30m per region`; `perInstance`: `per` names what the playbook binds. */
export interface CooldownModel {
  readonly ms: number;
  readonly per: readonly string[];
  readonly perInstance: boolean;
}

/** `at most 4 runs in 1h per region`, `spend at most 300만원 in 1d`; `inMs` null counts per incident. */
export interface CapModel {
  /** A count, a ratio of `of` with noun `share`, minor units of `currency` with noun `money`. */
  readonly most: number;
  readonly noun: 'runs' | 'times' | 'targets' | 'share' | 'money';
  /** The kind that is counted, `riders` as `rider`; null where the noun says nothing of it. */
  readonly target: string | null;
  /** The population of a share: a table or a dimension's plural as written. */
  readonly of: string | null;
  readonly currency: string | null;
  readonly inMs: number | null;
  readonly per: readonly string[];
  readonly perInstance: boolean;
  readonly text: string;
}

/** `once per customer in 30d`; at least one of both is said. */
export interface OnceModel {
  readonly per: readonly string[];
  readonly inMs: number | null;
  readonly text: string;
}

/** `needs approval from "a" and "b" when … within 5m else skip`; unsaid: 15 minutes, then skip (R28). */
export interface ApprovalModel {
  readonly from: readonly string[];
  readonly when: ConditionModel | null;
  readonly withinMs: number;
  readonly else: { readonly kind: 'skip' } | EscalateModel;
  /** True where the author said neither how long nor what then (OS2306). */
  readonly isDefault: boolean;
  readonly text: string;
}

/** Everything that may hold back a playbook or one action. */
export interface LimitsModel {
  readonly cooldown: CooldownModel | null;
  readonly caps: readonly CapModel[];
  readonly once: readonly OnceModel[];
  readonly approvals: readonly ApprovalModel[];
}
