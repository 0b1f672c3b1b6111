import { createHash } from 'node:crypto';

/**
 * One text for one value: object keys in code-unit order, no spaces, keys whose value is `undefined` left out.
 * Array order is meaning and is kept. Numbers and texts are written as `JSON.stringify` writes them (RFC 8785's
 * rules for both).
 *
 * @throws TypeError on NaN, infinities, functions and bigints: they have no JSON form, so they are our bug
 */
export function canonicalJson(value: unknown): string {
  switch (typeof value) {
    case 'string':
    case 'boolean':
      return JSON.stringify(value);
    case 'number':
      if (!Number.isFinite(value)) throw new TypeError(`no JSON form for ${value}`);
      return JSON.stringify(value);
    case 'object':
      break;
    default:
      throw new TypeError(`no JSON form for a ${typeof value}`);
  }
  if (value === null) return 'null';
  if (Array.isArray(value)) return `[${value.map(canonicalJson).join(',')}]`;
  const members = Object.entries(value)
    .filter(([, member]) => member !== undefined)
    .sort(([a], [b]) => (a < b ? -1 : a > b ? 1 : 0))
    .map(([key, member]) => `${JSON.stringify(key)}:${canonicalJson(member)}`);
  return `{${members.join(',')}}`;
}

/** SHA-256 of the canonical JSON, in lower-case hex (64 characters). */
export function contentHash(value: unknown): string {
  return createHash('sha256').update(canonicalJson(value)).digest('hex');
}

/** Name of a node by its content: 12 hex digits, 48 bits; the compiler refuses the collision it never meets. */
export function shortId(value: unknown): string {
  return contentHash(value).slice(0, 12);
}
