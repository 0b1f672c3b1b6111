import type { ConditionModel } from '../../model/condition.ts';
import type { Ask } from './box.ts';
import { isImplied } from './implied.ts';

/**
 * Whether it is certain that things count as recovered as long as the trigger is true, `for` left aside. False where
 * the trigger is never true, or recovery always: that has its own name.
 */
export function recoversAtOnce(trigger: ConditionModel, recovered: ConditionModel, ask: Ask): boolean {
  return isImplied(unheld(recovered), trigger, ask);
}

/** The condition as it would be for one moment. */
function unheld(condition: ConditionModel): ConditionModel {
  switch (condition.kind) {
    case 'hold':
      return unheld(condition.of);
    case 'not':
      return { kind: 'not', of: unheld(condition.of) };
    case 'and':
    case 'or':
      return { kind: condition.kind, of: condition.of.map(unheld) };
    default:
      return condition;
  }
}
