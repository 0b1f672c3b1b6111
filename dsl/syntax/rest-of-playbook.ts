import type { IToken } from 'chevrotain';
import { nodes, spanning, spanOf } from '../build/cst.ts';
import { itemOf } from '../build/item.ts';
import { isA } from '../grammar/gates.ts';
import { LCurly, LParen, LSquare, RCurly, RParen, RSquare } from '../token/signs.ts';
import { words as k } from '../token/words.ts';
import type { RestOfPlaybook } from '../tree.ts';
import { expectedAfter } from './expected.ts';
import { parseChunk } from './parse-chunk.ts';

/**
 * A playbook without the lines of the one statement in which it could not be read. Null where the fault is not inside
 * `then`, or where what is left cannot be read either.
 *
 * @param at  the index of the token that does not fit
 */
export function restOfPlaybook(tokens: readonly IToken[], at: number): RestOfPlaybook | null {
  const start = tokens.findIndex(({ tokenType }) => tokenType === k.playbook);
  const then = tokens.findIndex(({ tokenType }) => tokenType === k.then);
  if (start < 0 || then < 0 || at <= then || at >= tokens.length) return null;
  const cut = linesAround(tokens, at);
  if (cut === null || cut.start <= then + 1) return null;
  // Only whole statements are left out: of a call or a check without one of its lines nothing is known.
  const mayBegin = expectedAfter(tokens.slice(0, cut.start));
  if (!mayBegin.some(({ type, rules }) => type === k.do && rules.includes('stmt'))) return null;
  const { tree, error } = parseChunk([...tokens.slice(0, cut.start), ...tokens.slice(cut.end)]);
  if (error !== null) return null;
  const playbook = nodes(tree, 'item')
    .map(itemOf)
    .find((item) => item?.kind === 'playbook');
  const without = spanning(spanOf(tokens[cut.start]!), spanOf(tokens[cut.end - 1]!));
  return playbook === undefined ? null : { playbook, without };
}

/** From the beginning of the line of a token, or of the bracket around it, to where all that it opens is closed. */
function linesAround(
  tokens: readonly IToken[],
  at: number,
): { readonly start: number; readonly end: number } | null {
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

const OPEN = [LCurly, LParen, LSquare];
const CLOSE = [RCurly, RParen, RSquare];
