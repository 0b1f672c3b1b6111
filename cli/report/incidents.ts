import type { Decision } from '../../engine/decision.ts';

/** Decisions by the incident they belong to, in the order in which incidents began. */
export function byIncident(decisions: readonly Decision[]): ReadonlyMap<string, readonly Decision[]> {
  const found = new Map<string, Decision[]>();
  for (const decision of decisions) {
    const own = found.get(decision.incident);
    if (own === undefined) found.set(decision.incident, [decision]);
    else own.push(decision);
  }
  return found;
}
