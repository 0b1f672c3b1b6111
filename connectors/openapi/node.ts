import type { Complain } from './document-problem.ts';

/** A part of the document, with what it refers to put in its place. */
export interface Node {
  readonly value: Readonly<Record<string, unknown>>;
  /** Where it is written; what stands beside a `$ref` counts as written at the reference. */
  readonly path: readonly string[];
}

const EXTENSION = 'x-ordersense';
/** References to references; a longer chain is a circle. */
const MOST_HOPS = 16;

/**
 * A part of the document by its path, references followed. OpenAPI 3.1 lets descriptions and extensions stand beside
 * a `$ref`; they win over those of the target.
 *
 * @returns null where nothing is written there; a value that is no object, or a reference that leads nowhere, is
 *          complained of too
 */
export function nodeAt(root: unknown, path: readonly string[], complain: Complain): Node | null {
  return follow(root, valueAt(root, path), path, complain, 0);
}

function follow(
  root: unknown,
  value: unknown,
  path: readonly string[],
  complain: Complain,
  hops: number,
): Node | null {
  if (value === undefined) return null;
  if (!isRecord(value)) return complain(path, 'settings are expected here', 'write `key: value` lines');
  const { $ref, ...beside } = value;
  if ($ref === undefined) return { value, path };
  const target = typeof $ref === 'string' && $ref.startsWith('#/') ? pathOf($ref) : null;
  if (target === null)
    return complain(
      [...path, '$ref'],
      'only references within this document are followed',
      'write it as `#/components/…`, or the thing itself',
    );
  if (hops === MOST_HOPS)
    return complain([...path, '$ref'], 'this reference leads back to itself', 'write the thing itself once');
  const found = valueAt(root, target);
  if (found === undefined)
    return complain(
      [...path, '$ref'],
      `there is no \`${String($ref)}\` in this document`,
      'add it, or correct the reference',
    );
  const resolved = follow(root, found, target, complain, hops + 1);
  if (resolved === null || Object.keys(beside).length === 0) return resolved;
  const extension = merged(resolved.value[EXTENSION], beside[EXTENSION]);
  return {
    value: {
      ...resolved.value,
      ...beside,
      ...(extension === undefined ? {} : { [EXTENSION]: extension }),
    },
    path,
  };
}

/** Keys of a `#/…` pointer, unescaped as RFC 6901 says. */
function pathOf(pointer: string): readonly string[] {
  return pointer
    .slice(2)
    .split('/')
    .map((key) => key.replaceAll('~1', '/').replaceAll('~0', '~'));
}

function valueAt(root: unknown, path: readonly string[]): unknown {
  return path.reduce<unknown>((at, key) => {
    if (Array.isArray(at)) return at[Number(key)];
    return isRecord(at) && Object.hasOwn(at, key) ? at[key] : undefined;
  }, root);
}

function merged(target: unknown, own: unknown): unknown {
  return isRecord(target) && isRecord(own) ? { ...target, ...own } : (own ?? target);
}

/** Whether a value has named parts. */
export function isRecord(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
