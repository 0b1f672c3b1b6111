import { say } from '../say.ts';
import type { Complain } from './document-problem.ts';

/** Keys and indices from the root of the document. */
export type Path = readonly string[];

/** A document that is being read. */
export interface Reading {
  readonly root: unknown;
  readonly complain: Complain;
}

/** An object of the document, with what a `$ref` refers to in the reference's place. */
export interface Node {
  readonly value: Readonly<Record<string, unknown>>;
  /** Where it is written; for a reference, where the reference is. */
  readonly path: Path;
  /** Where its parts are written, key by key; a key that is not here would stand right below `path`. */
  readonly parts: ReadonlyMap<string, Path>;
}

export const EXTENSION = 'x-ordersense';
/** References to references; a longer chain is a circle. */
const MOST_HOPS = 16;

/** The whole document; null, and a complaint, where it is no object. */
export function rootNode(reading: Reading): Node | null {
  return nodeOf(reading, reading.root, [], 0);
}

/**
 * The object under a key, references followed. OpenAPI 3.1 lets descriptions and extensions stand beside a `$ref`;
 * they win over those of the target.
 *
 * @returns null where nothing is written there; null and a complaint for what is no object, and for a reference that
 *          leads nowhere
 */
export function child(reading: Reading, parent: Node, key: string): Node | null {
  const value = Object.hasOwn(parent.value, key) ? parent.value[key] : undefined;
  return value === undefined ? null : nodeOf(reading, value, placeOf(parent, key), 0);
}

/** What `child` gives for each key on the way, null as soon as one of them is not there. */
export function descendant(reading: Reading, from: Node, keys: readonly string[]): Node | null {
  return keys.reduce<Node | null>((at, key) => at && child(reading, at, key), from);
}

/** The objects of a list under a key, references followed; a value that is no list counts as none. */
export function children(reading: Reading, parent: Node, key: string): readonly Node[] {
  const list = parent.value[key];
  if (!Array.isArray(list)) return [];
  return list.flatMap(
    (value: unknown, i) => nodeOf(reading, value, [...placeOf(parent, key), String(i)], 0) ?? [],
  );
}

/** Where a part of the node is written. */
export function placeOf(node: Node, key: string): Path {
  return node.parts.get(key) ?? [...node.path, key];
}

/** Whether a value has named parts. */
export function isRecord(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

/** A key's value as text, without blanks around it; '' where there is none. */
export function textIn({ value }: Node, key: string): string {
  const text = value[key];
  return typeof text === 'string' ? text.trim() : '';
}

function nodeOf(reading: Reading, value: unknown, path: Path, hops: number): Node | null {
  const { complain } = reading;
  if (!isRecord(value))
    return complain(path, say`\`key: value\` lines are expected here`, say`write them, or leave it out`);
  const { $ref, ...beside } = value;
  if ($ref === undefined) return { value, path, parts: new Map() };
  const target = targetOf(reading, $ref, [...path, '$ref'], hops);
  if (target === null) return null;
  const extension = merged(target.value[EXTENSION], beside[EXTENSION]);
  const inherited = Object.keys(target.value).map((key) => [key, placeOf(target, key)] as const);
  const own = Object.keys(beside).map((key) => [key, [...path, key]] as const);
  return {
    value: { ...target.value, ...beside, ...(extension === undefined ? {} : { [EXTENSION]: extension }) },
    path,
    parts: new Map([...inherited, ...own]),
  };
}

function targetOf(reading: Reading, reference: unknown, at: Path, hops: number): Node | null {
  const { root, complain } = reading;
  if (typeof reference !== 'string' || !reference.startsWith('#/'))
    return complain(
      at,
      say`only references within this document are followed`,
      say`write it as \`#/components/…\`, or write the thing itself`,
    );
  if (hops === MOST_HOPS)
    return complain(at, say`\`${reference}\` leads back to itself`, say`write the thing itself once`);
  // RFC 6901: `~1` stands for a slash in a key.
  const keys = reference
    .slice(2)
    .split('/')
    .map((key) => key.replaceAll('~1', '/').replaceAll('~0', '~'));
  const found = keys.reduce<unknown>((value, key) => {
    if (Array.isArray(value)) return value[Number(key)];
    return isRecord(value) && Object.hasOwn(value, key) ? value[key] : undefined;
  }, root);
  if (found === undefined)
    return complain(
      at,
      say`there is no \`${reference}\` in this document`,
      say`add it, or correct the reference`,
    );
  return nodeOf(reading, found, keys, hops + 1);
}

/** What stands nearer wins, word by word. */
function merged(target: unknown, own: unknown): unknown {
  return isRecord(target) && isRecord(own) ? { ...target, ...own } : (own ?? target);
}
