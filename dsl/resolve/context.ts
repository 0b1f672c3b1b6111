import type { MetricUse } from '../model/metric.ts';
import type { SourceModel } from '../model/source.ts';
import type { Knowledge } from './knowledge.ts';
import type { Report } from './report.ts';
import type { Result } from './result.ts';

/** Where in a playbook something stands, and what it may therefore name. */
export interface Context {
  readonly knowledge: Knowledge;
  readonly report: Report;
  /** Dimensions that `when` binds; null in a check that no playbook uses: then every dimension is at hand. */
  readonly bound: readonly string[] | null;
  /** The stream or table of which `each` binds one event or row: its fields are at hand. Null: none does. */
  readonly row: SourceModel | null;
  /**
   * Causes declared by the checks so far; null outside the statements. `open` means that a check is unknown, so
   * that any name may be right.
   */
  readonly causes: { readonly names: ReadonlySet<string>; readonly open: boolean } | null;
  /** What `as` has named by now, by that name. */
  readonly results: ReadonlyMap<string, Result>;
  /** Every name that `as` gives in the playbook, also where it is not at hand. */
  readonly named: ReadonlySet<string>;
  /** Metrics of the trigger, whose windows a text may borrow. */
  readonly triggerUses: readonly MetricUse[];
  /** Whether the trigger compares with a baseline; null where it could not be resolved. */
  readonly changes: boolean | null;
}

/** The context of a condition that stands alone, with everything bound. */
export function freeContext(knowledge: Knowledge, report: Report): Context {
  return {
    knowledge,
    report,
    bound: null,
    row: null,
    causes: null,
    results: new Map(),
    named: new Set(),
    triggerUses: [],
    changes: null,
  };
}
