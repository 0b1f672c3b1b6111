import type { CstNode } from 'chevrotain';
import { Text } from '../token/literals.ts';
import { Identifier, Word, type WordText } from '../token/words.ts';
import type { Field, FieldType, Probe, Source, SourceClauses } from '../tree/source.ts';
import { callOf } from './call.ts';
import {
  hasWord,
  mapped,
  maybeNode,
  nameOf,
  nodes,
  present,
  qnameOf,
  spanOf,
  theNode,
  theToken,
  tokens,
} from './cst.ts';
import { filterOf } from './filter.ts';
import { durationOf, listOf, maybeText, textOf, theText } from './literal.ts';

/** From the rule `source`: the title stands before `from`, the topic after it. */
export function sourceOf(node: CstNode): Source {
  const texts = tokens(node, Text).map(textOf);
  const where = maybeNode(node, 'filter');
  return {
    kind: hasWord(node, 'table') ? 'table' : 'stream',
    name: qnameOf(theNode(node, 'qname')),
    title: texts.length > 1 ? (texts[0] ?? null) : null,
    from: nameOf(theToken(node, Identifier)),
    topic: present(texts.at(-1), 'source without a topic'),
    where: where === null ? null : filterOf(where),
    ...clausesOf(theNode(node, 'sourceBody')),
    span: spanOf(node),
  };
}

/** From the rule `probe`. */
export function probeOf(node: CstNode): Probe {
  return {
    kind: 'probe',
    name: qnameOf(theNode(node, 'qname')),
    title: maybeText(node),
    call: callOf(theNode(node, 'call')),
    ...clausesOf(theNode(node, 'sourceBody')),
    span: spanOf(node),
  };
}

/** From the rule `type`. */
export function fieldType(node: CstNode): FieldType {
  const span = spanOf(node);
  const list = maybeNode(node, 'list');
  if (list !== null) return { kind: 'one-of', values: listOf(list), span };
  const [name, of] = tokens(node, Identifier).map(nameOf);
  return { kind: 'named', name: present(name, 'type without a name'), of: of ?? null, span };
}

function clausesOf(body: CstNode): SourceClauses {
  const items = nodes(body, 'sourceItem');
  const clause = (text: WordText) => items.find((item) => hasWord(item, text)) ?? null;
  const name = (text: WordText) => mapped(clause(text), (item) => nameOf(theToken(item, Word)));
  const duration = (text: WordText) => mapped(clause(text), (item) => durationOf(theNode(item, 'dur')));
  return {
    key: name('key'),
    time: name('time'),
    late: duration('late'),
    every: duration('every'),
    timeout: duration('timeout'),
    silentAfter: duration('silent'),
    expireAfter: duration('expire'),
    removeWhen: mapped(clause('remove'), (item) => filterOf(theNode(item, 'filter'))),
    owner: mapped(clause('owner'), (item) => theText(item)),
    fields: items.filter((item) => hasWord(item, 'field')).map(fieldOf),
  };
}

function fieldOf(node: CstNode): Field {
  return {
    name: nameOf(theToken(node, Word)),
    title: maybeText(node),
    type: fieldType(theNode(node, 'type')),
    private: hasWord(node, 'private'),
    consent: hasWord(node, 'consent'),
    optional: hasWord(node, 'optional'),
    span: spanOf(node),
  };
}
