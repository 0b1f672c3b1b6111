import type { Scalar } from '../rules/unit.ts';
import type { Facts } from './facts.ts';

/** The event that `each` bound, as an incident keeps it. */
export interface BoundEvent {
  /** By its stream's `key`. */
  readonly key: string;
  /** Event time, epoch ms. */
  readonly timeMs: number;
  /** Those that its playbook reads, canonical; what it lacks is not there. */
  readonly fields: Readonly<Record<string, Scalar>>;
}

/** Facts of an instance with the fields of its event. */
export function withEvent(facts: Facts, { fields }: BoundEvent): Facts {
  // The facts move with their instant, so they are not copied.
  return Object.assign(Object.create(facts) as Facts, {
    field: (name: string) => {
      const value = fields[name];
      return value === undefined
        ? ({ known: false, why: 'missing-field' } as const)
        : ({ known: true, value } as const);
    },
  });
}
