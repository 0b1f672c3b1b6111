import type { CstNode, IToken } from 'chevrotain';
import { tokens } from '../build/cst.ts';
import { Literal } from '../token/literals.ts';
import { slipOf } from '../token/slip.ts';
import { BadNumber } from '../token/wrong-signs.ts';

/** Numbers with a unit of their own (`10mm`, `3.5점`) where any value may stand: names decide whether they are legal. */
export function declaredUnits(tree: CstNode): IToken[] {
  const own = tokens(tree, Literal).filter(isNumberWithUnit);
  const children = Object.values(tree.children).flat();
  return [...own, ...children.flatMap((child) => ('children' in child ? declaredUnits(child) : []))];
}

function isNumberWithUnit(token: IToken): boolean {
  if (token.tokenType !== BadNumber || slipOf(token.tokenType)?.repair(token.image) !== null) return false;
  return /^\d[\d_]*(?:\.\d+)?[^\d_.]+$/.test(token.image);
}
