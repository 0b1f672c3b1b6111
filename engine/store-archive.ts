import type { Decision } from './decision.ts';
import type { DeadLetter, LateRow } from './store.ts';

/**
 * What a store keeps for people and never reads for itself: why something was decided, and which records were put
 * aside. Every `StateStore` of `engine/adapters` has it too.
 */
export interface StoreArchive {
  /** Decisions of one incident in their order, evidence included. */
  decisions(incident: string): Promise<readonly Decision[]>;
  /** Newest first, by the order of commits. A record is kept once for each source, reason and field. */
  deadLetters(limit: number): Promise<readonly DeadLetter[]>;
  /** Newest first. */
  lateRows(limit: number): Promise<readonly LateRow[]>;
}
