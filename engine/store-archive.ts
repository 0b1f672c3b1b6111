import type { Decision, Json } from './decision.ts';
import type { DeadLetter, IncidentRow, LateRow, LeaseRow, PartitionProgress } from './store.ts';
import type { BudgetQuestion, BudgetUse, StoreFigures } from './store-figures.ts';

/** A decision with its place in the order of commits; numbers have gaps. */
export interface NumberedDecision {
  readonly seq: number;
  readonly decision: Decision;
}

/**
 * What a store keeps for people and never reads for itself: why something was decided, which records were put aside,
 * and what people may do with all of it. Every `StateStore` of `engine/adapters` has it too.
 */
export interface StoreArchive {
  /** Decisions of one incident in their order, evidence included. */
  decisions(incident: string): Promise<readonly Decision[]>;
  /** Decisions of all incidents behind a place, in the order of commits. */
  decisionsAfter(seq: number, limit: number): Promise<readonly NumberedDecision[]>;
  /** The newest decision's place, 0 before there is any. */
  lastDecision(): Promise<number>;
  figures(): Promise<StoreFigures>;
  /** Documents of the evaluator by name; those that are not there are left out. */
  notes(names: readonly string[]): Promise<Readonly<Record<string, Json>>>;
  /** What is reserved of budgets (R26), by budget and scope. */
  budgetUse(asked: readonly BudgetQuestion[]): Promise<readonly BudgetUse[]>;
  /** The newest first by their opening, then by id. */
  incidents(limit: number): Promise<readonly IncidentRow[]>;
  /** Effects in force: their undo has not ended; by target, effect and run. */
  leasesInForce(): Promise<readonly LeaseRow[]>;
  /** Newest first, by the order of commits. A record is kept once for each source, reason and field. */
  deadLetters(limit: number): Promise<readonly DeadLetter[]>;
  /** Newest first. */
  lateRows(limit: number): Promise<readonly LateRow[]>;
  /** Where each partition stands that was ever read, by topic and number. */
  partitions(): Promise<readonly PartitionProgress[]>;
  /**
   * Forgets everything but the epochs, so that whoever worked on it before stays refused, what a person stopped, and
   * the audit log.
   *
   * @param by  who did it
   * @throws Fenced  when the epoch is not the evaluator's
   */
  clear(evaluatorEpoch: number, by: string): Promise<void>;
}
