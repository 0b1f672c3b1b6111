/** After so long without an instant that was looked at, the engine does not evaluate: six ticks (E12). */
const STANDS_MS = 60_000;

/**
 * A sign of life for a dead-man's switch outside: whoever hears nothing for some minutes pages somebody.
 *
 * @param evaluatedAgoMs  how long ago the evaluator looked for something to judge; null: never
 * @param give            tells the outside
 * @returns gives the sign where the evaluator did so within a minute; else says nothing, which is the alarm
 */
export function heartbeat(
  evaluatedAgoMs: () => number | null,
  give: () => Promise<void>,
): () => Promise<void> {
  return async () => {
    const agoMs = evaluatedAgoMs();
    if (agoMs !== null && agoMs < STANDS_MS) await give();
  };
}
