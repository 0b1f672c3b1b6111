import type { CstNode } from 'chevrotain';
import { Count, Money, Num, Percent } from '../token/literals.ts';
import { Identifier } from '../token/words.ts';
import type { Approval, Cap, Limit } from '../tree/limit.ts';
import type { DurationLiteral, QName } from '../tree/literal.ts';
import { conditionOf } from './condition.ts';
import {
  hasWord,
  mapped,
  maybeNode,
  maybeToken,
  nameOf,
  nodes,
  present,
  qnameOf,
  spanOf,
  theNode,
  theToken,
} from './cst.ts';
import { escalateOf } from './escalate.ts';
import { durationOf, literalOf, maybeDuration, maybeText, numberOf, percentOf, theText } from './literal.ts';
import { dimsOf } from './signal.ts';

/** From the rule `limit`. */
export function limitOf(node: CstNode): Limit {
  const span = spanOf(node);
  const cap = maybeNode(node, 'cap');
  if (cap !== null) return { ...capOf(cap), spend: hasWord(node, 'spend'), span };
  if (hasWord(node, 'cooldown'))
    return { kind: 'cooldown', duration: durationOf(theNode(node, 'dur')), per: dimsOf(node), span };
  if (hasWord(node, 'once')) return { kind: 'once', ...scopeOf(node), span };
  return approvalOf(node);
}

function approvalOf(node: CstNode): Approval {
  const escalate = mapped(maybeNode(node, 'escalate'), escalateOf);
  const skip = node.children['K_skip']?.[0];
  return {
    kind: 'approval',
    from: theText(node),
    and: maybeText(node, 1),
    when: mapped(maybeNode(node, 'condition'), conditionOf),
    within: maybeDuration(node),
    else: skip === undefined ? escalate : { kind: 'skip', span: spanOf(skip) },
    span: spanOf(node),
  };
}

function capOf(node: CstNode): Omit<Cap, 'spend' | 'span'> {
  return {
    kind: 'cap',
    amount: amountOf(node),
    of: mapped(maybeNode(node, 'qname'), qnameOf),
    noun: mapped(maybeNode(node, 'noun'), (noun) => nameOf(theToken(noun, Identifier))),
    ...scopeOf(node),
  };
}

/** After `at most 2h` (OS0108) the amount is the bare number. */
function amountOf(node: CstNode): Cap['amount'] {
  const percent = maybeToken(node, Percent);
  if (percent !== null) return percentOf(percent);
  const wrong = mapped(maybeNode(node, 'wrongTimeCap'), (cap) => cap.children['Duration']?.[0]);
  const written = maybeToken(node, Money) ?? maybeToken(node, Count) ?? maybeToken(node, Num) ?? wrong;
  const token = present(written && 'image' in written ? written : null, 'cap without an amount');
  const literal = literalOf(token);
  return literal.kind === 'money' || literal.kind === 'count' ? literal : numberOf(token);
}

function scopeOf(node: CstNode): {
  readonly in: DurationLiteral | null;
  readonly per: readonly QName[] | null;
} {
  const scopes = nodes(node, 'capScope');
  const window = scopes.find((scope) => maybeNode(scope, 'dims') === null) ?? null;
  const per = scopes.find((scope) => maybeNode(scope, 'dims') !== null) ?? null;
  const inside = window === null ? null : (maybeNode(window, 'wrongScope') ?? window);
  return { in: mapped(inside, (scope) => durationOf(theNode(scope, 'dur'))), per: mapped(per, dimsOf) };
}
