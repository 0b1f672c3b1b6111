import type { IToken } from 'chevrotain';
import { playLexer } from '../token/lexer.ts';
import type { Span } from '../tree/literal.ts';

/** A text cut into tokens; everything that was skipped but matters beside them. */
export interface Scan {
  readonly tokens: readonly IToken[];
  readonly comments: readonly IToken[];
  /** Blanks no keyboard types: no-break, zero-width, full-width. */
  readonly oddBlanks: readonly IToken[];
  /** Runs of characters that begin no token. */
  readonly unknown: readonly Span[];
}

/** Cuts an NFC text into tokens. */
export function scan(text: string): Scan {
  const { tokens, groups, errors } = playLexer().tokenize(text);
  return {
    tokens,
    comments: groups['comments'] ?? [],
    oddBlanks: groups['odd'] ?? [],
    unknown: errors.map((error) => ({ start: error.offset, end: error.offset + error.length })),
  };
}
