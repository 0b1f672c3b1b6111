import type { Condition } from '../../rules/condition.ts';
import type { LeafCondition } from '../check/root.ts';
import { isUnannounced } from './touched.ts';

/** A leaf, and how it must turn out to bring its condition nearer to true. */
export interface Literal {
  readonly leaf: LeafCondition;
  readonly want: boolean;
}

/**
 * What must happen before a condition that is not true can become true: one of these leaves turns out as wanted that
 * did not before. Kleene's `and` and `or` are monotone, so with every `not` pushed down to the leaves no other change
 * matters; what the calendar changes is for `turnsOf` to tell. null: it also asks for a silence or a row of a table,
 * which no pane announces.
 */
export function literalsOf(condition: Condition): readonly Literal[] | null {
  const found: Literal[] = [];
  return collect(condition, [true], found) ? found : null;
}

function collect(condition: Condition, wants: readonly boolean[], found: Literal[]): boolean {
  switch (condition.kind) {
    case 'and':
    case 'or':
      return condition.of.every((part) => collect(part, wants, found));
    case 'not':
      return collect(
        condition.of,
        wants.map((want) => !want),
        found,
      );
    case 'hold':
      // Before it has lasted it is false, so that its `not` turns true as soon as what it holds is known at all.
      return collect(condition.of, wants.includes(false) ? [true, false] : [true], found);
    case 'sequence': {
      // Its clock starts with its first part; from then on the instance is looked at whatever happens.
      const opposed = wants.includes(false);
      const both = opposed ? [true, false] : [true];
      return collect(condition.first, both, found) && (!opposed || collect(condition.second, both, found));
    }
    case 'leaf':
      if (isUnannounced(condition)) return false;
      for (const want of wants) found.push({ leaf: condition, want });
      return true;
    case 'during':
    case 'each':
    case 'clock':
      return true;
    case 'cause':
      // Before a check has answered there is none.
      return true;
    case 'sourceMissing':
      return false;
  }
}
