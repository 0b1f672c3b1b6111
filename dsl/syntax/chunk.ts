import type { IToken } from 'chevrotain';
import { isA } from '../grammar/gates.ts';
import { Colon, Dot, LCurly, LParen, LSquare, RCurly, RParen, RSquare } from '../token/signs.ts';
import { words as k } from '../token/words.ts';

/** Words that stand at the start of an item and, but for the exceptions below, nowhere else. */
const ITEM_WORDS = new Set([k.use, k.playbook, k.metric, k.stream, k.table, k.probe, k.define, k.test]);
/** After these the same word is a name or a baseline: `key table`, `field test is text`, `vs metric usual`. */
const BEFORE_A_NAME = new Set([Dot, k.key, k.time, k.field, k.vs, k.baseline]);

/**
 * The tokens of a file, cut before every word that begins an item. Each chunk is parsed on its own, so an unclosed
 * brace or a slip in one item cannot spoil the next. A chunk may hold several items: bare rules begin with `when`.
 */
export function chunks(tokens: readonly IToken[]): readonly (readonly IToken[])[] {
  const cuts: number[] = [];
  for (let index = 1; index < tokens.length; index++) {
    const token = tokens[index];
    if (token === undefined || !ITEM_WORDS.has(token.tokenType)) continue;
    const before = tokens[index - 1];
    const after = tokens[index + 1];
    if (before === undefined || BEFORE_A_NAME.has(before.tokenType)) continue;
    // Within a line it is more likely a reserved word used as a name: that is for the grammar to say.
    if (before.startLine === token.startLine && !isA(before, RCurly)) continue;
    if (after !== undefined && isA(after, Colon)) continue;
    // A probe that is asked like a function is no declaration of one.
    if (token.tokenType === k.probe && isCalled(tokens, index + 1)) continue;
    cuts.push(index);
  }
  const starts = tokens.length === 0 ? [] : [0, ...cuts];
  return starts.map((start, index) => tokens.slice(start, starts[index + 1]));
}

/** `weather(`, `riders.health(` */
function isCalled(tokens: readonly IToken[], start: number): boolean {
  let at = start + 1;
  while (tokens[at] !== undefined && isA(tokens[at]!, Dot)) at += 2;
  return tokens[at] !== undefined && isA(tokens[at]!, LParen);
}

/** How deep brackets and chains of `not` may nest, so that no reader of the tree needs a deep stack. */
export const MAX_NESTING = 32;

/** The first token that nests deeper than `MAX_NESTING`, or null. */
export function tooDeep(tokens: readonly IToken[]): IToken | null {
  let depth = 0;
  let nots = 0;
  for (const token of tokens) {
    nots = token.tokenType === k.not ? nots + 1 : 0;
    if (opens(token)) depth++;
    else if (closes(token)) depth = Math.max(0, depth - 1);
    if (depth > MAX_NESTING || nots > MAX_NESTING) return token;
  }
  return null;
}

function opens(token: IToken): boolean {
  return isA(token, LCurly) || isA(token, LParen) || isA(token, LSquare);
}

function closes(token: IToken): boolean {
  return isA(token, RCurly) || isA(token, RParen) || isA(token, RSquare);
}

/** The innermost bracket still open after some tokens, or null. */
export function openBracket(tokens: readonly IToken[]): IToken | null {
  const open: IToken[] = [];
  for (const token of tokens) {
    if (opens(token)) open.push(token);
    else if (closes(token)) open.pop();
  }
  return open.at(-1) ?? null;
}

/**
 * The brace that most likely lacks its `}` where one is missing: the first whose `}` stands at the beginning of a line
 * with less room before it than the line that opened it has; null where the layout says nothing.
 */
export function closedByAnother(tokens: readonly IToken[], text: string): IToken | null {
  const open: IToken[] = [];
  for (const token of tokens) {
    if (isA(token, LCurly)) open.push(token);
    if (!isA(token, RCurly)) continue;
    const opener = open.pop();
    const room = roomBefore(token, text);
    const isFirst = text.slice(token.startOffset - room, token.startOffset).trim() === '';
    if (opener !== undefined && isFirst && room < roomOfLine(opener, text)) return opener;
  }
  return null;
}

function roomBefore({ startOffset }: IToken, text: string): number {
  return startOffset - (text.lastIndexOf('\n', startOffset - 1) + 1);
}

function roomOfLine(token: IToken, text: string): number {
  const start = token.startOffset - roomBefore(token, text);
  return (/^[ \t]*/.exec(text.slice(start, token.startOffset))?.[0] ?? '').length;
}
