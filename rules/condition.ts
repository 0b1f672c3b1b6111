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
  /** `A followed by B within d`; `not`: it did not follow. Of three and more the first two are the `first` of the last. */
  | {
      readonly kind: 'sequence';
      readonly id: string;
      readonly text: string;
      readonly first: Condition;
      readonly second: Condition;
      readonly not: boolean;
      readonly withinMs: number;
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
  /** `during s`: one of these schedules holds at the instant; with `not`, none does. */
  | {
      readonly kind: 'during';
      readonly id: string;
      readonly text: string;
      readonly schedules: readonly string[];
      readonly not: boolean;
    }
  /** `at 16:00`: the one instant of a day at which the project's clock says so, minutes after midnight. */
  | { readonly kind: 'clock'; readonly id: string; readonly text: string; readonly atMinutes: number }
  /** `each …`: true of an instance that is the occasion of one event; which events those are says the playbook. */
  | { readonly kind: 'each'; readonly id: string; readonly text: string }
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
  | { readonly kind: 'probe'; readonly probe: string; readonly field: string }
  | ({ readonly kind: 'lookUp' } & LookUp)
  | ResultUse
  | ({ readonly kind: 'field' } & EventField);

/** What `do … as NAME` gave: the answer of a question, or with `count` how many targets succeeded. */
export interface ResultUse {
  readonly kind: 'result';
  readonly name: string;
  readonly field: string | null;
}

/** A field of the event that `each` bound. */
export interface EventField {
  readonly source: string;
  readonly field: string;
}

/** A field of the row of a table whose key is the instance's value of the dimension `key`. */
export interface LookUp {
  readonly table: string;
  readonly field: string;
  readonly key: string;
}
