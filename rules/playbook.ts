import type { Audience } from './audience.ts';
import type { Condition, EventField, LookUp, ResultUse } from './condition.ts';
import type { Comparison } from './filter.ts';
import type { Occasion } from './forward.ts';
import type { Limits } from './limit.ts';
import type { Scalar, Unit } from './unit.ts';

/** One compiled playbook. Durations are ms of event time unless a comment says otherwise. */
export interface Playbook {
  readonly name: string;
  readonly title: string | null;
  readonly about: string | null;
  readonly owner: string | null;
  readonly runbook: string | null;
  readonly severity: 'low' | 'medium' | 'high' | 'critical';
  readonly mode: 'off' | 'shadow' | 'live';
  /** Where it was written, for people: `playbooks/a.play:3`. */
  readonly place: string;
  /** Dimensions that `when` binds, alphabetical; empty: one instance. */
  readonly by: readonly string[];
  readonly trigger: Condition;
  /** `when each …`: what its incidents are about; absent: it is about conditions that turn true. */
  readonly occasion?: Occasion;
  /** `when at …`, `when each …`: what is true at one instant only recovers from nothing, so its incident closes with its body. */
  readonly closesWithBody: boolean;
  readonly unless: readonly Condition[];
  /** null: R7, the trigger known false for `recoverMs`. */
  readonly recovered: Condition | null;
  /** How long the default recovery must last (R7); unused where `recovered` is given. */
  readonly recoverMs: number;
  /** How long an incident may be reopened after its first act (R8); null: no cooldown. */
  readonly cooldownMs: number | null;
  /** Its guard (R25): counted over all its actions. */
  readonly limits: Limits;
  /** For every act that changes something; absent: none. */
  readonly approvals?: readonly Approval[];
  readonly body: readonly Step[];
  /** Absent: its severity stays. */
  readonly raises?: readonly Raise[];
  /** Sources and probes that anything in it reads, alphabetical. */
  readonly sources: readonly string[];
  readonly probes: readonly string[];
  /** Window metrics that its texts, conditions and checks read. */
  readonly windows: readonly string[];
  /** Fields of tables that its texts, arguments and conditions read. */
  readonly lookUps: readonly LookUp[];
  /** True where the text has a `...`: simulates, never acts. */
  readonly hole: boolean;
}

/** `needs approval from "a" and "b" when … within 10m else skip` (R28). */
export interface Approval {
  /** Roles or people who must all agree. */
  readonly from: readonly string[];
  /** Only where it is true or unknown; null: always. `name` is what it is judged under. */
  readonly when: { readonly name: string; readonly condition: Condition } | null;
  readonly withinMs: number;
  /** Called where nobody agrees in time, null: the owner; absent: nobody is. */
  readonly elseCalls?: string | null;
  readonly text: string;
}

/** `path` names a step for ever: it is part of a run's key (R15), for example `2.if1.1`. */
export type Step =
  | { readonly kind: 'check'; readonly path: string; readonly checks: readonly Check[] }
  | {
      readonly kind: 'if';
      readonly path: string;
      readonly branches: readonly Branch[];
      readonly otherwise: readonly Step[] | null;
    }
  | { readonly kind: 'otherwise'; readonly path: string; readonly body: readonly Step[] }
  /** Starts with the branches before it and runs whatever becomes of them. */
  | { readonly kind: 'always'; readonly path: string; readonly body: readonly Step[] }
  /** ms of the effect clock (R2). */
  | { readonly kind: 'wait'; readonly path: string; readonly ms: number }
  /** `to` null: the playbook's owner. */
  | { readonly kind: 'escalate'; readonly path: string; readonly to: string | null }
  | Expect
  | Track
  | Do
  | { readonly kind: 'hole'; readonly path: string };

/** `expect recovery within 30m else …`, by the decision clock (R1). It holds up nothing that follows it. */
export interface Expect {
  readonly kind: 'expect';
  readonly path: string;
  /** null: recovery. */
  readonly condition: Condition | null;
  readonly withinMs: number;
  /** Written beside `then`, or of recovery: counts from the firing; else from where the statement is reached. */
  readonly fromFiring: boolean;
  /** Beside `then`: begins whatever the body waits for. */
  readonly beside: boolean;
  readonly otherwise: readonly Step[];
}

/** `track customer_orders >= 1 for 14d vs holdout 10% as effect`: of the instance, by the decision clock (R1). */
export interface Track {
  readonly kind: 'track';
  readonly path: string;
  /** Its metric over its own window, read once `forMs` have passed. */
  readonly window: string;
  /** Of a count nothing is 0, of everything else nothing is unknown. */
  readonly countsFromZero: boolean;
  /** What a target must come to; null: averages are compared. */
  readonly pass: { readonly op: Comparison; readonly value: number } | null;
  readonly forMs: number;
  /** Over 0 and under 1; null: nobody is held out, and no effect can be claimed. */
  readonly holdoutRatio: number | null;
  readonly as: string | null;
}

/** `raise to critical when …` */
export interface Raise {
  readonly to: Playbook['severity'];
  readonly when: Condition;
}

export interface Branch {
  readonly path: string;
  readonly when: Condition;
  readonly text: string;
  readonly body: readonly Step[];
}

export interface Check {
  readonly name: string;
  readonly title: string | null;
  readonly causes: readonly Cause[];
}

export interface Cause {
  readonly name: string;
  readonly title: string | null;
  readonly when: Condition;
}

export interface Do {
  readonly kind: 'do';
  readonly path: string;
  readonly verb: string;
  readonly args: readonly Argument[];
  /** What later conditions, texts and arguments call its result. */
  readonly as?: string;
  /** Its own limits, beside those of the playbook. */
  readonly limits: Limits;
  /** Of this statement alone; absent: none. */
  readonly approvals?: readonly Approval[];
  /** `at most 20% of restaurants` on an audience: of all of its kind in the instance's place; absent: none. */
  readonly shares?: readonly {
    readonly ratio: number;
    readonly kind: string | null;
    readonly text: string;
  }[];
  /** null: the effect does not end by itself. */
  readonly until: { readonly recovered: boolean; readonly afterMs: number | null } | null;
  /** The stored undo (R18): given in the text, or the verb's inverse with the same arguments. */
  readonly undo: { readonly verb: string; readonly args: readonly Argument[] } | null;
  /** Marketing (R32): what says that those whom it reaches agreed, all of it; empty: nobody can. Absent: it is none. */
  readonly consent?: readonly Consent[];
  /** `timeout 30m`; absent: the verb's own. */
  readonly timeoutMs?: number;
  /** Count and spacing of further attempts, in place of the engine's own (R23); absent: those. */
  readonly retry?: { readonly times: number; readonly everyMs: number | null };
  /** What is done once it has failed, or nobody knows; its block ends all the same. */
  readonly onFailure?: readonly Step[];
  readonly text: string;
}

/** Where it stands whether whom marketing names agreed to it; an audience says it by itself. */
export type Consent =
  | ({ readonly kind: 'lookUp' } & LookUp)
  | ({ readonly kind: 'field' } & EventField)
  | { readonly kind: 'audience' }
  | { readonly kind: 'undeclared' };

export interface Argument {
  readonly name: string;
  readonly value: ArgumentValue;
}

export type ArgumentValue =
  | { readonly kind: 'literal'; readonly value: Scalar; readonly unit: Unit }
  | { readonly kind: 'text'; readonly parts: readonly TextPart[] }
  | { readonly kind: 'dimension'; readonly dimension: string }
  | { readonly kind: 'window'; readonly window: string }
  | { readonly kind: 'probe'; readonly probe: string; readonly field: string }
  | ({ readonly kind: 'lookUp' } & LookUp)
  | ResultUse
  | ({ readonly kind: 'field' } & EventField)
  /** Every member in a call of its own (R16). */
  | { readonly kind: 'audience'; readonly audience: Audience }
  /** A question to a verb that only reads (R17), answered before the act is decided. */
  | ReadCall
  | { readonly kind: 'list'; readonly of: readonly ArgumentValue[] }
  | { readonly kind: 'record'; readonly of: readonly Argument[] };

/** `promotions.best_for(customer: customer)`. */
export interface ReadCall {
  readonly kind: 'call';
  readonly verb: string;
  readonly args: readonly Argument[];
}

/** A text is fixed words and placeholders; `drop rise change baseline` read the trigger's first changing leaf. */
export type TextPart =
  | { readonly kind: 'words'; readonly text: string }
  | { readonly kind: 'dimension'; readonly dimension: string }
  | { readonly kind: 'window'; readonly window: string }
  | ({ readonly kind: 'lookUp' } & LookUp)
  | ResultUse
  | ({ readonly kind: 'field' } & EventField)
  | { readonly kind: 'trigger'; readonly what: 'drop' | 'rise' | 'change' | 'baseline' | 'now' }
  | { readonly kind: 'cause' | 'severity' }
  | { readonly kind: 'argument'; readonly name: string };
