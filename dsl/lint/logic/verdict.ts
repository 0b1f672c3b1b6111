import type { ConditionModel } from '../../model/condition.ts';
import { directPartsOf } from '../walk.ts';
import { type Ask, type Conflict, type Ways, waysOf } from './box.ts';
import { isNothing } from './value-set.ts';

/** A part of a condition that can never be true, or that is never false where it is known. */
export interface Verdict {
  readonly kind: 'never' | 'always';
  readonly of: ConditionModel;
  /** The two that bring it about; null where one part alone does, or more than two. */
  readonly pair: Conflict | null;
}

/** What is certain about a condition; of parts within parts, the innermost that is to blame. */
export function verdictsOn(condition: ConditionModel, ask: Ask): readonly Verdict[] {
  const inner = directPartsOf(condition).flatMap((part) => verdictsOn(part, ask));
  if (inner.length > 0) return inner;
  switch (condition.kind) {
    case 'and':
    case 'or': {
      const [never, always] = [waysOf(condition, true, ask), waysOf(condition, false, ask)];
      if (never?.boxes.length === 0) return [{ kind: 'never', of: condition, pair: onlyPair(never) }];
      if (always?.boxes.length === 0) return [{ kind: 'always', of: condition, pair: onlyPair(always) }];
      return [];
    }
    case 'not':
    case 'hold':
    case 'sequence':
      return [];
    default: {
      const asked = ask(condition);
      if (asked === null) return [];
      if (isNothing(asked.trueOn)) return [{ kind: 'never', of: condition, pair: null }];
      return isNothing(asked.falseOn) ? [{ kind: 'always', of: condition, pair: null }] : [];
    }
  }
}

function onlyPair({ conflicts }: Ways): Conflict | null {
  const [first, ...others] = conflicts;
  if (first === undefined) return null;
  return others.every(([a, b]) => a === first[0] && b === first[1]) ? first : null;
}
