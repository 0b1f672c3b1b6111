import type { CstElement, CstNode, IToken, TokenType } from 'chevrotain';
import type { RuleName } from '../grammar/kit.ts';
import { HIDDEN } from '../token/alphabet.ts';
import { type WordText, words } from '../token/words.ts';
import type { Name, QName, Span } from '../tree/literal.ts';

/** A part that the grammar promises is not there: the item has a syntax error, and its tree cannot be built. */
export class MissingPart extends Error {
  override name = 'MissingPart';
}

// A rule's name begins with a small letter, a token type's with a capital: below one name all are nodes, or all tokens.

/** The children made by a rule, in the order written. */
export function nodes(node: CstNode, rule: RuleName): readonly CstNode[] {
  return (node.children[rule] ?? []) as readonly CstNode[];
}

/** The first child made by a rule, or null. */
export function maybeNode(node: CstNode, rule: RuleName): CstNode | null {
  return (node.children[rule]?.[0] as CstNode | undefined) ?? null;
}

/** The child made by a rule, by position; throws `MissingPart`. */
export function theNode(node: CstNode, rule: RuleName, index = 0): CstNode {
  const found = index === 0 ? maybeNode(node, rule) : nodes(node, rule)[index];
  return found ?? missing(node, rule);
}

/** The children consumed as a token type, in the order written. */
export function tokens(node: CstNode, type: TokenType): readonly IToken[] {
  return (node.children[type.name] ?? []) as readonly IToken[];
}

/** The first child consumed as a token type, or null. */
export function maybeToken(node: CstNode, type: TokenType): IToken | null {
  return (node.children[type.name]?.[0] as IToken | undefined) ?? null;
}

/** The child consumed as a token type, by position; throws `MissingPart`. */
export function theToken(node: CstNode, type: TokenType, index = 0): IToken {
  const found = index === 0 ? maybeToken(node, type) : tokens(node, type)[index];
  return found ?? missing(node, type.name);
}

function missing(node: CstNode, what: string): never {
  throw new MissingPart(`${node.name} without ${what}`);
}

/** Whether a word stands directly in a node. */
export function hasWord(node: CstNode, text: WordText): boolean {
  return (node.children[words[text].name]?.length ?? 0) > 0;
}

/** The first of some words that stands directly in a node, or null. */
export function wordAmong<Text extends WordText>(node: CstNode, texts: readonly Text[]): Text | null {
  return texts.find((text) => hasWord(node, text)) ?? null;
}

/** The value, or `MissingPart` where recovery left a hole. */
export function present<Value>(value: Value | null | undefined, what: string): Value {
  if (value === null || value === undefined) throw new MissingPart(what);
  return value;
}

/** The value made of a clause, or null where the clause is not written. */
export function mapped<Part, Value>(part: Part | null, make: (part: Part) => Value): Value | null {
  return part === null ? null : make(part);
}

/** What a node or token covers. */
export function spanOf(element: CstElement): Span {
  if ('image' in element)
    return { start: element.startOffset, end: element.startOffset + element.image.length };
  const { startOffset, endOffset } = present(element.location, `${element.name} without a place`);
  if (endOffset === undefined || Number.isNaN(startOffset) || Number.isNaN(endOffset))
    throw new MissingPart(`${element.name} is empty`);
  return { start: startOffset, end: endOffset + 1 };
}

/** From the start of one span to the end of another. */
export function spanning(from: Span, to: Span): Span {
  return { start: from.start, end: to.end };
}

/** A name without its backticks, or any word where one may stand for a name. */
export function nameOf(token: IToken): Name {
  return { text: bare(token.image), span: spanOf(token) };
}

/** A dotted name from the rule `qname`. */
export function qnameOf(node: CstNode): QName {
  const words = elements(node).filter(
    (child): child is IToken => 'image' in child && child.tokenType.name !== 'Dot',
  );
  return { text: words.map((token) => bare(token.image)).join('.'), span: spanOf(node) };
}

/** All children that cover text, in the order written. */
export function elements(node: CstNode): readonly CstElement[] {
  // Read for every node of every file: one list, sorted only where several kinds of children alternate.
  const found: CstElement[] = [];
  let isSorted = true;
  let last = -1;
  for (const key in node.children)
    for (const child of node.children[key] ?? []) {
      const start = startOf(child);
      if (start === null) continue;
      if (start < last) isSorted = false;
      last = start;
      found.push(child);
    }
  return isSorted ? found : found.sort((a, b) => (startOf(a) ?? 0) - (startOf(b) ?? 0));
}

/** Calls `visit` for every child made by a rule: in the order of the rules' names in the tree, not of the text. */
export function eachNode(node: CstNode, visit: (child: CstNode) => void): void {
  for (const key in node.children)
    for (const child of node.children[key] ?? []) if ('children' in child) visit(child);
}

/** The first token under a node or token, or null where recovery left nothing. */
export function firstToken(element: CstElement): IToken | null {
  if ('image' in element) return element;
  // Asked of every clause of every file: no list, no sorting.
  let first: CstElement | null = null;
  let start = Number.POSITIVE_INFINITY;
  for (const key in element.children)
    for (const child of element.children[key] ?? []) {
      const at = startOf(child);
      if (at === null || at >= start) continue;
      first = child;
      start = at;
    }
  return first === null ? null : firstToken(first);
}

/** Where a node or token begins, or null where recovery left nothing. */
export function startOf(element: CstElement): number | null {
  const start = 'image' in element ? element.startOffset : element.location?.startOffset;
  return start === undefined || Number.isNaN(start) ? null : start;
}

const HIDDEN_ONES = new RegExp(`[${HIDDEN}]`, 'g');

/** An invisible character is told as a slip; the name counts as the one that it looks like. */
function bare(image: string): string {
  const name = image.startsWith('`') ? image.slice(1, -1) : image;
  return name.replace(HIDDEN_ONES, '');
}
