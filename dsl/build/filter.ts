import type { CstNode } from 'chevrotain';
import { Cmp } from '../token/signs.ts';
import type { Comparison, Filter } from '../tree/filter.ts';
import type { Atom, QName } from '../tree/literal.ts';
import {
  firstToken,
  hasWord,
  maybeNode,
  maybeToken,
  nodes,
  present,
  qnameOf,
  spanOf,
  theNode,
  theToken,
} from './cst.ts';
import { atomOf, listOf } from './literal.ts';

/** From the rule `filter`. */
export function filterOf(node: CstNode): Filter {
  const parts = nodes(node, 'fAnd').map(andOf);
  return joined('or', parts, node);
}

/** From the rule `fUnary`: what stands after `where` without parentheses. */
export function filterPart(node: CstNode): Filter {
  const inner = maybeNode(node, 'filter');
  if (inner !== null) return filterOf(inner);
  const negatedPart = maybeNode(node, 'fUnary');
  if (negatedPart !== null) return { kind: 'not', part: filterPart(negatedPart), span: spanOf(node) };
  return fieldTest(qnameOf(theNode(node, 'qname')), theNode(node, 'fieldTest'), node);
}

/** `where` with its tail: after OS1103 the tail is read as part of the filter. */
export function whereOf(node: CstNode): Filter {
  const first = filterPart(theNode(node, 'fUnary'));
  const tails = nodes(node, 'wrongWhereTail');
  if (tails.length === 0) return first;
  const kind = tails.some((tail) => hasWord(tail, 'or')) ? 'or' : 'and';
  const parts = [first, ...tails.map((tail) => filterPart(theNode(tail, 'fUnary')))];
  return { kind, parts, span: spanOf(node) };
}

/** A comparison sign in its ASCII form. */
export function comparisonOf(node: CstNode): Comparison {
  const image = theToken(node, Cmp).image;
  const orEqual = /[=≥≤]/.test(image);
  const greater = /[>≥]|&gt;/.test(image);
  if (greater) return orEqual ? '>=' : '>';
  return orEqual ? '<=' : '<';
}

/** What stands after `is [not]` in the rule `isWhat`: nothing known, a list, or a value. */
export type IsWhat =
  | { readonly kind: 'missing' }
  | { readonly kind: 'in'; readonly values: readonly Atom[] }
  | { readonly kind: 'is'; readonly value: Atom };

/** From the rule `isWhat`. */
export function isWhat(node: CstNode): IsWhat {
  if (hasWord(node, 'missing')) return { kind: 'missing' };
  const list = maybeNode(node, 'list');
  if (list !== null) return { kind: 'in', values: listOf(list) };
  return { kind: 'is', value: atomOf(theNode(node, 'atom')) };
}

/** True where `==` and `!=` (OS4002) ask for inequality. */
export function isUnequal(wrongEquals: CstNode): boolean {
  return present(firstToken(wrongEquals), 'wrongEquals').image.startsWith('=') === false;
}

function andOf(node: CstNode): Filter {
  return joined('and', nodes(node, 'fUnary').map(filterPart), node);
}

function joined(kind: 'or' | 'and', parts: readonly Filter[], node: CstNode): Filter {
  const first = present(parts[0], node.name);
  return parts.length === 1 ? first : { kind, parts, span: spanOf(node) };
}

function fieldTest(field: QName, node: CstNode, whole: CstNode): Filter {
  const span = spanOf(whole);
  const what = maybeNode(node, 'isWhat');
  if (what !== null) return { ...isWhat(what), field, negated: hasWord(node, 'not'), span };
  const list = maybeNode(node, 'list');
  if (list !== null) return { kind: 'in', field, negated: hasWord(node, 'not'), values: listOf(list), span };
  const value = atomOf(theNode(node, 'atom'));
  if (maybeToken(node, Cmp) !== null) return { kind: 'compare', field, op: comparisonOf(node), value, span };
  return { kind: 'is', field, negated: isUnequal(theNode(node, 'wrongEquals')), value, span };
}
