import type { ConditionModel } from '../../dsl/model/condition.ts';
import type { PlaybookModel } from '../../dsl/model/playbook.ts';
import type { Occasion } from '../forward.ts';
import type { Reads } from './condition.ts';
import type { Graph } from './graph.ts';

type Each = Extract<ConditionModel, { readonly kind: 'each' }>;

/** Longest that one event waits for another, ms: so long the events are kept for a restart. */
export const LONGEST_WAIT_MS = 86_400_000;

/** The events that a trigger binds, and what must follow them. */
export interface EachTrigger {
  readonly first: Each;
  readonly next: { readonly of: Each; readonly not: boolean; readonly withinMs: number } | null;
}

/** What `each` a trigger is about: alone, as the first of a sequence, or with conditions by `and`; null: about none. */
export function eachTrigger(trigger: ConditionModel | null): EachTrigger | null {
  switch (trigger?.kind) {
    case 'each':
      return { first: trigger, next: null };
    case 'sequence': {
      const [step, ...more] = trigger.steps;
      if (trigger.first.kind !== 'each' || step?.of.kind !== 'each' || more.length > 0) return null;
      return { first: trigger.first, next: { of: step.of, not: step.not, withinMs: step.withinMs } };
    }
    case 'and': {
      const found = trigger.of.map(eachTrigger).filter((one) => one !== null);
      return found.length === 1 ? (found[0] ?? null) : null;
    }
    default:
      return null;
  }
}

/**
 * @param reads  of the whole playbook: fields of the event that anything in it asks for, or that its limits count per,
 *               travel with it
 */
export function compileOccasion({ trigger, by }: PlaybookModel, reads: Reads, graph: Graph): Occasion | null {
  const each = eachTrigger(trigger);
  if (each === null) return null;
  const { first, next } = each;
  const declared = graph.sourceNamed(first.source).fields;
  for (const { source } of next === null ? [first] : [first, next.of]) reads.sources.add(source);
  return {
    of: graph.forwardOf(first.source, first.filter, by, [
      ...reads.fields,
      ...[...reads.counted].filter((name) => declared.some((field) => field.name === name)),
    ]),
    next: next && {
      forward: graph.forwardOf(next.of.source, next.of.filter, by, []),
      not: next.not,
      withinMs: next.withinMs,
    },
  };
}
