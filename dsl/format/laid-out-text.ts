import type { CstNode, IToken } from 'chevrotain';
import { maybeNode, nodes } from '../build/cst.ts';
import { normalText } from '../normal-text.ts';
import { chunks, tooDeep } from '../syntax/chunk.ts';
import { declaredUnits } from '../syntax/declared-units.ts';
import { fileTooLarge } from '../syntax/limits.ts';
import { parseChunk } from '../syntax/parse-chunk.ts';
import type { Reading } from '../syntax/reading.ts';
import { scan } from '../syntax/scan.ts';
import { hasTimeOfNextLine } from '../syntax/time-of-next-line.ts';
import { slipOf } from '../token/slip.ts';
import { canonicalText } from './canonical-text.ts';
import { type Comments, commentsOf } from './comments.ts';
import { all, type Doc, joined, newline, sequence } from './doc.ts';
import { layoutOf } from './layouts.ts';
import { cutBefore, HANG, type Lay, oneOf, type Piece, piecesOf } from './piece.ts';
import { sentence } from './sentence.ts';
import { writeDoc } from './write-doc.ts';

/** The text of a file in its one layout; null where the grammar cannot read all of it, or a token is a slip. */
export function laidOutText(text: string): string | null {
  const normal = normalText(text);
  if (fileTooLarge(normal, '') !== null) return null;
  const scanned = scan(normal);
  const read: { readonly tokens: readonly IToken[]; readonly tree: CstNode }[] = [];
  for (const tokens of chunks(scanned.tokens)) {
    if (tooDeep(tokens) !== null) return null;
    const { tree, error } = parseChunk(tokens);
    if (error !== null) return null;
    read.push({ tokens, tree });
  }
  return laidOutReading({ scanned, chunks: read }, normal);
}

/**
 * The same of a file that is read already.
 *
 * @param normal  its NFC text
 */
export function laidOutReading({ scanned, chunks: read }: Reading, normal: string): string | null {
  if (scanned.oddBlanks.length + scanned.retyped.length + scanned.unknown.length > 0) return null;
  if (read.some(({ tokens, tree }) => hasSlip(tokens, tree))) return null;
  const trees = read.map(({ tree }) => tree);
  if (trees.some((tree) => hasLostTime(tree, normal))) return null;
  return writeDoc(laidOut(trees, commentsOf(scanned, normal)));
}

/** The layout would make of a time the time of another line. */
function hasLostTime(tree: CstNode, normal: string): boolean {
  const tests = nodes(tree, 'item').map((item) => maybeNode(item, 'test'));
  return tests.some((test) => test !== null && hasTimeOfNextLine(test, normal));
}

function hasSlip(tokens: readonly IToken[], tree: CstNode): boolean {
  const slips = tokens.filter(({ tokenType }) => slipOf(tokenType) !== null);
  if (slips.length === 0) return false;
  const units = declaredUnits(tree);
  return slips.some((token) => !units.includes(token));
}

function laidOut(trees: readonly CstNode[], comments: Comments): Doc {
  const lay: Lay = (piece, hang = HANG) =>
    'children' in piece.element
      ? layoutOf(piece.element.name)(piecesOf(piece.element), lay, hang)
      : tokenDoc(piece, piece.element, comments);
  const { head, parts } = cutBefore(trees.flatMap(piecesOf), oneOf('item'));
  const items = [head, ...parts].filter((item) => item.length > 0).map((item) => sentence(item, lay, HANG));
  return all(joined(items, newline('always')), newline('kept'), sequence(comments.atEnd));
}

function tokenDoc({ as }: Piece, token: IToken, comments: Comments): Doc {
  const { before, behind, afterEmptyLine, apart } = comments.around(token);
  const text: Doc = { kind: 'text', text: canonicalText(as, token.image), afterEmptyLine, apart };
  if (before.length === 0 && behind === null) return text;
  return sequence([...before, text, ...(behind === null ? [] : [behind])]);
}
