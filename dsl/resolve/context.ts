import type { MetricUse } from '../model/metric.ts';
import type { Knowledge } from './knowledge.ts';
import type { Report } from './report.ts';

/** Where in a playbook something stands, and what it may therefore name. */
export interface Context {
  readonly knowledge: Knowledge;
  readonly report: Report;
  /** Dimensions that `when` binds; null in a check that no playbook uses: then every dimension is at hand. */
  readonly bound: readonly string[] | null;
  /**
   * Causes declared by the checks so far; null outside the statements. `open` means that a check is unknown, so
   * that any name may be right.
   */
  readonly causes: { readonly names: ReadonlySet<string>; readonly open: boolean } | null;
  /** Names given by `as`: not built, but no unknown names either. */
  readonly results: ReadonlySet<string>;
  /** Metrics of the trigger, whose windows a text may borrow. */
  readonly triggerUses: readonly MetricUse[];
  /** Whether the trigger compares with a baseline; null where it could not be resolved. */
  readonly changes: boolean | null;
}

/** The context of a condition that stands alone, with everything bound. */
export function freeContext(knowledge: Knowledge, report: Report): Context {
  return { knowledge, report, bound: null, causes: null, results: new Set(), triggerUses: [], changes: null };
}
