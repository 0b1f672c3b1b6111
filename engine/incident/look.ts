import { evidenceTree } from '../check/evidence-tree.ts';
import { factSheet } from '../check/fact-sheet.ts';
import { noClaim, noResult, type Question } from '../check/question.ts';
import { nodesOf } from '../check/root.ts';
import { truthOf } from '../check/truth-of.ts';
import type { Evidence } from '../evidence.ts';
import type { Facts } from '../facts.ts';
import { holdTruth } from '../hold.ts';
import { standIn } from '../plan/private.ts';
import { stepped } from './hold-clock.ts';
import type { Watch } from './watch.ts';

/** What of a playbook is looked at: what starts it, or what ends it, which by default is R7. */
export type Looked = 'trigger' | 'recovery';

/**
 * Where the trigger or the recovery of a playbook stands for each instance, whatever became of it: the answer to "why
 * not". Holds are as they were at the last instant that was judged.
 *
 * @param instances  facts by instance key, all of one instant
 */
export function lookAt(
  watch: Watch,
  instances: ReadonlyMap<string, Facts>,
  looked: Looked,
): ReadonlyMap<string, Evidence> {
  const { slots, baselineGuarded, unitOf } = watch;
  const isTrigger = looked === 'trigger';
  const asked = isTrigger ? watch.playbook.trigger : watch.recovery;
  const holds = isTrigger ? watch.holds : [...watch.holds, ...watch.recoveryHolds];
  const nodes = [...nodesOf(asked)].filter((node) => 'id' in node);
  return new Map(
    [...instances].map(([key, facts]) => {
      const held = slots.get(key)?.holds;
      const question: Question = {
        facts,
        cause: noClaim,
        result: noResult,
        baselineGuarded,
        hold(id) {
          const condition = holds.find((one) => one.id === id);
          if (condition === undefined) return null;
          const was = held?.get(id) ?? null;
          return condition.kind === 'hold'
            ? holdTruth(was, truthOf(condition.of, question), condition.forMs)
            : stepped(condition, was, question).truth;
        },
      };
      const sheet = factSheet([asked], question, (id) => held?.get(id)?.elapsedMs ?? 0);
      const leaves = new Map(
        nodes.flatMap((node) => {
          const fact = sheet[node.id];
          if (fact === undefined) return [];
          const told =
            watch.hiddenLeaves.has(node.id) && fact.v !== null ? { ...fact, v: standIn(fact.v) } : fact;
          return [[node.id, { fact: told, truth: truthOf(node, question) }] as const];
        }),
      );
      return [key, evidenceTree(asked, { truths: new Map(), leaves }, unitOf)] as const;
    }),
  );
}
