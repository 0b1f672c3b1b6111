import type { CstNode } from 'chevrotain';
import { Identifier } from '../token/words.ts';
import type { Item, Use } from '../tree.ts';
import { elements, MissingPart, mapped, maybeNode, maybeToken, nameOf, qnameOf, spanOf } from './cst.ts';
import { definitionOf } from './define.ts';
import { theText } from './literal.ts';
import { metricOf } from './metric.ts';
import { bareRuleOf, playbookOf } from './playbook.ts';
import { probeOf, sourceOf } from './source.ts';
import { testItemOf } from './test-item.ts';

/** From the rule `item`: the typed item, a broken one where recovery left a hole, or null if it covers no text. */
export function itemOf(node: CstNode): Item | null {
  const written = writtenItem(node);
  if (written === null) return null;
  try {
    return wholeItem(written);
  } catch (error) {
    if (error instanceof MissingPart) return brokenItem(node);
    throw error;
  }
}

/** From the rule `item`: only its name, or null if it covers no text. */
export function brokenItem(item: CstNode): Item | null {
  const node = writtenItem(item);
  if (node === null) return null;
  const name = maybeNode(node, 'qname');
  return {
    kind: 'broken',
    name: name === null || name.recoveredNode ? null : qnameOf(name),
    span: spanOf(node),
  };
}

function writtenItem(item: CstNode): CstNode | null {
  return elements(item).find((child): child is CstNode => 'children' in child) ?? null;
}

function wholeItem(node: CstNode): Item {
  switch (node.name) {
    case 'use':
      return useOf(node);
    case 'source':
      return sourceOf(node);
    case 'probe':
      return probeOf(node);
    case 'metric':
      return metricOf(node);
    case 'define':
      return definitionOf(node);
    case 'playbook':
      return playbookOf(node);
    case 'bareRule':
      return bareRuleOf(node);
    case 'test':
      return testItemOf(node);
    default:
      throw new MissingPart(node.name);
  }
}

function useOf(node: CstNode): Use {
  return {
    kind: 'use',
    path: theText(node),
    as: mapped(maybeToken(node, Identifier), nameOf),
    span: spanOf(node),
  };
}
