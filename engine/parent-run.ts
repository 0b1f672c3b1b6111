import type { Scalar } from '../rules/unit.ts';
import type { Json } from './decision.ts';
import type { RunRow } from './store.ts';

/**
 * Who an audience was when its incident's body looked (R16). Acts, retries, approvals, undos and texts go by it; it may
 * hold names of people and is told to nobody.
 */
export interface SelectionRow {
  readonly id: string;
  readonly incident: string;
  readonly audience: string;
  /** Instant of event time. */
  readonly atMs: number;
  /** Of the members in their order. */
  readonly hash: string;
  /** Rows in the instance's place, members or not. */
  readonly population: number;
  /** Rows of which it is not known whether they belong to it. */
  readonly unsure: number;
  readonly members: readonly Scalar[];
}

/**
 * One act on many, or its undo: the evaluator writes this one row, and one run for each target is made of it outside of
 * its transaction, any number of times to the same effect.
 */
export interface ParentRow {
  readonly key: string;
  readonly incident: string;
  readonly kind: 'act' | 'undo';
  /** The act that an undo takes back where its runs succeeded or may have; null: it is an act. */
  readonly of: string | null;
  readonly template: RunTemplate;
  /** Whom an act reaches, in order; empty for an undo, whom its act reached. */
  readonly children: readonly Child[];
  /** `planned`: not all runs are there; `complete`: they are; `ended`: they have ended, and that was told. */
  readonly status: 'planned' | 'complete' | 'ended';
  /** Its runs must not be sent any more, where they were not. */
  readonly cancelled: boolean;
}

/** What all runs of one parent have in common. */
export interface RunTemplate
  extends Pick<
    RunRow,
    | 'incident'
    | 'playbook'
    | 'step'
    | 'kind'
    | 'verb'
    | 'mode'
    | 'decidedMs'
    | 'notBeforeMs'
    | 'deadlineMs'
    | 'expiresAtMs'
  > {
  /** Absent in rows stored before there was any. */
  readonly policy?: RunRow['policy'];
  readonly args: { readonly [name: string]: Json };
  /** Argument that receives the target; null: the call does not name it. */
  readonly argument: string | null;
  /** What follows a run's target in its key: nothing, or the number of the passage (R15). */
  readonly again: string;
}

/** One target: as people and leases call it, as the connector is given it, and what the call changes there. */
export interface Child {
  readonly target: string;
  readonly member: Scalar;
  readonly effect: string | null;
  /** What its run may spend (R26); absent: nothing. */
  readonly spendings?: RunRow['spendings'];
}

/** How the runs of a parent ended. */
export type Counts = Readonly<
  Record<'succeeded' | 'failed' | 'unknown' | 'expired' | 'skipped' | 'cancelled', number>
>;
