import type { ServerResponse } from 'node:http';

/** Ways to fail those who call. `applies`: whether the act takes effect all the same. */
export const MISBEHAVIOURS = {
  'request-lost': { applies: 'never' },
  'response-lost': { applies: 'now' },
  'error-500': { applies: 'never' },
  'error-500-done': { applies: 'now' },
  'too-many': { applies: 'never' },
  'error-body': { applies: 'never' },
  'half-open': { applies: 'never' },
  'slow-loris': { applies: 'now' },
  huge: { applies: 'now' },
  metadata: { applies: 'never' },
  'ignored-key': { applies: 'again' },
  'applied-late': { applies: 'late' },
} as const;

export type Misbehaving = keyof typeof MISBEHAVIOURS;

/** For whom, and how often, the platform misbehaves. */
export interface Misbehaviour {
  readonly kind: Misbehaving;
  /** A verb, probe or read; absent: any. */
  readonly name?: string;
  /** Requests that it befalls; absent: all until `behave`. */
  readonly times?: number;
}

/** Chunks of this many bytes until ten gigabytes are out, or the caller has had enough. */
const CHUNK = 'x'.repeat(65_536);
const HUGE_BYTES = 10_000_000_000;

/**
 * Does it.
 *
 * @returns false where the answer is as usual
 */
export function misbehave(kind: Misbehaving, response: ServerResponse): boolean {
  switch (kind) {
    case 'request-lost':
    case 'response-lost':
    case 'applied-late':
      response.socket?.destroy();
      return true;
    case 'error-500':
    case 'error-500-done':
      problem(response, 500, 'something broke');
      return true;
    case 'too-many':
      response.setHeader('retry-after', '3');
      problem(response, 429, 'too many calls');
      return true;
    case 'error-body':
      json(response, 200, { ok: false, error: 'it was not done' });
      return true;
    case 'half-open':
      return true;
    case 'slow-loris':
      drip(response);
      return true;
    case 'huge':
      pour(response);
      return true;
    case 'metadata':
      response.writeHead(307, { location: 'http://169.254.169.254/latest/meta-data/' }).end();
      return true;
    case 'ignored-key':
      return false;
  }
}

/** A JSON answer. */
export function json(response: ServerResponse, status: number, body: unknown): ServerResponse {
  return response.writeHead(status, { 'content-type': 'application/json' }).end(JSON.stringify(body));
}

/** An error as RFC 9457 says it. */
export function problem(response: ServerResponse, status: number, detail: string): ServerResponse {
  return response
    .writeHead(status, { 'content-type': 'application/problem+json' })
    .end(JSON.stringify({ title: 'refused', status, detail }));
}

function drip(response: ServerResponse): void {
  response.writeHead(200, { 'content-type': 'application/json' });
  const timer = setInterval(() => response.write(' '), 20);
  response.on('close', () => clearInterval(timer));
}

function pour(response: ServerResponse): void {
  response.writeHead(200, { 'content-type': 'application/json', 'content-length': HUGE_BYTES });
  let left = HUGE_BYTES;
  const more = () => {
    while (left > 0 && !response.destroyed) {
      left -= CHUNK.length;
      if (!response.write(CHUNK)) return;
    }
  };
  response.on('drain', more);
  more();
}
