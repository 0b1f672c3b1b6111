/** Largest record that is read, bytes. */
export const MAX_BYTES = 1_048_576;
/** Deepest nesting of a record's JSON. */
export const MAX_DEPTH = 32;

/** A JSON object, or the stable word and sentence of why it is refused. */
export type Guarded =
  | { readonly ok: true; readonly value: Readonly<Record<string, unknown>> }
  | { readonly ok: false; readonly reason: string; readonly message: string };

/** With the `u` flag a pair is one character, so only halves without their other half match. */
const LONE_SURROGATE = /\p{Surrogate}/u;

const utf8 = new TextDecoder('utf-8', { fatal: true });

/** Parses a record's bytes and refuses what could harm or mean two things: size, depth, prototype keys, half characters. */
export function guardJson(bytes: Uint8Array): Guarded {
  if (bytes.byteLength > MAX_BYTES)
    return refuse('too-large', `the record has ${bytes.byteLength} bytes, more than ${MAX_BYTES}`);
  let text: string;
  try {
    text = utf8.decode(bytes);
  } catch {
    return refuse('encoding', 'the record is not UTF-8');
  }
  // JSON.parse recurses: a depth that would overflow the stack is counted on the text first.
  if (deepestOf(text) > MAX_DEPTH) return refuse('too-deep', `the record is nested deeper than ${MAX_DEPTH}`);
  let value: unknown;
  try {
    value = JSON.parse(text);
  } catch {
    return refuse('json', 'the record is not JSON');
  }
  if (typeof value !== 'object' || value === null || Array.isArray(value))
    return refuse('json', 'the record is not a JSON object');
  if (text.includes('\\u') || text.includes('__proto__') || text.includes('constructor')) {
    const harm = harmIn(value);
    if (harm !== null) return harm;
  }
  return { ok: true, value: value as Readonly<Record<string, unknown>> };
}

function refuse(reason: string, message: string): Guarded & { readonly ok: false } {
  return { ok: false, reason, message };
}

/** Deepest bracket nesting outside texts; wrong JSON may give any number, which is refused later. */
function deepestOf(text: string): number {
  if (text.indexOf('{', 1) < 0 && text.indexOf('[') < 0) return 1;
  let depth = 0;
  let deepest = 0;
  let inText = false;
  for (let i = 0; i < text.length; i += 1) {
    const c = text.charCodeAt(i);
    if (inText) {
      if (c === 92) i += 1;
      else if (c === 34) inText = false;
    } else if (c === 34) inText = true;
    else if (c === 123 || c === 91) {
      depth += 1;
      if (depth > deepest) deepest = depth;
    } else if (c === 125 || c === 93) depth -= 1;
  }
  return deepest;
}

function harmIn(value: unknown): (Guarded & { readonly ok: false }) | null {
  if (typeof value === 'string')
    return !LONE_SURROGATE.test(value)
      ? null
      : refuse('encoding', 'a text holds half a character (a lone surrogate)');
  if (typeof value !== 'object' || value === null) return null;
  for (const [key, inner] of Object.entries(value)) {
    if (key === '__proto__' || key === 'constructor') return refuse('key', `a key is called \`${key}\``);
    if (LONE_SURROGATE.test(key))
      return refuse('encoding', 'a key holds half a character (a lone surrogate)');
    const harm = harmIn(inner);
    if (harm !== null) return harm;
  }
  return null;
}
