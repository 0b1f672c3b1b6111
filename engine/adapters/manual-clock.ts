import type { Clock } from '../ports.ts';

/** A clock that stands still until `set`; `every` never fires: whoever sets the time also says what is due (R4). */
export interface ManualClock extends Clock {
  /** Moves the clock; an earlier time than now is ignored, time never runs backwards (R2). */
  set(nowMs: number): void;
}

/** @param startMs  epoch ms */
export function manualClock(startMs = 0): ManualClock {
  let nowMs = startMs;
  return {
    now: () => nowMs,
    set(next) {
      if (next > nowMs) nowMs = next;
    },
    every: () => () => {},
  };
}
