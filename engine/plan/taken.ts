import type { Do } from '../../rules/playbook.ts';
import { audienceIn } from '../check/audience-argument.ts';
import type { VerbFact } from './verb-facts.ts';

/**
 * What a statement acts on, by the names that labels have for it: bound dimensions that its arguments are, else the kinds
 * that its verb names.
 */
export function targetKinds({ args }: Do, { targets }: VerbFact): readonly string[] {
  const many = audienceIn(args);
  if (many !== null) return [many.audience.kind];
  const named = (targets?.() ?? []).flatMap(([kind, argument]) => {
    const value = args.find(({ name }) => name === argument)?.value;
    return value === undefined ? [] : [value.kind === 'dimension' ? value.dimension : kind];
  });
  const dimensions = args.flatMap(({ value }) => (value.kind === 'dimension' ? [value.dimension] : []));
  return [...new Set(named.length > 0 ? named : dimensions)];
}

/** What it takes something away from; empty where it takes nothing away. */
export function takenKinds(step: Do, verb: VerbFact | null): readonly string[] {
  return verb?.takesAway === true ? targetKinds(step, verb) : [];
}
