import { type Layout, oneOf, type Piece, piecesOf } from './piece.ts';
import { breaking, sentence } from './sentence.ts';

const test = breaking(oneOf('modifier'));

/** One test with its modifiers below it where it is long; `( … ) for 10m` breaks inside of its parentheses instead. */
export const unaryLayout: Layout = (pieces, lay, hang) =>
  (pieces.some(isInParentheses) ? sentence : test)(pieces, lay, hang);

function isInParentheses({ as, element }: Piece): boolean {
  return as === 'operand' && 'children' in element && piecesOf(element)[0]?.as === 'LParen';
}
