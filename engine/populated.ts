import type { Bundle } from '../rules/bundle.ts';
import { dosIn } from './check/root.ts';
import { takenKinds } from './plan/taken.ts';
import type { VerbFacts } from './plan/verb-facts.ts';
import { tablesOfKind } from './window/population.ts';

/**
 * The bundle with its playbooks reading also the tables that say how many there are of what they take something away
 * from (R27, R31): their clocks wait for those as for every other source, and no act goes by one that is silent.
 */
export function withPopulations(bundle: Bundle, verbs: VerbFacts): Bundle {
  return {
    ...bundle,
    playbooks: bundle.playbooks.map((playbook) => {
      const kinds = dosIn(playbook.body).flatMap((step) => takenKinds(step, verbs(step.verb)));
      const tables = kinds.flatMap((kind) => tablesOfKind(bundle, kind));
      if (tables.every((table) => playbook.sources.includes(table))) return playbook;
      return { ...playbook, sources: [...new Set([...playbook.sources, ...tables])].sort() };
    }),
  };
}
