/** Why an act is not done: a stable word for programs, and a sentence for people in both languages. */
export interface Skip {
  readonly reason:
    | 'hole'
    | 'cooldown'
    | 'once'
    | 'cap'
    | 'budget'
    | 'share'
    | 'leased'
    | 'in-force'
    | 'paused'
    | 'pinned'
    | 'silenced'
    | 'no-verb'
    | 'no-undo'
    | 'unknown-value'
    | 'unknown-audience'
    | 'empty'
    | 'holdout'
    | 'not-reached'
    | 'tracked';
  readonly words: string;
  /** In Korean, where the words are for more than the author. */
  readonly wordsKo?: string;
}
