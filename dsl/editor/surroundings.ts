import type { IToken } from 'chevrotain';
import { isA } from '../grammar/gates.ts';
import type { MetricModel } from '../model/metric.ts';
import type { SourceModel } from '../model/source.ts';
import type { Knowledge } from '../resolve/knowledge.ts';
import { Text } from '../token/literals.ts';
import { Cmp, Comma, Dot, LCurly, LParen, LSquare, RCurly, RParen, RSquare } from '../token/signs.ts';
import { words as k, Word } from '../token/words.ts';

/** A dotted name among tokens, with the index of its first token. */
interface NameAt {
  readonly text: string;
  readonly index: number;
}

/**
 * What the tokens before the cursor say about the place. While somebody types, the item has a syntax error and no
 * tree, so this reads the tokens themselves, backwards from the cursor.
 */

/** Dimensions that the item's `when` binds so far, as written. */
export function boundBy(before: readonly IToken[]): readonly string[] {
  const when = before.findIndex(({ tokenType }) => tokenType === k.when);
  const per = before.findIndex(({ tokenType }, index) => index > when && tokenType === k.per);
  if (when < 0 || per < 0) return [];
  const bound: string[] = [];
  for (let index = per + 1; index < before.length; index += 2) {
    const name = before[index];
    if (name === undefined || !isA(name, Word)) break;
    bound.push(name.image);
    if (before[index + 1]?.tokenType !== Comma) break;
  }
  return bound;
}

/** Causes that the checks before the cursor can find, as they are written after `cause is`. */
export function causesBefore(before: readonly IToken[], knowledge: Knowledge): readonly string[] {
  const causes: string[] = [];
  for (const [index, { tokenType }] of before.entries()) {
    if (tokenType === k.because) causes.push(causeAt(before, index + 1));
    if (tokenType !== k.check) continue;
    for (const name of listAt(before, index + 1)) {
      const node = knowledge.scope.find(name)?.node;
      if (node?.kind === 'define-check') causes.push(...node.causes.map(({ cause }) => cause.text));
    }
  }
  return [...new Set(causes)];
}

/** The verb or probe whose brackets are open at the cursor, and the arguments that it has already. */
export function openCall(
  before: readonly IToken[],
): { readonly name: string; readonly given: readonly string[] } | null {
  let depth = 0;
  const given: string[] = [];
  for (let index = before.length - 1; index >= 0; index--) {
    const token = before[index]!;
    if (CLOSING.has(token.tokenType)) depth++;
    else if (OPENING.has(token.tokenType)) {
      if (depth > 0) depth--;
      else {
        const name = token.tokenType === LParen ? nameBefore(before, index) : null;
        return name === null ? null : { name: name.text, given };
      }
    } else if (depth === 0 && before[index + 1]?.image === ':' && isA(token, Word)) given.push(token.image);
  }
  return null;
}

/** The index of the `[` of the list that is open at the cursor; null where something else is open, or nothing. */
export function openList(before: readonly IToken[]): number | null {
  let depth = 0;
  for (let index = before.length - 1; index >= 0; index--) {
    const { tokenType } = before[index]!;
    if (CLOSING.has(tokenType)) depth++;
    else if (OPENING.has(tokenType)) {
      if (depth === 0) return tokenType === LSquare ? index : null;
      depth--;
    }
  }
  return null;
}

/** The argument whose value is being typed: the word before the last colon of the open call. */
export function openArgument(before: readonly IToken[]): string | null {
  const colon = before.at(-1)?.image === ':' ? before.at(-2) : undefined;
  return colon === undefined ? null : colon.image;
}

/** The source whose fields may stand here: that of the fold, the `each`, the metric or the declaration before it. */
export function sourceBefore(before: readonly IToken[], knowledge: Knowledge): SourceModel | null {
  // An audience is of one table, whatever its filter asks.
  if (before[1]?.tokenType === k.audience) {
    const sign = before.findIndex(({ image }) => image === '=');
    const name = nameFrom(before, sign + 1);
    return name === null ? null : sourceNamed(name, knowledge);
  }
  for (let index = before.length - 1; index >= 0; index--) {
    const name = nameFrom(before, index);
    if (name === null) continue;
    const source = sourceNamed(name, knowledge);
    if (source !== null) return source;
    const metric = knowledge.metrics.get(name)?.model;
    if (metric?.kind === 'fold') return knowledge.sources.get(metric.source)?.model ?? null;
  }
  return null;
}

/** The source whose event or row the item's `when each` binds; null where it watches something else. */
export function rowOf(before: readonly IToken[], knowledge: Knowledge): SourceModel | null {
  const each = before.findIndex(({ tokenType }) => tokenType === k.each);
  const name = before[each - 1]?.tokenType === k.when ? nameFrom(before, each + 1) : null;
  return name === null ? null : sourceNamed(name, knowledge);
}

/** The playbook that a test is written for: `test "…" for NAME {`; null where it says none. */
export function playbookNamedBy(before: readonly IToken[]): string | null {
  const open = before.findIndex(({ tokenType }) => tokenType === LCurly);
  return before[2]?.tokenType === k.for && open > 3 ? (nameBefore(before, open)?.text ?? null) : null;
}

/** The field whose values are being listed: `field event is one of ("placed", …`; null elsewhere. */
export function fieldBeingListed(before: readonly IToken[]): string | null {
  let index = before.length - 1;
  while (index >= 0 && (isA(before[index]!, Text) || before[index]?.tokenType === Comma)) index--;
  const isList =
    before[index]?.tokenType === LParen &&
    before[index - 1]?.tokenType === k.of &&
    before[index - 2]?.tokenType === k.one;
  const name = before[index - 4];
  return isList && name !== undefined ? name.image : null;
}

/** A metric by its name, or by its name and one of its dimensions: `orders.region`. */
export function metricNamed(name: string, knowledge: Knowledge): MetricModel | null {
  const whole = knowledge.metrics.get(name)?.model;
  if (whole !== undefined) return whole;
  const cut = name.lastIndexOf('.');
  const sliced = knowledge.metrics.get(name.slice(0, cut))?.model;
  return sliced?.per.includes(name.slice(cut + 1)) ? sliced : null;
}

/** A source by its name, or by that of one of its fields. */
export function sourceNamed(name: string, knowledge: Knowledge): SourceModel | null {
  const words = name.split('.');
  for (let length = words.length; length > 0; length--) {
    const known = knowledge.sources.get(words.slice(0, length).join('.'));
    if (known !== undefined) return known.model;
  }
  return null;
}

/** The dotted name that begins at an index; null in the middle of one, and where none is. */
export function nameFrom(tokens: readonly IToken[], index: number): string | null {
  const first = tokens[index];
  if (first === undefined || !isA(first, Word) || tokens[index - 1]?.tokenType === Dot) return null;
  let text = first.image.replaceAll('`', '');
  for (let at = index + 1; tokens[at]?.tokenType === Dot; at += 2) {
    const part = tokens[at + 1];
    if (part === undefined) break;
    text += `.${part.image}`;
  }
  return text;
}

/** The dotted name that ends before an index. */
export function nameBefore(tokens: readonly IToken[], index: number): NameAt | null {
  let at = index - 1;
  const last = tokens[at];
  if (last === undefined || !isA(last, Word)) return null;
  while (tokens[at - 1]?.tokenType === Dot && at >= 2) at -= 2;
  const text = nameFrom(tokens, at);
  return text === null ? null : { text, index: at };
}

/** Names separated by commas from an index on. */
function listAt(tokens: readonly IToken[], index: number): readonly string[] {
  const names: string[] = [];
  let at = index;
  for (;;) {
    const name = nameFrom(tokens, at);
    if (name === null) return names;
    names.push(name);
    at += name.split('.').length * 2 - 1;
    if (tokens[at]?.tokenType !== Comma) return names;
    at++;
  }
}

/** A cause's name from an index on: a text, or words up to the title or `when`. */
function causeAt(tokens: readonly IToken[], index: number): string {
  const first = tokens[index];
  if (first !== undefined && isA(first, Text)) return first.image.slice(1, -1);
  const words: string[] = [];
  for (let at = index; at < tokens.length; at++) {
    const token = tokens[at]!;
    if (!isA(token, Word) || token.tokenType === k.when) break;
    words.push(token.image);
  }
  return words.join(' ');
}

const OPENING = new Set([LParen, LSquare, LCurly]);
const CLOSING = new Set([RParen, RSquare, RCurly]);
/** Words and signs that ask for the size of what stands before them. */
export const SIZES = new Set([Cmp, k.drop, k.rise, k.change]);
