import type { IToken } from 'chevrotain';
import { playLexer } from '../token/lexer.ts';
import { plainText } from '../token/plain-text.ts';
import type { Span } from '../tree/literal.ts';

/** A text cut into tokens; everything that was skipped but matters beside them. */
export interface Scan {
  readonly tokens: readonly IToken[];
  readonly comments: readonly IToken[];
  /** Blanks and hidden characters that no keyboard types, and fences of Markdown. */
  readonly oddBlanks: readonly IToken[];
  /** Tokens and comments that are read as what they look like: `５０％`, `「text」`. */
  readonly retyped: readonly IToken[];
  /** Runs of characters that begin no token. */
  readonly unknown: readonly Span[];
}

/** Cuts an NFC text into tokens. */
export function scan(text: string): Scan {
  const plain = plainText(text);
  const { tokens, groups, errors } = playLexer().tokenize(plain);
  const comments = groups['comments'] ?? [];
  return {
    tokens,
    comments,
    // A byte order mark may head a file.
    oddBlanks: (groups['odd'] ?? []).filter(
      ({ image, startOffset }) => image !== '\uFEFF' || startOffset > 0,
    ),
    retyped:
      plain === text
        ? []
        : [...tokens, ...comments].filter((token) => !text.startsWith(token.image, token.startOffset)),
    unknown: errors.map((error) => ({ start: error.offset, end: error.offset + error.length })),
  };
}
