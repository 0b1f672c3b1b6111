import type { CstNode, IRecognitionException, IToken } from 'chevrotain';
import type { Grammar } from '../grammar/kit.ts';
import { playParser } from '../grammar/parser.ts';

/** One chunk's tree and the first thing the grammar could not read; later ones follow from it. */
export interface ParsedChunk {
  readonly tree: CstNode;
  readonly error: ChunkError | null;
}

export interface ChunkError {
  /** Tokens of the chunk before the one that does not fit. */
  readonly before: readonly IToken[];
  /** The token that does not fit; null at the end of the chunk. */
  readonly token: IToken | null;
  /** The rules open at that point, outermost first. */
  readonly rules: readonly string[];
}

/** Parses the tokens of one chunk; never throws. */
export function parseChunk(tokens: readonly IToken[]): ParsedChunk {
  const parser = playParser();
  parser.input = [...tokens];
  const tree = (parser as unknown as Grammar).file();
  const [first] = [...parser.errors].sort((a, b) => offsetOf(a) - offsetOf(b));
  return { tree, error: first === undefined ? null : chunkError(tokens, first) };
}

function chunkError(tokens: readonly IToken[], error: IRecognitionException): ChunkError {
  const at = tokens.indexOf(error.token);
  const before = at < 0 ? tokens : tokens.slice(0, at);
  return { before, token: at < 0 ? null : error.token, rules: error.context.ruleStack };
}

function offsetOf(error: IRecognitionException): number {
  return Number.isNaN(error.token.startOffset) ? Number.POSITIVE_INFINITY : error.token.startOffset;
}
