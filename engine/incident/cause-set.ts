import type { Truth } from '../../rules/truth.ts';

/** The causes that a check judged, by name, in declared order. */
export type CauseSet = Readonly<Record<string, Truth>>;

/**
 * Truth of `cause is X` (A.4). `unknown`: every cause was evaluated and none is true; `unchecked`: at least one
 * could not be evaluated. A playbook's own cause of such a name wins. Before any check all is unknown.
 */
export function causeTruth(causes: CauseSet, name: string): Truth {
  const own = Object.hasOwn(causes, name) ? causes[name] : undefined;
  if (own !== undefined) return own;
  const truths = Object.values(causes);
  if (truths.length === 0) return null;
  if (name === 'unknown') return truths.every((truth) => truth === false);
  if (name === 'unchecked') return truths.includes(null);
  return null;
}

/** Names of the causes that were found, in declared order. */
export function foundCauses(causes: CauseSet): readonly string[] {
  return Object.keys(causes).filter((name) => causes[name] === true);
}
