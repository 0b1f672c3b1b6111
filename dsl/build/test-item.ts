import type { CstNode } from 'chevrotain';
import { DateText, Num, Text, TimeText } from '../token/literals.ts';
import { Identifier, words as k } from '../token/words.ts';
import type { Expectation, Given, GivenValue, Step, TestExpect, TestItem } from '../tree/test-item.ts';
import { argumentsOf, recordOf } from './call.ts';
import { causeOf } from './condition.ts';
import {
  hasWord,
  mapped,
  maybeNode,
  maybeToken,
  nameOf,
  nodes,
  qnameOf,
  spanOf,
  theNode,
  theToken,
  tokens,
  wordAmong,
} from './cst.ts';
import { dateOf } from './define.ts';
import { escalateOf } from './escalate.ts';
import {
  atomOf,
  durationOf,
  maybeDuration,
  maybeText,
  numberOf,
  textOf,
  theText,
  timeOf,
} from './literal.ts';

/** From the rule `test`. */
export function testItemOf(node: CstNode): TestItem {
  return {
    kind: 'test',
    title: theText(node),
    for: mapped(maybeNode(node, 'qname'), qnameOf),
    lines: nodes(node, 'testItem').map(lineOf),
    span: spanOf(node),
  };
}

function lineOf(node: CstNode): Given | TestExpect {
  const given = maybeNode(node, 'given');
  return given === null ? expectLine(node) : givenOf(given);
}

function expectLine(node: CstNode): TestExpect {
  const wanted = theNode(node, 'expectation');
  const time = mapped(maybeToken(node, TimeText), timeOf);
  return {
    kind: 'expect',
    at: time ?? maybeDuration(node),
    negated: hasWord(wanted, 'no'),
    what: expectationOf(wanted),
    span: spanOf(node),
  };
}

function givenOf(node: CstNode): Given {
  const span = spanOf(node);
  const after = mapped(maybeNode(node, 'after'), (part) => durationOf(theNode(part, 'dur')));
  switch (wordAmong(node, ['start', 'events', 'action', 'approval', 'answer'])) {
    case 'start':
      return {
        kind: 'given-start',
        date: dateOf(theToken(node, DateText)),
        time: timeOf(theToken(node, TimeText)),
        span,
      };
    case 'events':
      return { kind: 'given-events', from: theText(node), span };
    case 'action':
      return {
        kind: 'given-failure',
        action: qnameOf(theNode(node, 'qname')),
        reason: maybeText(node),
        times: mapped(maybeToken(node, Num), numberOf),
        span,
      };
    case 'approval': {
      const is = maybeToken(node, Identifier) ?? theToken(node, k.silent);
      return { kind: 'given-approval', from: theText(node), is: nameOf(is), after, span };
    }
    case 'answer':
      return { kind: 'given-answer', ...answerOf(node), to: qnameOf(theNode(node, 'qname')), after, span };
    default:
      return givenValue(node);
  }
}

/** The part of the question stands before `to`, the answer behind `is`. */
function answerOf(node: CstNode) {
  const to = spanOf(theNode(node, 'qname')).start;
  const texts = tokens(node, Text);
  const question = texts.find((text) => text.startOffset < to) ?? null;
  const answer = texts.find((text) => text.startOffset > to) ?? null;
  return { question: mapped(question, textOf), is: mapped(answer, textOf) };
}

function givenValue(node: CstNode): GivenValue {
  return {
    kind: 'given-value',
    name: qnameOf(theNode(node, 'qname')),
    in: mapped(maybeNode(node, 'atom'), atomOf),
    tense: hasWord(node, 'was') ? 'was' : 'is',
    steps: nodes(node, 'step').map(stepOf),
    span: spanOf(node),
  };
}

function stepOf(node: CstNode): Step {
  const span = spanOf(node);
  const durations = nodes(node, 'dur').map(durationOf);
  const each = hasWord(node, 'each') ? (durations[0] ?? null) : null;
  return {
    value: stepValue(node),
    each,
    for: hasWord(node, 'for') ? (durations.at(-1) ?? null) : null,
    span,
  };
}

function stepValue(node: CstNode): Step['value'] {
  const record = maybeNode(node, 'record');
  if (record !== null) return recordOf(record);
  const missing = node.children['K_missing']?.[0];
  return missing === undefined ? atomOf(theNode(node, 'atom')) : { kind: 'missing', span: spanOf(missing) };
}

function expectationOf(node: CstNode): Expectation {
  const name = mapped(maybeNode(node, 'qname'), qnameOf);
  const place = mapped(maybeNode(node, 'atom'), atomOf);
  const escalate = maybeNode(node, 'escalate');
  if (escalate !== null) return escalateOf(escalate);
  switch (wordAmong(node, ['incident', 'recovered', 'action', 'undo', 'do', 'asked', 'cause'])) {
    case 'incident':
      return { kind: 'incident', in: place };
    case 'recovered':
      return { kind: 'recovered', in: place };
    case 'action':
      return { kind: 'action', name };
    case 'undo':
      return { kind: 'undo', name: qnameOf(theNode(node, 'qname')) };
    case 'do':
      return {
        kind: 'do',
        name: qnameOf(theNode(node, 'qname')),
        args: mapped(maybeNode(node, 'args'), argumentsOf),
        times: hasWord(node, 'once') ? 1 : mapped(maybeToken(node, Num), (token) => numberOf(token).value),
      };
    case 'asked':
      return { kind: 'asked', text: theText(node) };
    case 'cause':
      return { kind: 'cause', negated: hasWord(node, 'not'), cause: causeOf(theNode(node, 'causeName')) };
    default:
      return { kind: 'severity', is: nameOf(theToken(node, Identifier)) };
  }
}
