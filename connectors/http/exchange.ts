import { type ConnectorPorts, HttpFault, type HttpRequest, type Outcome } from '../connector.ts';
import { textOf } from '../secret.ts';
import { type Cidr, mayConnect, parseCidr } from './address.ts';
import type { Answered } from './answer.ts';
import { faultOutcome, outcomeOf } from './outcome.ts';
import type { HttpSettings } from './settings.ts';

/** Longest body in either direction, bytes. */
const MAX_BYTES = 1_048_576;

/** What an instance's settings say of every request. */
export type Exchange = Pick<HttpSettings, 'headers' | 'timeoutMs' | 'allowPrivate'>;

/** What a call is given besides what is sent. */
export interface ExchangeContext {
  readonly settings: Exchange;
  readonly http: ConnectorPorts['http'];
  readonly signal: AbortSignal;
}

/** One act as it goes over the wire. */
export interface Act {
  readonly method: HttpRequest['method'];
  readonly url: URL;
  /** Sent as JSON; undefined: no body. */
  readonly content: unknown;
  /** Beside those of the settings, lower case. */
  readonly headers?: Readonly<Record<string, string>>;
}

/**
 * Performs an act under its key; an undo has a key of its own. A `DELETE` of what is gone already succeeded.
 *
 * @param meaning  what an answer means
 */
export async function acted(
  { method, url, content, headers: own = {} }: Act,
  context: ExchangeContext & { readonly key: string; readonly undo: boolean },
  meaning: Answered<Outcome> = outcomeOf,
): Promise<Outcome> {
  const text = content === undefined ? null : JSON.stringify(content);
  if (text !== null && new TextEncoder().encode(text).length > MAX_BYTES)
    return refused('the body is longer than 1 MiB');
  const plain = plainRequest(context);
  const headers = {
    ...plain.headers,
    ...own,
    ...(text === null ? {} : { 'content-type': 'application/json' }),
    'idempotency-key': sentKey(context),
  };
  try {
    const response = await context.http({ ...plain, method, url, headers, body: text });
    if (method === 'DELETE' && (response.status === 404 || response.status === 410))
      return { kind: 'succeeded', detail: `answered ${response.status}: it was gone already` };
    return meaning(response);
  } catch (error) {
    if (error instanceof HttpFault) return faultOutcome(error);
    throw error;
  }
}

/**
 * Asks by GET; without an answer it is unknown, with the reason.
 *
 * @param meaning  what the answer means
 */
export async function asked<T>(
  url: URL,
  meaning: Answered<T>,
  context: ExchangeContext,
): Promise<T | { readonly kind: 'unknown'; readonly reason: string }> {
  try {
    return meaning(await context.http({ ...plainRequest(context), method: 'GET', url }));
  } catch (error) {
    if (error instanceof HttpFault) return { kind: 'unknown', reason: error.message };
    throw error;
  }
}

/** The key by which the service knows an act: a key may hold any text, a header only printable ASCII. */
export function sentKey({ key, undo }: { readonly key: string; readonly undo: boolean }): string {
  return headerKey(undo ? `${key}/undo` : key);
}

/** What a header cannot hold is percent-encoded, and so is `%`. */
export function headerKey(key: string): string {
  return key.replace(/\p{Surrogate}/gu, '\ufffd').replace(/[^\x21-\x7e]|%/gu, encodeURIComponent);
}

/** Nothing was sent, and trying again would not help. */
export function refused(reason: string): Outcome & { readonly kind: 'failed' } {
  return { kind: 'failed', reason, retryable: false, retryAfterMs: null };
}

function plainRequest({ settings, signal }: ExchangeContext): Omit<HttpRequest, 'method' | 'url'> {
  const open = settings.allowPrivate.map(parseCidr).filter((cidr): cidr is Cidr => cidr !== null);
  const given = Object.entries(settings.headers).map(
    ([name, value]) => [name.toLowerCase(), textOf(value)] as const,
  );
  return {
    headers: { accept: 'application/json', ...Object.fromEntries(given) },
    body: null,
    signal,
    maxBytes: MAX_BYTES,
    timeoutMs: settings.timeoutMs,
    mayConnect: (address) => mayConnect(address, open),
  };
}
