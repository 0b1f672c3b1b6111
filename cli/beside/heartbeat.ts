/** After so long without an instant that was looked at, the engine does not evaluate: six ticks (E12). */
const STANDS_MS = 60_000;

/** A sign of life for a dead-man's switch outside: whoever hears nothing for some minutes pages somebody. */
export interface Heartbeat {
  /** The evaluator has looked whether there is something to judge. */
  evaluated(): void;
  /** Gives the sign where the evaluator did so within a minute; else says nothing, which is the alarm. */
  beat(): Promise<void>;
}

/**
 * @param nowMs  the machine's time, which never jumps back
 * @param give   tells the outside
 */
export function heartbeat(nowMs: () => number, give: () => Promise<void>): Heartbeat {
  let lastMs = Number.NEGATIVE_INFINITY;
  return {
    evaluated() {
      lastMs = nowMs();
    },
    async beat() {
      if (nowMs() - lastMs < STANDS_MS) await give();
    },
  };
}
