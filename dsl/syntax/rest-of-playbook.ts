import type { CstNode, IToken } from 'chevrotain';
import { nodes, spanning, spanOf } from '../build/cst.ts';
import { itemOf } from '../build/item.ts';
import { isA } from '../grammar/gates.ts';
import { LCurly, LParen, LSquare, RCurly, RParen, RSquare } from '../token/signs.ts';
import { words as k } from '../token/words.ts';
import type { Span } from '../tree/literal.ts';
import type { RestOfPlaybook } from '../tree.ts';
import { openBracket } from './chunk.ts';
import { CLAUSE_WORDS } from './clause-words.ts';
import { expectedAfter } from './expected.ts';
import { type ChunkError, parseChunk } from './parse-chunk.ts';

/** What can be read of a playbook that cannot be read as a whole. */
export interface ReadRest extends RestOfPlaybook {
  readonly tree: CstNode;
  /** What follows the faults in the lines that are left out. */
  readonly spoiled: readonly Span[];
  /** What else in it cannot be read, by itself, with the tokens that were read then. */
  readonly others: readonly { readonly tokens: readonly IToken[]; readonly error: ChunkError }[];
}

/** So many places of one playbook that cannot be read are told at once. */
const MOST_LOST = 2;

/** Longer ones are read once and no more. */
const MOST_TOKENS = 2_000;

/** Tokens from one index to before another. */
interface Cut {
  readonly start: number;
  readonly end: number;
}

/**
 * A playbook without the lines of the one statement or limit, or without the one clause, in which it could not be
 * read; once more where a second one cannot. Null where what is left cannot be read either.
 *
 * @param at  the index of the token that does not fit
 */
export function restOfPlaybook(tokens: readonly IToken[], at: number): ReadRest | null {
  if (tokens.length > MOST_TOKENS) return null;
  const without: Span[] = [];
  const spoiled: Span[] = [];
  const others: { tokens: readonly IToken[]; error: ChunkError }[] = [];
  let current = tokens;
  let place = at;
  for (let round = 0; round < MOST_LOST; round++) {
    const left = cutsAround(current, place).map((cut) => ({ cut, ...parseWithout(current, cut) }));
    // A fault at the very place of the cut is what is left of the first one.
    const best =
      left.find(({ error }) => error === null) ??
      left.find(({ cut, error }) => error !== null && error.before.length > cut.start + 1);
    if (best === undefined) return null;
    const { cut, rest, tree, error } = best;
    const lines = spanning(spanOf(current[cut.start]!), spanOf(current[cut.end - 1]!));
    without.push(lines);
    spoiled.push({ start: spanOf(current[place]!).start, end: lines.end });
    if (error === null) {
      const playbook = nodes(tree, 'item')
        .map(itemOf)
        .find((item) => item?.kind === 'playbook' && item.span.end > (tokens[at]?.startOffset ?? 0));
      for (const spans of [without, spoiled]) spans.sort((a, b) => a.start - b.start);
      return playbook?.kind !== 'playbook' ? null : { playbook, without, spoiled, tree, others };
    }
    others.push({ tokens: rest, error });
    current = rest;
    place = error.before.length;
  }
  return null;
}

function parseWithout(tokens: readonly IToken[], { start, end }: Cut) {
  const rest = [...tokens.slice(0, start), ...tokens.slice(end)];
  return { rest, ...parseChunk(rest) };
}

/**
 * What may be left out for a token to be gone, the smaller first. Only whole statements, limits and clauses are: of a
 * call or a check without one of its lines nothing is known.
 */
function cutsAround(tokens: readonly IToken[], at: number): readonly Cut[] {
  const start = tokens.slice(0, at).findLastIndex(({ tokenType }) => tokenType === k.playbook);
  if (start < 0 || at >= tokens.length || openBracket(tokens.slice(start, at)) === null) return [];
  const lines = linesAround(tokens, at);
  const isWhole =
    lines !== null &&
    expectedAfter(tokens.slice(0, lines.start)).some(
      ({ type, rules }) =>
        (type === k.do && rules.includes('stmt')) || (type === k.cooldown && rules.at(-1) === 'limit'),
    );
  return [isWhole ? lines : null, clauseAround(tokens, start, at)].filter((cut) => cut !== null);
}

/** From the beginning of the line of a token, or of the bracket around it, to where all that it opens is closed. */
function linesAround(tokens: readonly IToken[], at: number): Cut | null {
  let start = at;
  let depth = 0;
  while (start > 0) {
    const before = tokens[start - 1]!;
    if (depth === 0 && before.startLine !== tokens[start]?.startLine) break;
    if (isA(before, RParen) || isA(before, RSquare)) depth++;
    if (isA(before, LParen) || isA(before, LSquare)) depth = Math.max(0, depth - 1);
    if (isA(before, LCurly) && depth === 0) break;
    start--;
  }
  let end = start;
  let open = 0;
  while (end < tokens.length) {
    const one = tokens[end]!;
    if (open === 0 && end > at && one.startLine !== tokens[end - 1]?.startLine) break;
    if (OPEN.some((type) => isA(one, type))) open++;
    if (CLOSE.some((type) => isA(one, type)) && --open < 0) break;
    end++;
  }
  return end > at && end < tokens.length ? { start, end } : null;
}

/**
 * The clause of a playbook that a token is in; the one before it where it is the token that begins one, and those
 * before that have no end themselves.
 */
function clauseAround(tokens: readonly IToken[], playbook: number, at: number): Cut | null {
  let depth = 0;
  const starts: number[] = [];
  for (let index = playbook; index < tokens.length; index++) {
    const token = tokens[index]!;
    const before = tokens[index - 1];
    if (OPEN.some((type) => isA(token, type))) depth++;
    if (CLOSE.some((type) => isA(token, type))) depth--;
    const isFirst = before !== undefined && (before.startLine !== token.startLine || isA(before, LCurly));
    const begins = depth === 1 && isFirst && CLAUSE_WORDS.has(token.tokenType);
    const isEnd = depth === 0 && isA(token, RCurly);
    if ((begins || isEnd) && index >= at) {
      const start = starts.findLast((one) => mayBeginClause(tokens.slice(0, one)));
      return start === undefined ? null : { start, end: index };
    }
    if (begins) starts.push(index);
  }
  return null;
}

function mayBeginClause(before: readonly IToken[]): boolean {
  return expectedAfter(before).some(({ type, rules }) => type === k.guard && rules.at(-1) === 'pbItem');
}

const OPEN = [LCurly, LParen, LSquare];
const CLOSE = [RCurly, RParen, RSquare];
