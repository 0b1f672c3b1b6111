import { all, type Doc, group, indent, joined, line, newline, sequence, softLine } from './doc.ts';
import { afterComma, cutBefore, type Lay, type Layout, type Piece } from './piece.ts';

/**
 * A pair of brackets and what stands in them: `{ … }` is a block; in `( … )` and `[ … ]` all entries stand on one line,
 * or each on its own.
 *
 * @param entry  the layout of one entry
 */
export function bracketed(pieces: readonly Piece[], lay: Lay, entry: Layout): Doc {
  return pieces[0]?.as === 'LCurly' ? block(pieces, lay) : listed(pieces, lay, entry, softLine);
}

/** `{ a: 1, b: 2 }`, or each entry on its own line. */
export function recordOf(entry: Layout): Layout {
  return (pieces, lay) => listed(pieces, lay, entry, line);
}

function listed(pieces: readonly Piece[], lay: Lay, entry: Layout, padding: Doc): Doc {
  const { open, inner, comments, close } = partsOf(pieces, lay);
  if (inner.length + comments.length === 0) return all(open, close);
  const { head, parts } = cutBefore(inner, afterComma);
  // The operators of a condition in parentheses stand below its first operand.
  const entries = [head, ...parts].map((one) => entry(one, lay, 0));
  const last = comments.length === 0 ? all() : all(line, sequence(comments));
  return group(open, indent(1, padding, joined(entries, line), last), padding, close);
}

/** Clauses or statements, each on its own line; one empty line between two of them is the author's to leave. */
function block(pieces: readonly Piece[], lay: Lay): Doc {
  const { open, inner, comments, close } = partsOf(pieces, lay);
  if (inner.length + comments.length === 0) return all(open, close);
  const lines = inner.map((clause, index) => all(newline(index === 0 ? 'notFirst' : 'kept'), lay(clause)));
  const last = comments.length === 0 ? all() : newline(lines.length === 0 ? 'notFirst' : 'kept');
  return all(open, indent(1, sequence(lines), last, sequence(comments)), newline('notFirst'), close);
}

/** Comments before a closing bracket belong to what it closes. */
function partsOf(pieces: readonly Piece[], lay: Lay) {
  const [open, close] = [pieces[0], pieces.at(-1)].map((piece) => (piece === undefined ? all() : lay(piece)));
  const closing = close?.kind === 'all' ? close.parts : close === undefined ? [] : [close];
  const isAbove = (part: Doc) => part.kind === 'comment' && part.alone;
  const comments = closing.filter(isAbove);
  return {
    open: open ?? all(),
    inner: pieces.slice(1, -1),
    comments,
    close: sequence(closing.filter((part) => !isAbove(part))),
  };
}
