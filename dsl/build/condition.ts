import type { CstNode } from 'chevrotain';
import { Text, TimeText } from '../token/literals.ts';
import { words as k } from '../token/words.ts';
import type { Cause, Condition, Modifiers, Trigger } from '../tree/condition.ts';
import type { DurationLiteral } from '../tree/literal.ts';
import {
  hasWord,
  maybeNode,
  maybeToken,
  nameOf,
  nodes,
  present,
  qnameOf,
  spanning,
  spanOf,
  theNode,
  theToken,
  tokens,
} from './cst.ts';
import { durationOf, textOf, timeOf } from './literal.ts';
import { atLeastOf, baselineOf, dimsOf, modifierNode, signalOf, sliceOf } from './signal.ts';
import { testOf } from './test-of-signal.ts';

/** From the rule `trigger`. */
export function triggerOf(node: CstNode): Trigger {
  const span = spanOf(node);
  const whole = maybeNode(node, 'condition');
  if (whole !== null) {
    const late = maybeNode(node, 'wrongWithin');
    const condition = conditionOf(whole);
    return { kind: 'condition', condition: late === null ? condition : withOver(condition, late), span };
  }
  const rest = maybeNode(node, 'orExpr');
  return {
    kind: 'clock',
    at: timeOf(theToken(node, TimeText)),
    during: dimsOf(node),
    condition: rest === null ? null : orOf(rest),
    span,
  };
}

/** From the rule `condition`. */
export function conditionOf(node: CstNode): Condition {
  const [first, ...rest] = nodes(node, 'orExpr');
  const start = orOf(present(first, 'condition without orExpr'));
  if (rest.length === 0) return start;
  let before = start.span.end;
  const steps = rest.map((part, index) => {
    const followed = theToken(node, k.followed, index);
    const not = tokens(node, k.not).find(
      (t) => t.startOffset >= before && t.startOffset < followed.startOffset,
    );
    const within = durationOf(theNode(node, 'dur', index));
    before = within.span.end;
    return {
      negated: not !== undefined,
      condition: orOf(part),
      within,
      span: spanning(spanOf(not ?? followed), within.span),
    };
  });
  return { kind: 'sequence', first: start, steps, span: spanOf(node) };
}

/** From the rule `causeName`: words joined by one blank, or the quoted text. */
export function causeOf(node: CstNode): Cause {
  const span = spanOf(node);
  const quoted = maybeToken(node, Text);
  if (quoted !== null) return { text: textOf(quoted).value, span };
  const inside = [node, ...nodes(node, 'wrongCauseWord')].flatMap((part) =>
    Object.values(part.children).flat(),
  );
  const words = inside.filter((child) => 'image' in child).sort((a, b) => a.startOffset - b.startOffset);
  return { text: words.map((word) => nameOf(word).text).join(' '), span };
}

function orOf(node: CstNode): Condition {
  return joined('or', nodes(node, 'andExpr').map(andOf), node);
}

function andOf(node: CstNode): Condition {
  return joined('and', nodes(node, 'unary').map(unaryOf), node);
}

function joined(kind: 'or' | 'and', parts: readonly Condition[], node: CstNode): Condition {
  const first = present(parts[0], node.name);
  return parts.length === 1 ? first : { kind, parts, span: spanOf(node) };
}

/** `not`s bind closer than `for`: `not x > 10 for 10m` is held while x is not above 10. */
function unaryOf(node: CstNode): Condition {
  const nots = tokens(node, k.not);
  const modifiers = nodes(node, 'modifier');
  let condition = operandOf(theNode(node, 'operand'), modifiers);
  // A group leaves no node: whoever stands around it must reach to its parenthesis all the same.
  const end = Math.max(condition.span.end, spanOf(theNode(node, 'operand')).end);
  for (const not of [...nots].reverse())
    condition = { kind: 'not', part: condition, span: { start: spanOf(not).start, end } };
  for (const held of modifiers.filter((modifier) => hasWord(modifier, 'for')))
    condition = { kind: 'held', part: condition, for: durationOf(theNode(held, 'dur')), span: spanOf(node) };
  return condition;
}

function operandOf(node: CstNode, written: readonly CstNode[]): Condition {
  const group = maybeNode(node, 'condition');
  if (group !== null) return conditionOf(group);
  const modifiers = modifiersOf(written);
  const last = written.filter((modifier) => !hasWord(modifier, 'for')).at(-1);
  const span = last === undefined ? spanOf(node) : spanning(spanOf(node), spanOf(last));
  if (hasWord(node, 'cause')) return causeCondition(node);
  if (hasWord(node, 'during'))
    return { kind: 'during', schedule: qnameOf(theNode(node, 'qname')), span: spanOf(node) };
  if (hasWord(node, 'each'))
    return {
      kind: 'each',
      source: qnameOf(theNode(node, 'qname')),
      slice: sliceOf(nodes(node, 'slice')),
      modifiers,
      span,
    };
  const signal = signalOf(theNode(node, 'signal'));
  if (hasWord(node, 'no')) return { kind: 'absent', signal, modifiers, span };
  return { kind: 'test', signal, test: testOf(theNode(node, 'sigTest')), modifiers, span };
}

function causeCondition(node: CstNode): Condition {
  const negated = hasWord(node, 'not');
  const first = {
    kind: 'cause',
    negated,
    cause: causeOf(theNode(node, 'causeName')),
    span: spanOf(node),
  } as const;
  const more = nodes(node, 'wrongCauseList');
  if (more.length === 0) return first;
  const others = more.map((part) => ({
    ...first,
    cause: causeOf(theNode(part, 'causeName')),
    span: spanOf(part),
  }));
  return {
    kind: more.every((part) => hasWord(part, 'or')) ? 'or' : 'and',
    parts: [first, ...others],
    span: spanOf(node),
  };
}

function modifiersOf(written: readonly CstNode[]): Modifiers {
  const over = modifierNode(written, 'over');
  const wrong = written.flatMap((modifier) => nodes(modifier, 'wrongIn'))[0] ?? null;
  const versus = modifierNode(written, 'vs');
  const samples = modifierNode(written, 'with');
  return {
    over: overOf(over ?? wrong),
    versus: versus === null ? null : baselineOf(theNode(versus, 'baseline')),
    samples: samples === null ? null : atLeastOf(theNode(samples, 'atLeast')),
  };
}

function overOf(node: CstNode | null): DurationLiteral | null {
  return node === null ? null : durationOf(theNode(node, 'dur'));
}

/** After OS0108, `drop > 50% within 15m` is read as `over 15m`, where there is one test to hang it on. */
function withOver(condition: Condition, wrongWithin: CstNode): Condition {
  if (condition.kind !== 'test' || condition.modifiers.over !== null) return condition;
  return {
    ...condition,
    modifiers: { ...condition.modifiers, over: durationOf(theNode(wrongWithin, 'dur')) },
  };
}
