import { bracketed } from './brackets.ts';
import { all, blank, type Doc, group, indent, line, newline, sequence } from './doc.ts';
import { type Begins, cutBefore, HANG, type Layout, oneOf, type Piece } from './piece.ts';

/** Whether no blank stands between two pieces. */
type Tight = (before: Piece, piece: Piece) => boolean;

const TIGHT_BEFORE: ReadonlySet<string> = new Set(['Comma', 'Colon', 'Dot', 'DotDot', 'args', 'params']);
const TIGHT_BEHIND: ReadonlySet<string> = new Set(['Dot', 'DotDot']);

const usual: Tight = (before, piece) => TIGHT_BEFORE.has(piece.as) || TIGHT_BEHIND.has(before.as);

/** Pieces one behind the other with blanks between them, but where they are `tight` or as everywhere none stands. */
export function spaced(isTight: Tight): Layout {
  return (pieces, lay, hang) => {
    const only = pieces[0];
    if (only !== undefined && pieces.length === 1) return lay(only, hang);
    const parts: Doc[] = [];
    for (let index = 0; index < pieces.length; index++) {
      const before = pieces[index - 1];
      const piece = pieces[index];
      if (piece === undefined) break;
      if (before !== undefined && !usual(before, piece) && !isTight(before, piece)) parts.push(blank);
      const length = bracketLength(pieces, index);
      if (length === 0) parts.push(lay(piece, hang));
      else parts.push(bracketed(pieces.slice(index, index + length), lay, sentence));
      index += Math.max(0, length - 1);
    }
    return sequence(parts);
  };
}

/** How everything is laid out that has no layout of its own. */
export const sentence: Layout = spaced(() => false);

/** A sentence that breaks before some of its pieces where it does not fit on one line. */
export function breaking(begins: Begins): Layout {
  return (pieces, lay, hang) => {
    const { head, parts } = cutBefore(pieces, begins);
    const moved = Math.max(hang, 1);
    const first = sentence(head, lay, moved);
    if (parts.length === 0) return group(first);
    return group(first, indent(moved, sequence(parts.map((part) => all(line, sentence(part, lay, 1))))));
  };
}

/** Operands and what stands between them: breaks before each operator; the first operand's own lines go deeper. */
export function chain(begins: Begins): Layout {
  return (pieces, lay, hang) => {
    const { head, parts } = cutBefore(pieces, begins);
    if (parts.length === 0) return sentence(head, lay, hang);
    const operands = all(
      sentence(head, lay, hang + 1),
      indent(hang, sequence(parts.map((part) => all(line, sentence(part, lay, 1))))),
    );
    // In parentheses (`hang` 0) the operands break with these, one below the other.
    return hang === 0 ? operands : group(operands);
  };
}

/** A sentence with clauses below it, each on a line of its own. */
export function withClauses(...names: readonly string[]): Layout {
  return (pieces, lay, hang) => {
    const { head, parts } = cutBefore(pieces, oneOf(...names));
    const first = sentence(head, lay, hang);
    if (parts.length === 0) return first;
    return all(
      first,
      indent(1, sequence(parts.map((part) => all(newline('never'), sentence(part, lay, HANG))))),
    );
  };
}

const CLOSING: Readonly<Record<string, string>> = { LParen: 'RParen', LSquare: 'RSquare', LCurly: 'RCurly' };

/** How many pieces an opening bracket and all up to its closing one are; 0 for any other piece. */
function bracketLength(pieces: readonly Piece[], open: number): number {
  const closing = CLOSING[pieces[open]?.as ?? ''];
  if (closing === undefined) return 0;
  const close = pieces.findIndex(({ as }, index) => index > open && as === closing);
  return Math.max(0, close - open + 1);
}
