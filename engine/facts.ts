import type { LookUp } from '../rules/condition.ts';
import type { Scalar } from '../rules/unit.ts';
import type { Baseline } from '../rules/window.ts';
import type { AnomalyReading, AnomalyTest } from './anomaly.ts';
import type { Truth } from './evidence.ts';
import type { Reading, Unknown } from './reading.ts';

/** One value of any type, or why there is none. */
export type Answer =
  | { readonly known: true; readonly value: Scalar }
  | { readonly known: false; readonly why: Unknown };

/**
 * What conditions of one instance may read at one instant T of event time. Pure and synchronous: whatever must
 * be fetched (probe answers) was fetched before and is a plain value here.
 */
export interface Facts {
  readonly atMs: number;
  /** The window metric's value over [T − window, T) for the instance's key. */
  window(id: string): Reading;
  /** Value and samples that are usual there. */
  usual(id: string, baseline: Baseline): Reading;
  /** What a detector says of the window's series; absent: no detector is at hand. */
  anomaly?(id: string, test: AnomalyTest): AnomalyReading;
  probe(name: string, field: string): Answer;
  /** The field of the row of `table` that the instance's value of `key` names, canonical, as of T. */
  lookUp(look: LookUp): Answer;
  /** A field of the event that `each` bound, canonical; absent: no event is bound. */
  field?(name: string): Answer;
  /** `SOURCE is missing over d`: known from the source's own arrivals, never unknown while anything was read. */
  sourceMissing(source: string, overMs: number): Truth;
  /** Whether the project's wall clock says exactly so many minutes after midnight at T. */
  isTimeOfDay(minutes: number): Truth;
  /** Whether a schedule holds at T; unknown only where there is no such schedule. */
  during(schedule: string): Truth;
}
