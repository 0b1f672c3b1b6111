import type { AudienceModel, ScheduleModel } from './definition.ts';
import type { MetricModel } from './metric.ts';
import type { PlaybookModel } from './playbook.ts';
import type { ProbeModel, SourceModel } from './source.ts';
import type { CheckModel } from './step.ts';
import type { PlaybookTestModel } from './test.ts';

/** A project whose names are resolved and whose values are typed. Durations are ms, numbers are canonical. */
export interface Project {
  readonly sources: readonly SourceModel[];
  readonly probes: readonly ProbeModel[];
  /** Declared metrics by name, also those that no playbook uses. */
  readonly metrics: readonly MetricModel[];
  readonly schedules: readonly ScheduleModel[];
  readonly audiences: readonly AudienceModel[];
  /** `define check`, with every dimension at hand. */
  readonly checks: readonly CheckModel[];
  /** Playbooks without errors, holes aside, sorted by name. */
  readonly playbooks: readonly PlaybookModel[];
  /** Tests without errors, in the order of their places. */
  readonly tests: readonly PlaybookTestModel[];
  /** Dimension → word people say → value on the wire. */
  readonly words: Readonly<Record<string, Readonly<Record<string, string>>>>;
}
