/**
 * Something that is due at a time of the effect clock (R2): its row is written in the evaluator's commit, and once it is
 * due it comes back as a signal through the inbox (R10), so that a restart forgets none and replays ring as live did.
 */
export interface TimerRow {
  /** Deterministic: the same wait is the same timer. */
  readonly id: string;
  readonly incident: string;
  /** The statement that waits. */
  readonly path: string;
  readonly kind: TimerKind;
  /** Effect clock, epoch ms. */
  readonly dueMs: number;
}

/** What is waited for: a `wait` of the body, or that an undo comes through (R18). */
export type TimerKind = 'wait' | 'undo';

/** Payload of a `timer` signal, whose id is `timer:` and the timer's. */
export interface TimerPayload {
  readonly timer: string;
  readonly path: string;
  readonly kind: TimerKind;
}
