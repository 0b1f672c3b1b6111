import type { Evidence } from './evidence.ts';

export type Json = null | boolean | number | string | readonly Json[] | { readonly [key: string]: Json };

/** Bound dimensions and their wire values, alphabetical: `{ region: "seoul-gangnam" }`. */
export type Instance = Readonly<Record<string, string>>;

/**
 * One thing the evaluator decided, free of effect-clock fields (E7): the same bytes from simulate and run.
 * Ordered by (t, playbook, instance, n). Published on `anomalies` (incidents) and `actions` (runs).
 */
export interface Decision {
  /** Instant of event time it was decided for, epoch ms. */
  readonly t: number;
  readonly playbook: string;
  readonly instance: Instance;
  readonly incident: string;
  /** Order among the decisions of this incident: 0, 1, 2 … */
  readonly n: number;
  readonly what: DecisionKind;
  /** Path of the playbook's step, or '' for the incident itself. */
  readonly step: string;
  readonly detail: { readonly [key: string]: Json };
  readonly evidence: Evidence | null;
}

export type DecisionKind =
  | 'opened'
  | 'held' // a true trigger that something forbids right now (R6)
  | 'released'
  | 'reopened'
  | 'cause'
  | 'act' // a run was decided
  | 'skipped' // pace, cap, mode or nothing to do; says which
  | 'asked' // an act waits for somebody's yes (R28)
  | 'waits' // a `wait` has begun
  | 'escalated' // somebody was called, by name
  | 'raised' // its severity is higher from here on
  | 'expected' // an expectation was met, missed, or ended by the recovery
  | 'tracked' // the time of what is tracked has begun, or has passed with a value
  | 'answered' // what a person said to a question or a request, or that nobody did in time
  | 'budget' // a limit on money is nearly or wholly used: its owner hears
  | 'ordered' // a person on call said so: took back, acknowledged, paused, silenced
  | 'paged' // staff are called about incidents, of which there may be many
  | 'overdue' // an undo has not come through in time
  | 'action-failed'
  | 'undo'
  | 'recovered'
  | 'closed'
  | 'latched' // a playbook is stopped until a person resets it (R25)
  | 'reset'
  | 'blind'
  | 'seeing';
