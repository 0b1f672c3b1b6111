import type { IToken, TokenType } from 'chevrotain';
import { isA } from '../grammar/gates.ts';
import { playParser } from '../grammar/parser.ts';
import { anyOf, type Text } from '../say.ts';
import { textOfLabel } from '../token/label.ts';

/** A token that may come next, and the rules it would stand in, outermost first. */
export interface Expected {
  readonly type: TokenType;
  readonly rules: readonly string[];
}

/** What may follow some tokens from a chunk's start; wrong forms that the grammar only knows to answer are left out. */
export function expectedAfter(tokens: readonly IToken[]): readonly Expected[] {
  const found = new Map<TokenType, Expected>();
  for (const path of playParser().computeContentAssist('file', [...tokens])) {
    if (path.ruleStack.some((rule) => rule.startsWith('wrong'))) continue;
    if (!found.has(path.nextTokenType))
      found.set(path.nextTokenType, { type: path.nextTokenType, rules: path.ruleStack });
  }
  return [...found.values()];
}

/** Whether a token is one of those that may come next. */
export function fits(token: IToken, expected: readonly Expected[]): boolean {
  return expected.some(({ type }) => isA(token, type));
}

const MOST_NAMED = 5;
const CLOSERS = ['`}`', '`)`', '`]`'];
/** At the top of a file what is meant more often is named first. */
const OFTEN = ['`playbook`', '`when`', '`metric`', '`define`', '`test`'];

/** `a, b or c`: at most five of what may come next by its friendly name, the most local first, closing brackets last. */
export function namesOf(expected: readonly Expected[]): Text {
  const labels = [...new Set(localFirst(expected).map(({ type }) => type.LABEL ?? type.name))];
  const closers = labels.filter((label) => CLOSERS.includes(label));
  const openers = labels.filter((label) => !CLOSERS.includes(label));
  if (labels.includes('`playbook`')) openers.sort((a, b) => rank(a) - rank(b));
  const shown = [...openers.slice(0, MOST_NAMED - closers.length), ...closers];
  return anyOf(shown.map(textOfLabel));
}

/** The rules around the place, outermost first: those of the most local thing that may come next. */
export function rulesAround(expected: readonly Expected[]): readonly string[] {
  const isTopOfFile = expected.some(({ rules }) => rules.at(-1) === 'use');
  return isTopOfFile ? ['file'] : (localFirst(expected)[0]?.rules ?? []);
}

function localFirst(expected: readonly Expected[]): readonly Expected[] {
  return [...expected].sort((a, b) => b.rules.length - a.rules.length);
}

function rank(label: string): number {
  return OFTEN.includes(label) ? OFTEN.indexOf(label) : OFTEN.length;
}
