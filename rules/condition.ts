import type { Test } from './window.ts';

/**
 * A three-valued condition (Kleene). Ids are unique in a playbook and stable under edits elsewhere: they name
 * holds, facts and evidence. `text` is the author's own words for the leaf.
 */
export type Condition =
  | { readonly kind: 'and' | 'or'; readonly of: readonly Condition[] }
  | { readonly kind: 'not'; readonly of: Condition }
  /** `for d`: true once `of` has held for `forMs` of event time (E15). */
  | {
      readonly kind: 'hold';
      readonly id: string;
      readonly of: Condition;
      readonly forMs: number;
      readonly text: string;
    }
  | {
      readonly kind: 'leaf';
      readonly id: string;
      readonly text: string;
      readonly operand: Operand;
      readonly test: Test;
    }
  /** `SOURCE is missing over d`: the whole pipe brought nothing. */
  | {
      readonly kind: 'sourceMissing';
      readonly id: string;
      readonly text: string;
      readonly source: string;
      readonly overMs: number;
      readonly not: boolean;
    }
  /** `cause is X`: only inside the statements after a check. */
  | {
      readonly kind: 'cause';
      readonly id: string;
      readonly text: string;
      readonly cause: string;
      readonly not: boolean;
    };

export type Operand =
  | { readonly kind: 'window'; readonly window: string }
  | { readonly kind: 'probe'; readonly probe: string; readonly field: string };
