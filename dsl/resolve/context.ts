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
  /** The source whose event or row `each` binds: its fields have values. */
  readonly row: SourceModel | null;
  /** The playbook that this is part of; null in a check that none uses. */
  readonly playbook: string | null;
  /**
   * Causes declared by the checks so far, by name, with the name of their declaration: `riders.health.riders short`.
   * Null outside the statements. `open` means that a check is unknown, so that any name may be right.
   */
  readonly causes: { readonly names: ReadonlyMap<string, string>; readonly open: boolean } | null;
  /** Names given by `as`, anywhere in the playbook. */
  readonly results: ReadonlyMap<string, Result>;
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
    playbook: null,
    causes: null,
    results: new Map(),
    triggerUses: [],
    changes: null,
  };
}
