import type { CstNode } from 'chevrotain';
import { Identifier, type WordText } from '../token/words.ts';
import type { BareRule, Playbook } from '../tree/playbook.ts';
import { recordOf } from './call.ts';
import { conditionOf, triggerOf } from './condition.ts';
import {
  firstToken,
  hasWord,
  mapped,
  maybeNode,
  nameOf,
  nodes,
  qnameOf,
  spanOf,
  theNode,
  theToken,
} from './cst.ts';
import { limitOf } from './limit.ts';
import { maybeText, theText } from './literal.ts';
import { dimsOf } from './signal.ts';
import { blockOf, bodyOf, expectOf, statementOf } from './statement.ts';

/** From the rule `playbook`; the first of each clause that may stand once counts. */
export function playbookOf(node: CstNode): Playbook {
  const items = nodes(node, 'pbItem');
  const byWord = new Map<string, CstNode[]>();
  for (const item of items) {
    const word = firstToken(item)?.tokenType.name ?? '';
    const same = byWord.get(word);
    if (same === undefined) byWord.set(word, [item]);
    else same.push(item);
  }
  const all = (text: WordText): readonly CstNode[] => byWord.get(`K_${text}`) ?? [];
  const clause = (text: WordText) => all(text)[0] ?? null;
  const text = (word: WordText) => mapped(clause(word), (item) => theText(item));
  const name = (word: WordText) => mapped(clause(word), (item) => nameOf(theToken(item, Identifier)));
  return {
    kind: 'playbook',
    name: qnameOf(theNode(node, 'qname')),
    title: maybeText(node),
    about: text('about'),
    owner: text('owner'),
    runbook: text('runbook'),
    deprecated: text('deprecated'),
    severity: name('severity'),
    mode: name('mode'),
    labels: mapped(clause('labels'), (item) => recordOf(theNode(item, 'record'))),
    when: mapped(clause('when'), (item) => triggerOf(theNode(item, 'trigger'))),
    unless: all('unless').map((item) => conditionOf(theNode(item, 'condition'))),
    during: items
      .filter((item) => hasWord(item, 'during'))
      .map((item) => ({
        kind: hasWord(item, 'only') ? 'only' : 'except',
        schedules: dimsOf(item) ?? [],
        span: spanOf(item),
      })),
    recoveredWhen: mapped(clause('recovered'), (item) => conditionOf(theNode(item, 'condition'))),
    raises: all('raise').map((item) => ({
      to: nameOf(theToken(item, Identifier)),
      when: conditionOf(theNode(item, 'condition')),
      span: spanOf(item),
    })),
    guard: mapped(clause('guard'), (item) => ({
      limits: nodes(item, 'limit').map(limitOf),
      span: spanOf(item),
    })),
    body: mapped(clause('then'), (item) => bodyOf(theNode(item, 'body'))),
    expects: all('expect').map((item) => expectOf(theNode(item, 'expect'))),
    span: spanOf(node),
  };
}

/** From the rule `bareRule`. */
export function bareRuleOf(node: CstNode): BareRule {
  const block = maybeNode(node, 'block');
  return {
    kind: 'rule',
    when: triggerOf(theNode(node, 'trigger')),
    body: block === null ? nodes(node, 'stmt').map(statementOf) : blockOf(block),
    span: spanOf(node),
  };
}
