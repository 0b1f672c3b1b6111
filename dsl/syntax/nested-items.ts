import type { IToken } from 'chevrotain';
import { spanOf } from '../build/cst.ts';
import { type Diagnostic, diagnostic } from '../diagnostic.ts';
import { isA } from '../grammar/gates.ts';
import { say } from '../say.ts';
import { Colon, LCurly, RCurly } from '../token/signs.ts';
import { words as k } from '../token/words.ts';
import { CLAUSE_WORDS } from './clause-words.ts';

type Chunk = readonly IToken[];

/** An item that was written inside the braces of another. */
interface NestedItem {
  readonly tokens: Chunk;
  /** What it stands in, with the tokens behind it. */
  readonly around: Chunk;
}

/** The chunks of a file with those that were cut out of the middle of an item as items of their own. */
export interface Unnested {
  readonly chunks: readonly Chunk[];
  readonly nested: readonly NestedItem[];
}

/** Words whose item ends with the brace that it opens first. */
const BRACED = new Set([k.test, k.playbook, k.stream, k.table, k.probe, k.check, k.routine, k.words]);

/**
 * Puts together what a word that begins an item has cut apart: `test "a" { … test "b" { … } … }` are two items, the
 * second of which stands in the first. Null where all braces that are open at the end of a chunk are open for another
 * reason.
 */
export function unnested(chunks: readonly Chunk[]): Unnested | null {
  const whole: Chunk[] = [];
  const nested: NestedItem[] = [];
  for (let at = 0; at < chunks.length; at++) {
    const found = gathered(chunks, at);
    whole.push(found?.around ?? chunks[at]!);
    for (const tokens of found?.items ?? []) {
      whole.push(tokens);
      nested.push({ tokens, around: found!.around });
    }
    at += found?.items.length ?? 0;
  }
  return nested.length === 0 ? null : { chunks: whole, nested };
}

/** A chunk that is not closed, with what stands behind the items in the chunks after it, up to where it is closed. */
function gathered(
  chunks: readonly Chunk[],
  at: number,
): { readonly around: Chunk; readonly items: readonly Chunk[] } | null {
  const around = [...chunks[at]!];
  const items: Chunk[] = [];
  let depth = depthOf(around);
  for (let next = at + 1; depth > 0; next++) {
    const chunk = chunks[next];
    const end = chunk === undefined ? null : endOfItem(chunk);
    if (chunk === undefined || end === null) return null;
    items.push(chunk.slice(0, end));
    around.push(...chunk.slice(end));
    depth += depthOf(chunk.slice(end));
  }
  return items.length > 0 && depth === 0 ? { around, items } : null;
}

/** How many braces more are opened than closed. */
function depthOf(tokens: Chunk): number {
  let depth = 0;
  for (const token of tokens) {
    if (isA(token, LCurly)) depth++;
    else if (isA(token, RCurly)) depth--;
  }
  return depth;
}

/** Behind the brace that closes the item of a chunk; null where none does. */
function endOfItem(chunk: Chunk): number | null {
  const [first, second] = chunk;
  if (first === undefined || second === undefined || isA(second, Colon)) return null;
  const isDefined = first.tokenType === k.define;
  if (first.tokenType === k.metric || (isDefined && !BRACED.has(second.tokenType))) return endOfLines(chunk);
  if (!isDefined && !BRACED.has(first.tokenType)) return null;
  let depth = 0;
  for (const [index, token] of chunk.entries()) {
    if (isA(token, LCurly)) depth++;
    else if (isA(token, RCurly) && --depth <= 0) return depth === 0 ? index + 1 : null;
  }
  return null;
}

/**
 * A metric or a schedule has no brace that ends it: a clause of a playbook on a line of its own does, or a brace of what
 * is around.
 */
function endOfLines(chunk: Chunk): number | null {
  const end = chunk.findIndex(
    (token, index) =>
      isA(token, RCurly) ||
      (index > 0 &&
        chunk[index - 1]?.startLine !== token.startLine &&
        token.tokenType !== k.deprecated &&
        CLAUSE_WORDS.has(token.tokenType)),
  );
  const isOne = end > 1 && !chunk.slice(1, end).some(({ tokenType }) => tokenType === k.when);
  return isOne ? end : null;
}

/** OS0101 at the word that begins an item inside of another; it is moved behind it. */
export function nestedItem({ tokens, around }: NestedItem, text: string, file: string): Diagnostic {
  const [word, outer, last] = [tokens[0]!, around[0]!, around.at(-1)!];
  const start = spanOf(word).start;
  const [itemEnd, end] = [spanOf(tokens.at(-1)!).end, spanOf(last).end];
  const item = text.slice(start, itemEnd);
  const rest = text.slice(itemEnd, end).trimStart();
  return diagnostic(
    'OS0101',
    'error',
    file,
    spanOf(word),
    say`a \`${word.image}\` is no part of a \`${outer.image}\``,
    {
      label: say`inside of the \`${outer.image}\` of line ${outer.startLine ?? 0}`,
      help: say`move it behind the \`}\` of line ${last.startLine ?? 0}`,
      // What is laid out for the inside stands further to the left outside of it.
      fix: { span: { start, end }, text: `${rest}\n\n${item.replace(/\n {1,2}/g, '\n')}`, safe: false },
    },
  );
}
