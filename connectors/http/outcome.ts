import type { HttpFault, HttpResponse, Outcome } from '../connector.ts';

/** Longest wait that a `Retry-After` is believed, ms: a day; the engine has its own, shorter limits. */
const RETRY_AFTER_MAX_MS = 86_400_000;

/**
 * What an answer to an act means.
 *
 * | status | outcome |
 * |---|---|
 * | 2xx | succeeded, unless the JSON body says otherwise (`ok` or `success` false, or an `error`) |
 * | 3xx | failed: redirects are not followed |
 * | 408, 409, 425, 429 | failed, worth another attempt, after `Retry-After` where given |
 * | other 4xx | failed for good |
 * | 503 | failed, worth another attempt: the server says that it did not take it |
 * | other 5xx | unknown: it broke on the way, and may have acted before (a gateway's 502 and 504 too) |
 *
 * Bodies stay out of the text: they may repeat a header or somebody's name.
 */
export function outcomeOf(response: HttpResponse): Outcome {
  const { status } = response;
  if (status >= 200 && status < 300) {
    return saysError(response.body)
      ? failed(`answered ${status} with an error in its body`, false, null)
      : { kind: 'succeeded', detail: `answered ${status}` };
  }
  if (status >= 300 && status < 400)
    return failed(`answered ${status}: redirects are not followed`, false, null);
  if (status >= 500 && status !== 503)
    return { kind: 'unknown', reason: `answered ${status}: it may have acted before it broke` };
  const retryable = [408, 409, 425, 429, 503].includes(status);
  return failed(`answered ${status}`, retryable, retryable ? retryAfterMs(response) : null);
}

/** What a request without an answer means: nothing was done where nothing left, else nobody knows. */
export function faultOutcome(fault: HttpFault): Outcome {
  return fault.sent
    ? { kind: 'unknown', reason: fault.message }
    : failed(fault.message, !fault.refused, null);
}

/**
 * `Retry-After` in ms from now: seconds, or an HTTP date against the answer's own `Date` (our clock is not asked,
 * and theirs may be wrong). null: not given or not readable.
 *
 * @see RFC 9110 §10.2.3
 */
export function retryAfterMs({ headers }: Pick<HttpResponse, 'headers'>): number | null {
  const given = headers['retry-after']?.trim();
  if (given === undefined || given === '') return null;
  if (/^\d+$/.test(given)) return Math.min(Number(given) * 1000, RETRY_AFTER_MAX_MS);
  const waitMs = Date.parse(given) - Date.parse(headers['date'] ?? '');
  return Number.isFinite(waitMs) ? Math.min(Math.max(waitMs, 0), RETRY_AFTER_MAX_MS) : null;
}

/** The three ways in which services say "no" with a 200. */
function saysError(body: string): boolean {
  if (!body.trimStart().startsWith('{')) return false;
  let answer: Record<string, unknown>;
  try {
    answer = JSON.parse(body);
  } catch {
    return false;
  }
  const { ok, success, error, errors } = answer as {
    ok?: unknown;
    success?: unknown;
    error?: unknown;
    errors?: unknown;
  };
  if (ok === false || success === false) return true;
  if (Array.isArray(errors) && errors.length > 0) return true;
  return error !== undefined && error !== null && error !== false && error !== '';
}

function failed(reason: string, retryable: boolean, waitMs: number | null): Outcome {
  return { kind: 'failed', reason, retryable, retryAfterMs: waitMs };
}
