import type { CstNode } from 'chevrotain';
import { Percent } from '../token/literals.ts';
import { Cmp, Ellipsis } from '../token/signs.ts';
import { Identifier } from '../token/words.ts';
import type { Condition } from '../tree/condition.ts';
import type {
  Because,
  Branch,
  CheckStatement,
  ExpectStatement,
  IfStatement,
  RecoveredTest,
  Statement,
  TrackStatement,
} from '../tree/statement.ts';
import { doOf } from './action.ts';
import { causeOf, conditionOf } from './condition.ts';
import {
  hasWord,
  mapped,
  maybeNode,
  maybeToken,
  nameOf,
  nodes,
  present,
  qnameOf,
  spanning,
  spanOf,
  theNode,
} from './cst.ts';
import { escalateOf } from './escalate.ts';
import { comparisonOf } from './filter.ts';
import { durationOf, maybeText, percentOf, signedLiteral } from './literal.ts';

/** From the rule `body`: a block, or exactly one statement. */
export function bodyOf(node: CstNode): readonly Statement[] {
  const block = maybeNode(node, 'block');
  return block === null ? [simpleOf(theNode(node, 'simple'))] : blockOf(block);
}

/** From the rule `block`. */
export function blockOf(node: CstNode): readonly Statement[] {
  return nodes(node, 'stmt').map(statementOf);
}

/** From the rule `stmt`. */
export function statementOf(node: CstNode): Statement {
  const simple = maybeNode(node, 'simple');
  if (simple !== null) return simpleOf(simple);
  const branch = maybeNode(node, 'if');
  if (branch !== null) return ifOf(branch);
  const expected = maybeNode(node, 'expect');
  if (expected !== null) return expectOf(expected);
  const kind = hasWord(node, 'always') ? 'always' : 'otherwise';
  return { kind, body: bodyOf(theNode(node, 'body')), span: spanOf(node) };
}

/** From the rule `expect`. */
export function expectOf(node: CstNode): ExpectStatement {
  return {
    kind: 'expect',
    condition: mapped(maybeNode(node, 'condition'), conditionOf),
    within: durationOf(theNode(node, 'dur')),
    else: mapped(maybeNode(node, 'body'), bodyOf),
    span: spanOf(node),
  };
}

/** From the rule `causes`. */
export function causesOf(node: CstNode): readonly Because[] {
  return nodes(node, 'because').map((because) => ({
    cause: causeOf(theNode(because, 'causeName')),
    title: maybeText(because),
    when: conditionOf(theNode(because, 'condition')),
    span: spanOf(because),
  }));
}

function simpleOf(node: CstNode): Statement {
  const span = spanOf(node);
  const check = maybeNode(node, 'check');
  if (check !== null) return checkOf(check);
  const action = maybeNode(node, 'do');
  if (action !== null) return doOf(action, blockOf);
  const track = maybeNode(node, 'track');
  if (track !== null) return trackOf(track);
  const escalate = maybeNode(node, 'escalate');
  if (escalate !== null) return escalateOf(escalate);
  if (maybeToken(node, Ellipsis) !== null) return { kind: 'hole', span };
  return { kind: 'wait', duration: durationOf(theNode(node, 'dur')), span };
}

function checkOf(node: CstNode): CheckStatement {
  const causes = mapped(maybeNode(node, 'causes'), causesOf);
  return { kind: 'check', names: nodes(node, 'qname').map(qnameOf), causes, span: spanOf(node) };
}

function ifOf(node: CstNode): IfStatement {
  const bodies = nodes(node, 'then');
  const branches = nodes(node, 'ifTest').map((test, index): Branch => {
    const then = present(bodies[index], 'if without then');
    return { test: ifTest(test), body: thenOf(then), span: spanning(spanOf(test), spanOf(then)) };
  });
  return { kind: 'if', branches, else: mapped(maybeNode(node, 'body'), bodyOf), span: spanOf(node) };
}

function ifTest(node: CstNode): Condition | RecoveredTest {
  const condition = maybeNode(node, 'condition');
  return condition === null
    ? { kind: 'recovered', negated: hasWord(node, 'not'), span: spanOf(node) }
    : conditionOf(condition);
}

function thenOf(node: CstNode): readonly Statement[] {
  const block = maybeNode(node, 'block');
  return block === null ? bodyOf(theNode(node, 'body')) : blockOf(block);
}

function trackOf(node: CstNode): TrackStatement {
  const compared = maybeToken(node, Cmp) !== null;
  return {
    kind: 'track',
    metric: qnameOf(theNode(node, 'qname')),
    pass: compared ? { op: comparisonOf(node), value: signedLiteral(theNode(node, 'lit')) } : null,
    for: durationOf(theNode(node, 'dur')),
    holdout: mapped(maybeToken(node, Percent), percentOf),
    as: mapped(maybeToken(node, Identifier), nameOf),
    span: spanOf(node),
  };
}
