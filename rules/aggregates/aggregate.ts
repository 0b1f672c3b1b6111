/**
 * State of a fold: `width` exact integers. States of one aggregate add and subtract component by component,
 * so a window is the difference of two prefix sums.
 */
export type State = readonly number[];

/** A mergeable fold over the decoded integers of one column. Rows that lack the column are never added. */
export interface Aggregate {
  /** Name in compiled bundles. */
  readonly name: string;
  /** The word that playbooks write. */
  readonly word: string;
  readonly doc: string;
  /** Unit of the result: a count, or that of the folded field. */
  readonly unit: 'count' | 'same-as-field';
  readonly width: number;
  readonly empty: State;
  /** `value` is a decoded integer, safe (|value| ≤ 2⁵³ − 1); counts ignore it. */
  readonly add: (state: State, value: number) => State;
  readonly merge: (a: State, b: State) => State;
  /** The state whose merge with `part` gives `whole`. */
  readonly subtract: (whole: State, part: State) => State;
  /** Canonical value of the state of a field with that scale; `null` where there is none. */
  readonly result: (state: State, scale: number) => number | null;
  /** Events folded in. */
  readonly samples: (state: State) => number;
  readonly examples: readonly { readonly values: readonly number[]; readonly result: number | null }[];
}
