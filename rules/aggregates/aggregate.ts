/**
 * State of a fold: exact integers. States of one aggregate merge in any order and any grouping to the same integers,
 * so partitions, chunks and restarts cannot show in a value.
 */
export type State = readonly number[];

/** A state that events are still added to; a closed one never changes. */
export type OpenState = number[];

/** What a fold may know of an event beside the value it folds. */
export interface FoldedEvent {
  /** Key of the event, or of the row of a table. */
  readonly key: string;
  readonly timeMs: number;
}

/** A mergeable fold over one column. Rows that lack the column are never added. */
export interface Aggregate {
  /** Name in compiled bundles. */
  readonly name: string;
  /** The word that playbooks write. */
  readonly word: string;
  readonly doc: string;
  /** Unit of the result: a count, or that of the folded field. */
  readonly unit: 'count' | 'same-as-field';
  /** What is added of a row: nothing but that it is there, its decoded integer, or the `valueHash` of any value. */
  readonly takes: 'rows' | 'numbers' | 'anything';
  /** How the value answers to a longer stretch of the same events: it adds up, keeps, or can only move one way. */
  readonly growth: 'adds' | 'keeps' | 'widens';
  /** Integers of every state; null where their number varies. */
  readonly width: number | null;
  readonly empty: State;
  /** Adds one event. `value` is safe (|value| ≤ 2⁵³ − 1); a fold of rows ignores it. */
  readonly addInto: (state: OpenState, value: number, event: FoldedEvent) => void;
  /**
   * The same in place, for a state that stands among others in typed cells from `at` on, and whose first integer is its
   * `samples`; absent where states are too wide for that, or vary.
   */
  readonly addAt?: (cells: Float64Array, at: number, value: number) => void;
  readonly merge: (a: State, b: State) => State;
  /** The state whose merge with `part` gives `whole`; null where nothing can be taken out again. */
  readonly subtract: ((whole: State, part: State) => State) | null;
  /**
   * Canonical value of the state of a field with that scale; `null` where there is none.
   *
   * @param rank  of a percentile, 0 < rank < 100
   */
  readonly result: (state: State, scale: number, rank?: number) => number | null;
  /**
   * The value of `n` events that add up to `total`, parts of events included: such states lie on a line, so history is
   * read inside its slots. null where a state is more than a sum.
   */
  readonly ofTotal: ((n: number, total: number, scale: number) => number | null) | null;
  /** Events folded in. */
  readonly samples: (state: State) => number;
  readonly examples: readonly {
    readonly values: readonly number[];
    readonly result: number | null;
    readonly rank?: number;
  }[];
}
