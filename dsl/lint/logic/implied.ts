import type { ConditionModel } from '../../model/condition.ts';
import { type Ask, waysOf } from './box.ts';

/**
 * Whether a condition is certain to be true whenever another is. False where the other is never true, or this one
 * always: that has its own name.
 */
export function isImplied(condition: ConditionModel, by: ConditionModel, ask: Ask): boolean {
  const apart = waysOf({ kind: 'and', of: [by, { kind: 'not', of: condition }] }, true, ask);
  return (
    apart?.boxes.length === 0 &&
    waysOf(by, true, ask)?.boxes.length !== 0 &&
    waysOf(condition, false, ask)?.boxes.length !== 0
  );
}

/** Whether it is certain that two conditions, each of which may be true, are never true together. */
export function areApart(one: ConditionModel, other: ConditionModel, ask: Ask): boolean {
  return (
    waysOf({ kind: 'and', of: [one, other] }, true, ask)?.boxes.length === 0 &&
    waysOf(one, true, ask)?.boxes.length !== 0 &&
    waysOf(other, true, ask)?.boxes.length !== 0
  );
}
