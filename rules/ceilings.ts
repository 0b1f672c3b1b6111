import type { Bundle } from './bundle.ts';

/** What the engine stops by itself, whatever a playbook says (R25): a person looks before it goes on. */
export interface Ceilings {
  /** Acts of one playbook, each target one. */
  readonly actsPerMinute: number;
  readonly actsPerHour: number;
  /** Times that one thing is applied to one target and taken back again. */
  readonly returnsPerDay: number;
}

/** No sound playbook comes to these. */
export const CEILINGS: Ceilings = { actsPerMinute: 1_000, actsPerHour: 10_000, returnsPerDay: 24 };

/** Those of a project. */
export function ceilingsOf({ ceilings }: Pick<Bundle, 'ceilings'>): Ceilings {
  return ceilings ?? CEILINGS;
}
