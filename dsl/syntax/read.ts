import type { CstNode, IToken } from 'chevrotain';
import { pressedKeys } from '../keyboard.ts';
import { reservedWords, softWords, type WordText, words, wordText } from '../token/words.ts';
import { expectedAfter } from './expected.ts';
import { type ChunkError, parseChunk } from './parse-chunk.ts';

/** A chunk as it was understood in the end. */
export interface ReadChunk {
  /** The tokens that were parsed: mistyped words are replaced by the ones that were meant. */
  readonly tokens: readonly IToken[];
  readonly tree: CstNode;
  readonly error: ChunkError | null;
  /** Words typed with the Korean keyboard on. */
  readonly mistyped: readonly { readonly token: IToken; readonly meant: WordText }[];
}

/** So many mistyped words are put right in one chunk; each costs one more parse. */
const MAX_MISTYPED = 20;

const HANGUL = /^[\uAC00-\uD7A3\u3131-\u318E]+$/;

const ALL_WORDS: readonly WordText[] = [...reservedWords, ...softWords];

/** Parses a chunk; a Hangul word that is a fitting word of the language typed with the wrong keyboard is read as it. */
export function readChunk(tokens: readonly IToken[], explain = true): ReadChunk {
  const mistyped: { token: IToken; meant: WordText }[] = [];
  let current = tokens;
  for (;;) {
    const parsed = parseChunk(current);
    const slip =
      explain && parsed.error !== null && mistyped.length < MAX_MISTYPED
        ? mistypedWord(current, parsed.error)
        : null;
    if (slip === null) return { tokens: current, ...parsed, mistyped };
    mistyped.push(slip);
    current = current.map((token) => (token === slip.token ? retyped(token, slip.meant) : token));
  }
}

/** The token that does not fit, or one of its neighbours, if its keys are a word that fits in its place. */
function mistypedWord(tokens: readonly IToken[], error: ChunkError) {
  const at = error.before.length;
  for (const index of [at, at + 1, at - 1, at - 2]) {
    const token = tokens[index];
    // A word that was read as another one already keeps its Hangul image; it is told once.
    if (token === undefined || wordText(token.tokenType) !== null || !HANGUL.test(token.image)) continue;
    const keys = pressedKeys(token.image).toLowerCase();
    const meant = ALL_WORDS.find((word) => word === keys);
    if (
      meant !== undefined &&
      expectedAfter(tokens.slice(0, index)).some(({ type }) => type === words[meant])
    )
      return { token, meant };
  }
  return null;
}

function retyped(token: IToken, meant: WordText): IToken {
  const tokenType = words[meant];
  return { ...token, tokenType, tokenTypeIdx: tokenType.tokenTypeIdx ?? token.tokenTypeIdx };
}
