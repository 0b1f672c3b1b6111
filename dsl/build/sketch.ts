/** What a tree looks like without places: for tests and goldens. */
export type Sketch =
  | string
  | number
  | boolean
  | null
  | readonly Sketch[]
  | { readonly [key: string]: Sketch };

/**
 * A tree without spans, raw texts and clauses that are not written (null, false, empty lists); names and causes are
 * their text, literals and names in the place of a value are as written, with a `-` before negative ones.
 */
export function sketch(value: unknown): Sketch {
  if (value === null || typeof value === 'string' || typeof value === 'number' || typeof value === 'boolean')
    return value;
  if (Array.isArray(value)) return value.map(sketch);
  if (typeof value !== 'object') return null;
  const entries = new Map(Object.entries(value));
  if (entries.has('raw')) return String(entries.get('raw'));
  const keys = [...entries.keys()].filter((key) => key !== 'span');
  if (keys.length === 1 && keys[0] === 'text') return String(entries.get('text'));
  const isPlainName = entries.get('kind') === 'name' && entries.get('overall') !== true;
  if (isPlainName) return sketch(entries.get('name'));
  const written = keys
    .map((key) => [key, sketch(entries.get(key))] as const)
    .filter(([, part]) => isWritten(part));
  return Object.fromEntries(written);
}

function isWritten(part: Sketch): boolean {
  if (part === null || part === false) return false;
  return typeof part !== 'object' || (Array.isArray(part) ? part.length > 0 : Object.keys(part).length > 0);
}
