import type { AnomalySeverity } from '../rules/detectors/severity.ts';
import type { Scalar, Unit } from '../rules/unit.ts';
import type { Oddness } from './anomaly.ts';
import type { Unknown } from './reading.ts';

/** true, false, or null: unknown. */
export type Truth = boolean | null;

/** What a decision rested on: the condition's tree with the truth and the numbers of every part. Plain JSON. */
export type Evidence =
  | { readonly kind: 'and' | 'or' | 'not'; readonly truth: Truth; readonly of: readonly Evidence[] }
  | {
      readonly kind: 'hold';
      readonly id: string;
      readonly text: string;
      readonly truth: Truth;
      readonly of: Evidence;
      readonly heldMs: number;
      readonly forMs: number;
    }
  | LeafEvidence;

export interface LeafEvidence {
  readonly kind: 'leaf';
  readonly id: string;
  readonly text: string;
  readonly truth: Truth;
  /**
   * Current and usual value in the unit's canonical form (usual of `80% of other`: the other metric). Change is
   * (baseline − now) / baseline for `drop`; where the test names an absolute amount it is in the unit, points as
   * ratios. `measure` says which: a part of what is usual, a multiple of it (change is still the part), or an amount.
   */
  readonly now: Scalar | null;
  readonly usual: number | null;
  readonly change: number | null;
  readonly measure: 'ratio' | 'factor' | 'absolute' | null;
  readonly samples: number | null;
  readonly unit: Unit | null;
  readonly why: Unknown | null;
  /** What a detector found, where one was asked and knew: how odd it is, and between what 99 of 100 windows lie. */
  readonly anomaly?: Pick<Oddness, 'direction' | 'weeks' | 'low' | 'high'> & {
    /** null where it is not odd. */
    readonly severity: AnomalySeverity | null;
  };
}
