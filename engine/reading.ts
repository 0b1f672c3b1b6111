/** A value at an instant, or why there is none. Unknown is a value: it is never taken for 0, true or false. */
export type Reading =
  | { readonly known: true; readonly value: number; readonly samples: number }
  | { readonly known: false; readonly why: Unknown; readonly samples: number };

/** Why a value is unknown; each has one sentence in the messages. */
export type Unknown =
  | 'blind' // its source is silent (E10)
  | 'not-covered' // the window reaches back before what was read (E14)
  | 'no-series' // never seen and not on the roster
  | 'no-samples' // a mean or share of nothing
  | 'own-act' // nothing came, and an act of ours made it fewer (R33)
  | 'too-few-samples' // the sample guard
  | 'no-baseline' // too little history
  | 'warming-up' // a detector that has not seen enough weeks
  | 'too-little-volume' // a detector that would not see a full stop
  | 'zero-baseline' // a change from nothing
  | 'no-answer' // a probe failed, timed out, or was not asked
  | 'missing-field';

/** The unknown reading. */
export function unread(why: Unknown, samples = 0): Reading {
  return { known: false, why, samples };
}
