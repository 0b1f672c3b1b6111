import type { CatalogArgument } from '../catalog.ts';
import type { ArgumentValueModel } from '../model/argument.ts';
import type { MetricUse } from '../model/metric.ts';
import type { SourceModel } from '../model/source.ts';
import type { Condition } from '../tree/condition.ts';
import type { CheckStatement, Statement } from '../tree/statement.ts';
import type { Tally } from './act.ts';
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
  /** The playbook that this is part of; null in a check that none uses. */
  readonly playbook: string | null;
  /**
   * Causes declared by the checks so far, by name, with the name of their declaration: `riders.health.riders short`.
   * Null outside the statements. `open` means that a check is unknown, so that any name may be right.
   */
  readonly causes: {
    readonly names: ReadonlyMap<string, string>;
    /** Title → name of the causes that have one: what people call them. */
    readonly titles: ReadonlyMap<string, string>;
    readonly open: boolean;
    /** The checks of this block and of those around it, wherever they stand. */
    readonly checks: readonly PlacedCheck[];
  } | null;
  /** What `as` has named by now, by that name. */
  readonly results: ReadonlyMap<string, Result>;
  /** Every name that `as` gives in the playbook, also where it is not at hand. */
  readonly named: ReadonlySet<string>;
  /** Values of the parameters of the routine in which it stands; empty outside of one. */
  readonly params: ReadonlyMap<string, ArgumentValueModel>;
  /** Gathers what the playbook does; null where nothing is done here, as in a routine that is read by itself. */
  readonly tally: Tally | null;
  /** The argument that is given a value; null elsewhere. */
  readonly giving: CatalogArgument | null;
  /** The condition of the trigger as it is written; null where there is none, or none is known. */
  readonly trigger: Condition | null;
  /** Metrics of the trigger, whose windows a text may borrow. */
  readonly triggerUses: readonly MetricUse[];
  /** Whether the trigger compares with a baseline; null where it could not be resolved. */
  readonly changes: boolean | null;
}

/** A check, and the statements of the block in which it stands. */
export interface PlacedCheck {
  readonly check: CheckStatement;
  readonly block: readonly Statement[];
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
    named: new Set(),
    params: new Map(),
    tally: null,
    giving: null,
    trigger: null,
    triggerUses: [],
    changes: null,
  };
}

/**
 * Whether a name is a dimension that is bound here. Where nothing says what is bound, as in a routine that is read by
 * itself, every dimension and every field of a row may be.
 */
export function isAtHand(name: string, { bound, knowledge }: Context): boolean {
  if (bound !== null) return bound.includes(name);
  if (knowledge.dimensions.has(name)) return true;
  return [...knowledge.sources.values()].some(({ model }) =>
    model.fields.some((field) => field.name === name),
  );
}
