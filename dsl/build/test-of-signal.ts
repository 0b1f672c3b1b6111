import type { CstNode } from 'chevrotain';
import { Cmp } from '../token/signs.ts';
import { Identifier } from '../token/words.ts';
import type { Test, Value } from '../tree/condition.ts';
import type { Atom } from '../tree/literal.ts';
import {
  hasWord,
  maybeNode,
  maybeToken,
  nameOf,
  nodes,
  present,
  qnameOf,
  spanOf,
  theNode,
  tokens,
  wordAmong,
} from './cst.ts';
import { comparisonOf, isUnequal, isWhat } from './filter.ts';
import { atomOf, listOf, maybeBool, signedLiteral } from './literal.ts';

/** From the rule `sigTest`. */
export function testOf(node: CstNode): Test {
  const span = spanOf(node);
  const negated = hasWord(node, 'not');
  const change = wordAmong(node, ['drop', 'rise', 'change']);
  if (change !== null)
    return { kind: 'change', change, op: comparisonOf(node), value: valueSide(theNode(node, 'value')), span };
  if (hasWord(node, 'recover')) return { kind: 'recovers', to: maybeValue(node), span };
  const anomaly = maybeNode(node, 'anomaly');
  if (anomaly !== null) return { ...anomalyOf(anomaly), negated, span };
  const what = maybeNode(node, 'isWhat');
  if (what !== null) {
    const asked = isWhat(what);
    return asked.kind === 'is'
      ? { kind: 'is', negated, value: atomValue(asked.value), span }
      : { ...asked, negated, span };
  }
  const list = maybeNode(node, 'list');
  if (list !== null) return { kind: 'in', negated, values: listOf(list), span };
  const value = valueSide(theNode(node, 'value'));
  if (maybeToken(node, Cmp) !== null) return { kind: 'compare', op: comparisonOf(node), value, span };
  return { kind: 'is', negated: isUnequal(theNode(node, 'wrongEquals')), value, span };
}

/** From the rule `value`: a literal, a share of a metric, or a metric. */
export function valueSide(node: CstNode): Value {
  const overall = hasWord(node, 'overall');
  const lit = maybeNode(node, 'lit');
  const of = maybeNode(node, 'qname');
  if (lit !== null) {
    const literal = signedLiteral(lit);
    return of === null ? literal : { kind: 'share', literal, of: qnameOf(of), overall, span: spanOf(node) };
  }
  const bool = maybeBool(node);
  if (bool !== null) return bool;
  return { kind: 'name', name: qnameOf(present(of, 'value without a name')), overall, span: spanOf(node) };
}

function maybeValue(node: CstNode): Value | null {
  const value = maybeNode(node, 'value');
  return value === null ? null : valueSide(value);
}

function atomValue(atom: Atom): Value {
  return atom.kind === 'name' ? { ...atom, overall: false } : atom;
}

function anomalyOf(node: CstNode) {
  const direction = wordAmong(node, ['up', 'down', 'either']);
  const values = nodes(node, 'atom');
  const params = tokens(node, Identifier).map((token, index) => ({
    name: nameOf(token),
    value: atomOf(present(values[index], 'anomaly without a value')),
  }));
  return { kind: 'anomalous', direction, params } as const;
}
