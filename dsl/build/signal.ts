import type { CstNode } from 'chevrotain';
import { Literal } from '../token/literals.ts';
import type { WordText } from '../token/words.ts';
import type { AtLeast, Baseline, Fold, Signal, Slice } from '../tree/condition.ts';
import type { Name, QName } from '../tree/literal.ts';
import {
  firstToken,
  hasWord,
  maybeNode,
  nameOf,
  nodes,
  present,
  qnameOf,
  spanning,
  spanOf,
  theNode,
  theToken,
  wordAmong,
} from './cst.ts';
import { filterPart, whereOf } from './filter.ts';
import { atomOf, durationOf, listOf, literalOf, signedLiteral } from './literal.ts';

/** From the rule `signal`. */
export function signalOf(node: CstNode): Signal {
  const agg = maybeNode(node, 'agg');
  const name = qnameOf(theNode(node, 'qname'));
  const slice = sliceOf(nodes(node, 'slice'));
  const where = maybeNode(node, 'where');
  return {
    fold: agg === null ? null : foldOf(node, agg),
    name,
    slice: where === null ? slice : { ...slice, where: whereOf(where) },
    span: spanOf(node),
  };
}

/** From all nodes of the rule `slice` behind one name; the first of each clause counts. */
export function sliceOf(written: readonly CstNode[]): Slice {
  const where = written.flatMap((slice) => nodes(slice, 'where'))[0];
  const place = written.find((slice) => hasWord(slice, 'in'));
  const per = written.find((slice) => hasWord(slice, 'per'));
  return {
    where: where === undefined ? null : whereOf(where),
    in: place === undefined ? null : placesOf(place),
    per: per === undefined ? null : dimsOf(per),
    overall: written.some((slice) => hasWord(slice, 'overall')),
  };
}

/** The aggregate's word from the rule `agg`. */
export function aggregateName(node: CstNode): Name {
  return nameOf(present(firstToken(node), 'agg'));
}

/** The names after `per`, `during` and their like, or null where the clause is not written. */
export function dimsOf(node: CstNode): readonly QName[] | null {
  const dims = maybeNode(node, 'dims');
  return dims === null ? null : nodes(dims, 'qname').map(qnameOf);
}

/** From the rule `baseline`. */
export function baselineOf(node: CstNode): Baseline {
  const span = spanOf(node);
  switch (wordAmong(node, ['previous', 'yesterday', 'last', 'forecast', 'target', 'metric'])) {
    case 'previous':
      return { kind: 'previous', window: durationOf(theNode(node, 'dur')), span };
    case 'yesterday':
      return { kind: 'yesterday', span };
    case 'last':
      return { kind: 'same-time', last: lastOf(node), span };
    case 'forecast':
      return { kind: 'forecast', span };
    case 'target':
      return { kind: 'target', value: signedLiteral(theNode(node, 'lit')), span };
    default:
      return { kind: 'metric', name: qnameOf(theNode(node, 'qname')), span };
  }
}

/** From the rule `atLeast`. */
export function atLeastOf(node: CstNode): AtLeast {
  const noun = wordAmong(node, ['samples', 'events']);
  return {
    value: literalOf(theToken(node, Literal)),
    noun: noun === 'events' ? 'events' : noun && 'samples',
    span: spanOf(node),
  };
}

/** The first modifier that begins with a word, or null. */
export function modifierNode(written: readonly CstNode[], text: WordText): CstNode | null {
  return written.find((modifier) => hasWord(modifier, text)) ?? null;
}

const WEEK_MS = 604_800_000;

function lastOf(node: CstNode) {
  const written = maybeNode(node, 'dur');
  if (written !== null) return durationOf(written);
  const week = present(node.children['K_week']?.[0], 'last without week');
  return { kind: 'duration', ms: WEEK_MS, span: spanOf(week), raw: 'week' } as const;
}

function foldOf(node: CstNode, agg: CstNode): Fold {
  const outOf = maybeNode(node, 'fUnary');
  const end = outOf ?? maybeNode(node, 'where') ?? theNode(node, 'qname');
  return {
    aggregate: aggregateName(agg),
    outOf: outOf === null ? null : filterPart(outOf),
    span: spanning(spanOf(agg), spanOf(end)),
  };
}

function placesOf(node: CstNode) {
  const list = maybeNode(node, 'list');
  return list === null ? [atomOf(theNode(node, 'atom'))] : listOf(list);
}
