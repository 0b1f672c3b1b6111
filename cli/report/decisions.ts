import type { Decision } from '../../engine/decision.ts';
import { canonicalJson } from '../../rules/canonical.ts';

/** Order in which decisions are compared (E7): instant, playbook, instance, number in the incident. */
export function sortDecisions(decisions: readonly Decision[]): readonly Decision[] {
  const keyed = decisions.map((d) => ({ d, instance: canonicalJson(d.instance) }));
  keyed.sort(
    (a, b) =>
      a.d.t - b.d.t ||
      compare(a.d.playbook, b.d.playbook) ||
      compare(a.instance, b.instance) ||
      compare(a.d.incident, b.d.incident) ||
      a.d.n - b.d.n,
  );
  return keyed.map(({ d }) => d);
}

function compare(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0;
}
