import type { Decision } from '../../engine/decision.ts';
import { foundCauses } from './decision-words.ts';

/**
 * Which `cause` decisions are worth telling: the first of an incident's round of checks, and later ones that found
 * something that was not found before. Checks are repeated every ten minutes, mostly to say the same.
 */
export function causeNews(): (decision: Decision) => boolean {
  const told = new Map<string, Set<string>>();
  return (decision) => {
    if (decision.what !== 'cause') return true;
    const key = `${decision.incident}/${decision.step}`;
    const before = told.get(key);
    const known = before ?? new Set<string>();
    const fresh = foundCauses(decision).filter((name) => !known.has(name));
    for (const name of fresh) known.add(name);
    told.set(key, known);
    return before === undefined || fresh.length > 0;
  };
}
