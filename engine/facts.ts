import type { Scalar } from '../rules/unit.ts';
import type { Baseline } from '../rules/window.ts';
import type { Truth } from './evidence.ts';
import type { Reading, Unknown } from './reading.ts';

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
  probe(
    name: string,
    field: string,
  ): { readonly known: true; readonly value: Scalar } | { readonly known: false; readonly why: Unknown };
  /** `SOURCE is missing over d`: known from the source's own arrivals, never unknown while anything was read. */
  sourceMissing(source: string, overMs: number): Truth;
}
