import type { Answer, HttpResponse } from '../connector.ts';

/** What an answer means to whoever asked. */
export type Answered<T> = (response: HttpResponse) => T;

type Plain = string | number | boolean | null;

/** More fields than any probe declares; what answers more is not the service that was meant. */
const MAX_FIELDS = 1_000;
const MAX_DEPTH = 8;

/**
 * The JSON object of a 2xx answer as flat fields: `{"app":{"ok":true}}` is `app_ok`. Lists are left out: a probe
 * declares scalars. Anything else is unknown, with the reason and without the body.
 */
export function answerOf({ status, body }: HttpResponse): Answer {
  if (status < 200 || status >= 300) return { kind: 'unknown', reason: `answered ${status}` };
  let parsed: unknown;
  try {
    parsed = JSON.parse(body);
  } catch {
    return { kind: 'unknown', reason: `answered ${status} with a body that is no JSON` };
  }
  if (!isRecord(parsed)) return { kind: 'unknown', reason: `answered ${status} with JSON that is no object` };
  const fields = new Map<string, Plain>();
  flatten(parsed, '', 0, fields);
  if (fields.size > MAX_FIELDS) return { kind: 'unknown', reason: `answered more than ${MAX_FIELDS} fields` };
  return { kind: 'answered', fields: Object.fromEntries(fields) };
}

function flatten(
  record: Record<string, unknown>,
  prefix: string,
  depth: number,
  into: Map<string, Plain>,
): void {
  for (const [name, value] of Object.entries(record)) {
    if (name === '__proto__' || into.size > MAX_FIELDS) continue;
    if (isRecord(value)) {
      if (depth < MAX_DEPTH) flatten(value, `${prefix}${name}_`, depth + 1, into);
    } else if (value === null || typeof value !== 'object') into.set(`${prefix}${name}`, value as Plain);
  }
}

function isRecord(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
