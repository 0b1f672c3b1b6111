/** Why an act is not done: a stable word for programs, and a sentence for people in both languages. */
export interface Skip {
  readonly reason:
    | 'hole'
    | 'cooldown'
    | 'once'
    | 'cap'
    | 'budget'
    | 'share'
    | 'minimum' // at least so many must remain (R27)
    | 'sanity' // too many at once to be believed (R31)
    | 'ceiling' // the engine's own limit of acts (R25)
    | 'flapping' // applied and taken back over and over (R25)
    | 'stale' // a source that its playbook reads is silent (R30)
    | 'contact-hours' // marketing at night (R32)
    | 'consent' // marketing to somebody who is not known to have agreed (R32)
    | 'latched' // a latch stops the playbook until a person resets it (R25)
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
