import type { CstNode, IToken } from 'chevrotain';
import type { Diagnostic } from '../diagnostic.ts';
import { parse } from '../parse.ts';
import { chunks } from '../syntax/chunk.ts';
import { parseChunk } from '../syntax/parse-chunk.ts';
import { scan } from '../syntax/scan.ts';
import { canonicalText } from './canonical-text.ts';
import { type Comments, commentsOf } from './comments.ts';
import { all, type Doc, joined, newline } from './doc.ts';
import { layoutOf } from './layouts.ts';
import { cutBefore, HANG, type Lay, oneOf, type Piece, piecesOf } from './piece.ts';
import { sentence } from './sentence.ts';
import { writeDoc } from './write-doc.ts';

/** A file in its one layout, or why it is left as it is. */
export type FormatResult =
  | { readonly kind: 'formatted'; readonly text: string }
  | {
      readonly kind: 'refused';
      /** What keeps the file from being read for certain, in the order of the places. */
      readonly diagnostics: readonly Diagnostic[];
    };

/** What is read, if at all, as something other than what is written; the other codes of form are about what it means. */
const UNREADABLE = ['OS0101', 'OS0104', 'OS0105', 'OS0110'];

/**
 * Lays a `.play` file out: one clause a line, at most 100 terminal cells where a line can end, short spellings, NFC, LF.
 * Every token and comment is kept, and formatting again changes nothing. A file with syntax errors is refused as a whole.
 *
 * @param text  the file as it was read
 * @param path  how to name the file in diagnostics
 */
export function formatFile(text: string, path: string): FormatResult {
  const { file, diagnostics } = parse(text, path);
  const unreadable = diagnostics.filter(({ code }) => UNREADABLE.includes(code));
  if (unreadable.length > 0) return { kind: 'refused', diagnostics: unreadable };
  const scanned = scan(file.text);
  const trees = chunks(scanned.tokens).map((tokens) => parseChunk(tokens).tree);
  return { kind: 'formatted', text: writeDoc(laidOut(trees, commentsOf(scanned, file.text))) };
}

function laidOut(trees: readonly CstNode[], comments: Comments): Doc {
  const lay: Lay = (piece, hang = HANG) =>
    'children' in piece.element
      ? layoutOf(piece.element.name)(piecesOf(piece.element), lay, hang)
      : tokenDoc(piece, piece.element, comments);
  const { head, parts } = cutBefore(trees.flatMap(piecesOf), oneOf('item'));
  const items = [head, ...parts].filter((item) => item.length > 0).map((item) => sentence(item, lay, HANG));
  return all(joined(items, newline('always')), newline('kept'), ...comments.atEnd);
}

function tokenDoc({ as }: Piece, token: IToken, comments: Comments): Doc {
  const { before, behind, afterEmptyLine, apart } = comments.around(token);
  const text: Doc = { kind: 'text', text: canonicalText(as, token.image), afterEmptyLine, apart };
  return all(...before, text, ...(behind === null ? [] : [behind]));
}
