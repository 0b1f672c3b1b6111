import type { CstNode, IToken } from 'chevrotain';
import { eachNode, tokens } from '../build/cst.ts';
import { Literal } from '../token/literals.ts';
import { slipOf } from '../token/slip.ts';
import { BadNumber } from '../token/wrong-signs.ts';

/** Numbers with a unit of their own (`10mm`, `3.5점`) where any value may stand: names decide whether they are legal. */
export function declaredUnits(tree: CstNode): IToken[] {
  const found = tokens(tree, Literal).filter(isNumberWithUnit);
  eachNode(tree, (child) => {
    found.push(...declaredUnits(child));
  });
  return found;
}

function isNumberWithUnit(token: IToken): boolean {
  if (token.tokenType !== BadNumber || slipOf(token.tokenType)?.repair(token.image) !== null) return false;
  return /^\d[\d_]*(?:\.\d+)?[^\d_.]+$/.test(token.image);
}
