import type { CstNode } from 'chevrotain';
import { Identifier } from '../token/words.ts';
import type { QName } from '../tree/literal.ts';
import type { Broken, Item, Use } from '../tree.ts';
import {
  elements,
  firstToken,
  MissingPart,
  mapped,
  maybeNode,
  maybeToken,
  nameOf,
  qnameOf,
  spanOf,
} from './cst.ts';
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

/** From the rule `item`: only its name, as far as recovery left one, or null if it covers no text. */
export function brokenItem(item: CstNode): Broken | null {
  const node = writtenItem(item);
  const first = firstToken(item);
  if (node === null || first === null) return null;
  // A test's only name is that of the playbook it is for.
  const name = node.name === 'test' ? null : maybeNode(node, 'qname');
  const start = first.startOffset;
  const end = item.location?.endOffset ?? start;
  return {
    kind: 'broken',
    name: mapped(name, wholeName),
    unnamed: null,
    rest: null,
    span: { start, end: Math.max(start, end || 0) + 1 },
  };
}

/** A name that recovery invented has no place and is none. */
function wholeName(node: CstNode): QName | null {
  const words = Object.values(node.children).flat();
  const isWhole =
    words.length > 0 && words.every((word) => 'image' in word && !Number.isNaN(word.startOffset));
  return isWhole ? qnameOf(node) : null;
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
