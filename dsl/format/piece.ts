import type { CstElement, CstNode } from 'chevrotain';
import { startOf } from '../build/cst.ts';
import type { Doc } from './doc.ts';

/** A child of a node: by which rule it was made, or as which token type the rule took it (`K_daily`, or `Identifier`). */
export interface Piece {
  readonly as: string;
  readonly element: CstElement;
}

/**
 * Lays a piece out.
 *
 * @param hang  by how many levels an expression moves the lines on which it goes on; `HANG` unless told
 */
export type Lay = (piece: Piece, hang?: number) => Doc;

/** The layout of one grammar rule: from its pieces, in the order written. */
export type Layout = (pieces: readonly Piece[], lay: Lay, hang: number) => Doc;

/** A line that goes on is moved by so many levels, a clause on its own line by one: they are told apart at a glance. */
export const HANG = 2;

/** The children of a node in the order written. */
export function piecesOf(node: CstNode): readonly Piece[] {
  const pieces: Piece[] = [];
  // Most nodes have their children in order already.
  let isSorted = true;
  let last = -1;
  for (const as in node.children)
    for (const element of node.children[as] ?? []) {
      const start = startOf(element);
      if (start === null) continue;
      if (start < last) isSorted = false;
      last = start;
      pieces.push({ as, element });
    }
  return isSorted ? pieces : pieces.sort((a, b) => (startOf(a.element) ?? 0) - (startOf(b.element) ?? 0));
}

/** Whether a part of a rule begins with a piece, by the one before it. */
export type Begins = (piece: Piece, before: Piece | undefined) => boolean;

/** Cuts pieces before each that begins a part: what is before the first one, and the parts. */
export function cutBefore(
  pieces: readonly Piece[],
  begins: Begins,
): { readonly head: readonly Piece[]; readonly parts: readonly (readonly Piece[])[] } {
  const starts: number[] = [];
  for (let index = 0; index < pieces.length; index++) {
    const piece = pieces[index];
    if (piece !== undefined && begins(piece, pieces[index - 1])) starts.push(index);
  }
  if (starts.length === 0) return { head: pieces, parts: [] };
  return {
    head: pieces.slice(0, starts[0]),
    parts: starts.map((start, index) => pieces.slice(start, starts[index + 1])),
  };
}

/** A part begins with one of these. */
export function oneOf(...names: readonly string[]): Begins {
  return ({ as }) => names.includes(as);
}

/** A part begins after each comma. */
export const afterComma: Begins = (_piece, before) => before?.as === 'Comma';
