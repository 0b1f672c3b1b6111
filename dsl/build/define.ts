import type { CstNode, IToken } from 'chevrotain';
import { DateText, Literal, Text, TimeText } from '../token/literals.ts';
import { dayWords, Identifier } from '../token/words.ts';
import type { AudienceDefinition, Day, Definition, Period, ScheduleDefinition } from '../tree/define.ts';
import type { DateLiteral } from '../tree/literal.ts';
import { recordOf } from './call.ts';
import {
  firstToken,
  hasWord,
  mapped,
  maybeNode,
  nameOf,
  nodes,
  present,
  qnameOf,
  spanOf,
  theNode,
  tokens,
  wordAmong,
} from './cst.ts';
import { filterOf } from './filter.ts';
import { atomOf, literalOf, maybeText, timeOf } from './literal.ts';
import { fieldType } from './source.ts';
import { blockOf, causesOf } from './statement.ts';

/** From the rule `define`. */
export function definitionOf(node: CstNode): Definition {
  const name = qnameOf(theNode(node, 'qname'));
  const span = spanOf(node);
  switch (wordAmong(node, ['check', 'routine', 'schedule', 'audience', 'value', 'words'])) {
    case 'check':
      return {
        kind: 'define-check',
        name,
        title: maybeText(node),
        causes: causesOf(theNode(node, 'causes')),
        span,
      };
    case 'routine':
      return {
        kind: 'define-routine',
        name,
        params: paramsOf(theNode(node, 'params')),
        body: blockOf(theNode(node, 'block')),
        span,
      };
    case 'schedule':
      return scheduleOf(node);
    case 'audience':
      return audienceOf(node);
    case 'value':
      return { kind: 'define-value', name, value: atomOf(theNode(node, 'atom')), span };
    default:
      return { kind: 'define-words', name, words: recordOf(theNode(node, 'record')), span };
  }
}

function paramsOf(node: CstNode) {
  const types = nodes(node, 'type');
  return tokens(node, Identifier).map((token, index) => ({
    name: nameOf(token),
    type: fieldType(present(types[index], 'param without a type')),
  }));
}

/** The title stands before `=`, the zone behind `in`. */
function scheduleOf(node: CstNode): ScheduleDefinition {
  const zoned = hasWord(node, 'in');
  const texts = tokens(node, Text).length;
  return {
    kind: 'define-schedule',
    name: qnameOf(theNode(node, 'qname')),
    title: texts > (zoned ? 1 : 0) ? maybeText(node) : null,
    periods: nodes(node, 'period').map(periodOf),
    zone: zoned ? maybeText(node, texts - 1) : null,
    span: spanOf(node),
  };
}

function periodOf(node: CstNode): Period {
  const days = nodes(node, 'day').map(dayOf);
  const [from, to] = tokens(node, DateText).map(dateOf);
  const [opens, closes] = tokens(node, TimeText).map(timeOf);
  return {
    on: from === undefined ? { kind: 'days', days } : { kind: 'dates', from, to: to ?? null },
    hours: opens === undefined ? null : { from: opens, to: present(closes, 'period without an end') },
    span: spanOf(node),
  };
}

function dayOf(node: CstNode): Day {
  const name = present(firstToken(node), 'day').tokenType.name.slice(2);
  return present(
    dayWords.find((day) => day === name),
    'day',
  ) as Day;
}

/** A token that the grammar took for a date. */
export function dateOf(token: IToken): DateLiteral {
  return { kind: 'date', date: token.image, span: spanOf(token), raw: token.image };
}

function audienceOf(node: CstNode): AudienceDefinition {
  const [name, of, around] = nodes(node, 'qname').map(qnameOf);
  const literals = tokens(node, Literal).map(literalOf);
  return {
    kind: 'define-audience',
    name: present(name, 'audience without a name'),
    title: maybeText(node),
    of: present(of, 'audience of nothing'),
    where: mapped(maybeNode(node, 'filter'), filterOf),
    within: around === undefined ? null : { distance: present(literals[0], 'within'), of: around },
    order: mapped(maybeNode(node, 'order'), orderOf),
    atMost: hasWord(node, 'most') ? present(literals.at(-1), 'at most') : null,
    span: spanOf(node),
  };
}

function orderOf(node: CstNode) {
  if (hasWord(node, 'nearest')) return { kind: 'nearest' } as const;
  return { kind: 'worst', by: qnameOf(theNode(node, 'qname')) } as const;
}
