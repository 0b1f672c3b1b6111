import type { Do } from '../../rules/playbook.ts';
import { audienceIn } from '../check/audience-argument.ts';
import type { VerbFact } from './verb-facts.ts';

/**
 * What a statement takes something away from, by the names that labels have for it: bound dimensions that its arguments
 * are, else the kinds of what its verb acts on. Empty where it takes nothing away.
 */
export function takenKinds({ args }: Do, verb: VerbFact | null): readonly string[] {
  if (verb?.takesAway !== true) return [];
  const many = audienceIn(args);
  if (many !== null) return [many.audience.kind];
  const named = (verb.targets?.() ?? []).flatMap(([kind, argument]) => {
    const value = args.find(({ name }) => name === argument)?.value;
    return value === undefined ? [] : [value.kind === 'dimension' ? value.dimension : kind];
  });
  const dimensions = args.flatMap(({ value }) => (value.kind === 'dimension' ? [value.dimension] : []));
  return [...new Set(named.length > 0 ? named : dimensions)];
}
