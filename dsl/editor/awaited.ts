import type { IToken, TokenType } from 'chevrotain';
import type { RuleName } from '../grammar/kit.ts';
import { playParser } from '../grammar/parser.ts';

/** A token that may come next, with the rules it would stand in, outermost first. */
export interface Awaited {
  readonly type: TokenType;
  readonly rules: readonly RuleName[];
}

/** Everything that may follow some tokens from an item's start: each way of reading on, wrong forms left out. */
export function awaitedAfter(tokens: readonly IToken[]): readonly Awaited[] {
  return playParser()
    .computeContentAssist('file', [...tokens])
    .filter(({ ruleStack }) => !ruleStack.some((rule) => rule.startsWith('wrong')))
    .map(({ nextTokenType, ruleStack }) => ({ type: nextTokenType, rules: ruleStack as RuleName[] }));
}
