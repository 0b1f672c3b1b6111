import type { Do } from '../../rules/playbook.ts';
import type { PlanInput } from './act.ts';
import type { Asked } from './ledger.ts';
import { minimumGuard } from './minimum.ts';
import { type Insane, sanityGuard } from './sanity.ts';
import type { Skip } from './skip.ts';
import { takenKinds } from './taken.ts';
import type { VerbFact } from './verb-facts.ts';

/** What is taken away from each kind, over all playbooks, as an act is planned target by target. */
export interface TakenGuard {
  /** Why one more is too many to be believed (R31). */
  insane(asked: Asked): Insane | null;
  /** Why one more would leave too few (R27). */
  holds(asked: Asked): Skip | null;
  admit(asked: Asked): void;
  /** Why all that were admitted are too many to be believed. */
  insaneInAll(): Insane | null;
}

const HARMLESS: TakenGuard = { insane: () => null, holds: () => null, admit() {}, insaneInAll: () => null };

/** Guards of an act that takes something away; of any other nothing holds. */
export function takenGuard(
  step: Do,
  verb: VerbFact,
  mode: 'live' | 'shadow',
  { applied, populationOf, permitted }: PlanInput,
): TakenGuard {
  const kinds = takenKinds(step, verb);
  // Only what takes away asks what is in force.
  if (kinds.length === 0) return HARMLESS;
  const same = applied(mode).filter(({ changes }) => changes === verb.changes);
  const names = new Map(
    kinds.map((kind) => [kind, new Set(same.flatMap(({ labels }) => labels[kind] ?? []))] as const),
  );
  const of = (kind: string): Set<string> => names.get(kind) as Set<string>;
  const first = <Found>(find: (kind: string) => Found | null): Found | null => {
    for (const kind of kinds) {
      const found = find(kind);
      if (found !== null) return found;
    }
    return null;
  };
  const insaneWith = (kind: string, more: number): Insane | null => {
    const population = populationOf(kind);
    return population === null ? null : sanityGuard(step.verb, of(kind).size + more, population, permitted);
  };
  return {
    insane: ({ labels }) =>
      first((kind) => {
        const name = labels[kind];
        return name === undefined || of(kind).has(name) ? null : insaneWith(kind, 1);
      }),
    holds: ({ labels }) =>
      first((kind) => {
        const name = labels[kind];
        return name === undefined ? null : minimumGuard(step.verb, of(kind), name, populationOf(kind));
      }),
    admit({ labels }) {
      for (const kind of kinds) {
        const name = labels[kind];
        if (name !== undefined) of(kind).add(name);
      }
    },
    insaneInAll: () => first((kind) => insaneWith(kind, 0)),
  };
}
