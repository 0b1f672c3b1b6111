import type { Span } from '../tree/literal.ts';

/** Longer pieces of text are shown by both their ends. */
const LONGEST = 60;
const END = 24;
/** Behind every offset. */
const NOWHERE = Number.MAX_SAFE_INTEGER;

/**
 * A tree as indented lines for tests: `key kind value ‹the words at its span›`, so that a wrong value and a wrong place
 * both show. Clauses that are not written (null, false, no entries) have no line; a line break is `⏎`, CR is `␍`.
 *
 * @param tree  a node, or a list of nodes
 * @param text  the NFC text that the spans count in
 */
export function writtenTree(tree: unknown, text: string): string {
  const lines = Array.isArray(tree)
    ? tree.flatMap((one: unknown) => linesOf('', one, text, 0))
    : linesOf('', tree, text, 0);
  return lines.join('\n');
}

/** A template literal of a test without its first line break, its margin and its last line. */
export function unindented(block: string): string {
  const lines = block
    .replace(/^\n/, '')
    .replace(/\n[ ]*$/, '')
    .split('\n');
  const margins = lines.filter((line) => line.trim() !== '').map((line) => line.search(/\S/));
  return lines.map((line) => line.slice(Math.min(...margins))).join('\n');
}

function linesOf(key: string, value: unknown, text: string, depth: number): string[] {
  if (!isWritten(value)) return [];
  if (Array.isArray(value)) return value.flatMap((one: unknown) => linesOf(`${key}[]`, one, text, depth));
  if (typeof value !== 'object' || value === null) return [lineOf(depth, [key, String(value)])];
  const span = spanIn(value);
  const words = span === null ? '' : text.slice(span.start, span.end);
  const parts = Object.entries(value).filter(([name]) => name !== 'span' && name !== 'raw');
  const said = parts.map(([name, part]) => saidOf(name, part, words)).filter((part) => part !== '');
  const place = span === null ? '' : `‹${shown(words)}›`;
  const inner = parts
    .filter(([name, part]) => typeof part === 'object' && !isImplied(name, part, value))
    .sort(([, a], [, b]) => firstOffset(a) - firstOffset(b))
    .flatMap(([name, part]) => linesOf(name, part, text, depth + 1));
  return [lineOf(depth, [key, ...said, place]), ...inner];
}

/** A scalar of a node; one that is spelled as it reads needs no words. */
function saidOf(name: string, part: unknown, words: string): string {
  if (typeof part === 'object') return '';
  if (name === 'kind') return String(part);
  // `false` is a value of its own as a literal, and elsewhere a clause that is not written.
  if (part === true && name !== 'value') return name;
  if (part === false && name !== 'value') return '';
  if (['text', 'value'].includes(name) && [String(part), `"${String(part)}"`].includes(words)) return '';
  const text = shown(String(part));
  return `${name}=${text.trim() === text ? text : `"${text}"`}`;
}

/** A text without placeholders is one plain part, a name in the place of a value has the place of its name. */
function isImplied(name: string, part: unknown, of: object): boolean {
  const kind: unknown = Reflect.get(of, 'kind');
  if (kind === 'text')
    return Array.isArray(part) && part.every((one) => Reflect.get(one, 'kind') === 'plain');
  if (kind !== 'name' || name !== 'name' || typeof part !== 'object' || part === null) return false;
  const [own, inner] = [spanIn(of), spanIn(part)];
  return own?.start === inner?.start && own?.end === inner?.end;
}

/** Parts are listed as they stand in the text, whatever the order of a node's properties. */
function firstOffset(part: unknown): number {
  if (typeof part !== 'object' || part === null) return NOWHERE;
  return spanIn(part)?.start ?? Math.min(NOWHERE, ...Object.values(part).map(firstOffset));
}

function spanIn(value: object): Span | null {
  return (Reflect.get(value, 'span') as Span | undefined) ?? null;
}

function lineOf(depth: number, words: readonly string[]): string {
  return '  '.repeat(depth) + words.filter((word) => word !== '').join(' ');
}

function shown(text: string): string {
  const line = text.replaceAll('\r', '␍').replaceAll('\n', '⏎');
  return line.length > LONGEST ? `${line.slice(0, END)} … ${line.slice(-END)}` : line;
}

function isWritten(part: unknown): boolean {
  if (part === null || part === undefined || part === false) return false;
  if (typeof part !== 'object') return true;
  return spanIn(part) !== null || Object.values(part).some(isWritten);
}
