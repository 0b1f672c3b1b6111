import type { TokenType } from 'chevrotain';
import { words as k } from '../token/words.ts';

/** The words that begin a statement of a body. */
export const STATEMENT_WORDS: ReadonlySet<TokenType> = new Set([
  k.do,
  k.check,
  k.wait,
  k.escalate,
  k.track,
  k.if,
  k.otherwise,
  k.always,
]);
