import type { Condition } from '../../rules/condition.ts';
import { claimFact, leafFact, type PlainFact } from './plain-fact.ts';
import type { Question } from './question.ts';
import { nodesOf } from './root.ts';

/**
 * The plain facts of some conditions, by the ids of their leaves: what the rules engine is run over. Leaves that
 * occur in two conditions are read once.
 *
 * @param heldMs  how long a hold has lasted, ms
 */
export function factSheet(
  conditions: Iterable<Condition>,
  question: Question,
  heldMs: (id: string) => number,
): Record<string, PlainFact> {
  const sheet: Record<string, PlainFact> = {};
  for (const condition of conditions) {
    for (const node of nodesOf(condition)) {
      if (node.kind === 'leaf') sheet[node.id] ??= leafFact(node, question);
      else if (node.kind === 'hold') sheet[node.id] ??= claimFact(question.hold(node.id), heldMs(node.id));
      else if (node.kind === 'sourceMissing')
        sheet[node.id] ??= claimFact(question.facts.sourceMissing(node.source, node.overMs));
      else if (node.kind === 'cause') sheet[node.id] ??= claimFact(question.cause(node.cause));
    }
  }
  return sheet;
}
