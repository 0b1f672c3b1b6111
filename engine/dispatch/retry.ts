import type { Outcome } from '../../connectors/connector.ts';
import type { Json } from '../decision.ts';
import type { RunRow } from '../store.ts';

/** R23: full jitter between 0 and base × 2ⁿ, at most the cap. */
export const BASE_MS = 1_000;
export const CAP_MS = 300_000;
/** Attempts of an act; an undo has no limit (R18). */
export const ATTEMPTS = 8;
/** How long after its first send an act is tried, ms. */
export const GIVE_UP_MS = 900_000;
/** Longest `Retry-After` that is honoured, ms: an undo must not sleep for a day because somebody else says so. */
export const RETRY_AFTER_MAX_MS = 900_000;

/** What earlier attempts of a run left in its row. */
export interface Attempts {
  /** Effect clock of the first send, null before it. */
  readonly firstSentMs: number | null;
  /** True when an earlier attempt may have acted: then only success is certain. */
  readonly mayHaveActed: boolean;
  /** How the last attempt ended, for people; '' before the first. */
  readonly detail: string;
}

/** What becomes of a run after an attempt. */
export type Verdict =
  | { readonly kind: 'retry'; readonly notBeforeMs: number; readonly attempts: Attempts }
  | { readonly kind: 'final'; readonly status: 'succeeded' | 'failed' | 'unknown'; readonly detail: string };

/**
 * Decides after one attempt. A definite failure after an attempt that may have acted stays `unknown`: the first one
 * may have done it. Unknown is tried again only where the manifest's `key` makes that safe, or where the remote can be asked first (E4).
 *
 * @param before       what earlier attempts left (`attemptsOf`)
 * @param idempotency  of the verb's manifest
 * @param nowMs        effect clock after the attempt
 * @param random       uniform in [0, 1)
 * @param askAfterMs   how long to wait at least before the remote is asked, where it can be
 * @see AWS Architecture Blog, "Exponential Backoff And Jitter": full jitter
 */
export function verdictOf(
  run: Pick<RunRow, 'kind' | 'attempts' | 'policy' | 'deadlineMs' | 'expiresAtMs'>,
  before: Attempts,
  outcome: Outcome,
  idempotency: 'key' | 'lookup' | 'none',
  nowMs: number,
  random: number,
  askAfterMs = 0,
): Verdict {
  if (outcome.kind === 'succeeded') return { kind: 'final', status: 'succeeded', detail: outcome.detail };
  const mayHaveActed = before.mayHaveActed || outcome.kind === 'unknown';
  const end = (why: string): Verdict => ({
    kind: 'final',
    status: mayHaveActed ? 'unknown' : 'failed',
    detail: `${outcome.reason}${why}`,
  });
  const again = outcome.kind === 'failed' ? outcome.retryable : idempotency !== 'none';
  if (!again) return end('');
  const made = run.attempts + 1;
  const retryAfterMs = outcome.kind === 'failed' ? outcome.retryAfterMs : null;
  const everyMs = run.kind === 'act' ? (run.policy?.everyMs ?? null) : null;
  const waitMs = everyMs === null ? delayMs(made, random, retryAfterMs) : spacedMs(everyMs, retryAfterMs);
  const notBeforeMs = Math.ceil(nowMs + Math.max(waitMs, outcome.kind === 'unknown' ? askAfterMs : 0));
  if (run.kind === 'act') {
    if (made >= (run.policy?.attempts ?? ATTEMPTS)) return end(`; gave up after ${made} attempts`);
    const untilMs = giveUpMs(run, before.firstSentMs ?? nowMs);
    if (notBeforeMs > untilMs)
      return end(`; gave up after ${made} ${made === 1 ? 'attempt' : 'attempts'}, no time left`);
  }
  const attempts = { firstSentMs: before.firstSentMs ?? nowMs, mayHaveActed, detail: outcome.reason };
  return { kind: 'retry', notBeforeMs, attempts };
}

/** How long to wait after attempt number `made` (1, 2 …), ms: at least 1, and a `Retry-After` that is honoured. */
export function delayMs(made: number, random: number, retryAfterMs: number | null): number {
  const jitterMs = random * Math.min(CAP_MS, BASE_MS * 2 ** Math.min(made - 1, 30));
  return Math.max(1, jitterMs, Math.min(retryAfterMs ?? 0, RETRY_AFTER_MAX_MS));
}

/** The author's own spacing, and a `Retry-After` that is honoured, ms. */
function spacedMs(everyMs: number, retryAfterMs: number | null): number {
  return Math.max(everyMs, Math.min(retryAfterMs ?? 0, RETRY_AFTER_MAX_MS));
}

/**
 * Effect clock after which an act is not sent again: 15 min after its first send or as long as its author says, or when
 * its effect would end (R23).
 */
export function giveUpMs(run: Pick<RunRow, 'expiresAtMs' | 'policy'>, firstSentMs: number): number {
  const forMs = run.policy?.forMs ?? GIVE_UP_MS;
  return Math.min(firstSentMs + forMs, run.expiresAtMs ?? Number.POSITIVE_INFINITY);
}

const fresh: Attempts = { firstSentMs: null, mayHaveActed: false, detail: '' };

/** Reads the row's outcome; what is no document of ours counts as none. */
export function attemptsOf(outcome: Json): Attempts {
  if (typeof outcome !== 'object' || outcome === null || Array.isArray(outcome)) return fresh;
  const { firstSentMs, mayHaveActed, detail } = outcome as { readonly [key: string]: Json };
  return {
    firstSentMs: typeof firstSentMs === 'number' ? firstSentMs : null,
    mayHaveActed: mayHaveActed === true,
    detail: typeof detail === 'string' ? detail : '',
  };
}
