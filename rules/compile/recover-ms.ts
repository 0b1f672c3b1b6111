import type { ConditionModel } from '../../dsl/model/condition.ts';

/** Shortest time that a trigger must be known false before an incident closes by itself (R7), ms. */
export const LEAST_RECOVERY_MS = 600_000;

/** How long a trigger must be known false where no `recovered when` says more (R7): its longest `for`, or 10 minutes. */
export function recoverMsOf(trigger: ConditionModel): number {
  return Math.max(LEAST_RECOVERY_MS, longestHoldMs(trigger));
}

/** The longest `for` anywhere in a trigger, 0 without one. */
function longestHoldMs(condition: ConditionModel): number {
  switch (condition.kind) {
    case 'and':
    case 'or':
      return Math.max(...condition.of.map(longestHoldMs));
    case 'not':
      return longestHoldMs(condition.of);
    case 'hold':
      return Math.max(condition.forMs, longestHoldMs(condition.of));
    case 'sequence':
      return Math.max(...[condition.first, ...condition.steps.map(({ of }) => of)].map(longestHoldMs));
    default:
      return 0;
  }
}
