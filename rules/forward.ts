import type { Filter } from './filter.ts';

/**
 * Events of a stream that somebody asks for one by one (`each …`): they do not merge, so those that the filter takes
 * travel as they are, with the fields that are asked for.
 */
export interface Forward {
  /** Content hash of the rest. */
  readonly id: string;
  readonly source: string;
  readonly filter: Filter | null;
  /** Dimensions in alphabetical order; an event that lacks one is nobody's. */
  readonly by: readonly string[];
  /** What travels with it, alphabetical, `by` among it. */
  readonly fields: readonly string[];
}

/** The events that a playbook is about, each an occasion of its own; ids of forwards. */
export interface Occasion {
  /** Events that are bound: their fields can be read. */
  readonly of: string;
  /** What must come after it on the same key, or with `not` must not, within so many ms of event time; null: it is enough that it came. */
  readonly next: { readonly forward: string; readonly not: boolean; readonly withinMs: number } | null;
}
