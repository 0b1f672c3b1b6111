import type { Truth } from '../rules/truth.ts';

/** Longest unknown spell that a short hold survives (E15). */
const PATIENCE_MS = 600_000;

/** The clock of one `for d` on one instance. Kept from the first true instant until it is reset. */
export interface Hold {
  /** How long it has been known true, ms of event time. */
  readonly elapsedMs: number;
  /** The last instant that was judged. */
  readonly atMs: number;
  /** First unknown instant since it was last true; null while it is true. */
  readonly unknownSinceMs: number | null;
}

/**
 * One instant of a hold (E15): elapsed grows by Tᵢ−Tᵢ₋₁ when both instants are true, stays on unknown, and is reset
 * on false or after unknown longer than max(d, 10 min).
 *
 * @param was    null before the first true instant and after a reset
 * @param inner  truth of what must last, at `atMs`
 * @param forMs  d
 */
export function stepHold(was: Hold | null, inner: Truth, atMs: number, forMs: number): Hold | null {
  if (inner === false) return null;
  const patienceMs = Math.max(forMs, PATIENCE_MS);
  if (inner === null) {
    if (was === null) return null;
    const unknownSinceMs = was.unknownSinceMs ?? atMs;
    return atMs - unknownSinceMs > patienceMs ? null : { elapsedMs: was.elapsedMs, atMs, unknownSinceMs };
  }
  if (was === null) return { elapsedMs: 0, atMs, unknownSinceMs: null };
  if (was.unknownSinceMs === null)
    return { elapsedMs: was.elapsedMs + (atMs - was.atMs), atMs, unknownSinceMs: null };
  // The spell ended only now, so its whole length counts against the patience.
  const elapsedMs = atMs - was.unknownSinceMs > patienceMs ? 0 : was.elapsedMs;
  return { elapsedMs, atMs, unknownSinceMs: null };
}

/**
 * Truth of the hold after `stepHold`: false while it has not lasted long enough, unknown while what must last is
 * unknown.
 */
export function holdTruth(hold: Hold | null, inner: Truth, forMs: number): Truth {
  if (inner !== true) return inner;
  return hold !== null && hold.elapsedMs >= forMs;
}
