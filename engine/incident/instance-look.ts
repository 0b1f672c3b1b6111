import type { Condition } from '../../rules/condition.ts';
import type { Truth } from '../../rules/truth.ts';
import type { BoundEvent } from '../bound-event.ts';
import { factSheet } from '../check/fact-sheet.ts';
import type { Question } from '../check/question.ts';
import type { Verdicts } from '../check/rules-engine.ts';
import type { Desk } from './desk.ts';
import type { Slot, Watch } from './watch.ts';

/** One look at one instance: what was asked of it at this instant. */
export interface Look {
  readonly slot: Slot;
  readonly watch: Watch;
  readonly desk: Desk;
  /** Facts and holds at this instant. */
  readonly question: Question;
  readonly trigger: Truth;
  /** Truth of the recovery; only asked while an incident is open. */
  readonly recovery: Truth;
  /** The event that the instance is the occasion of; absent: of none. */
  readonly event?: BoundEvent;
}

/** Lets the rules engine judge conditions over the facts of this instant. */
export function judgeLook(
  conditions: readonly Condition[],
  { watch, question, slot }: Look,
): Promise<Verdicts> {
  return watch.engine.judge(factSheet(conditions, question, (id) => slot.holds.get(id)?.elapsedMs ?? 0));
}
