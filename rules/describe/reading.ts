import { bodiesOf } from '../../dsl/model/bodies-of.ts';
import type { ConditionModel } from '../../dsl/model/condition.ts';
import type { AudienceModel } from '../../dsl/model/definition.ts';
import { filterFields } from '../../dsl/model/filter-fields.ts';
import type { Formula, MetricModel, MetricUse } from '../../dsl/model/metric.ts';
import type { PlaybookModel } from '../../dsl/model/playbook.ts';
import type { Project } from '../../dsl/model/project.ts';
import type { FieldModel } from '../../dsl/model/source.ts';
import type { CheckModel, StepModel } from '../../dsl/model/step.ts';
import { type ValueType, valueTypeOf } from '../../dsl/resolve/value.ts';

/** One sentence about each thing that can be called, in English and perhaps in Korean. */
export type Offers = ReadonlyMap<string, { readonly doc: string; readonly docKo: string | null }>;

/** Where nothing is known of what is called: prose says its name alone. */
export const noOffers: Offers = new Map();

/** What prose must know around the thing that it reads. */
export interface Reading {
  readonly project: Project;
  /** What the playbook binds: a use that keeps fewer of them says so. */
  readonly by: readonly string[];
  /** What the values of results named by `as` mean. */
  readonly results: ReadonlyMap<string, ValueType>;
  /** Titles of the causes that the playbook's checks can find. */
  readonly causes: ReadonlyMap<string, string>;
  /** What connectors say of the verbs and reads that may be called, by name. */
  readonly offers: Offers;
  /** True where several leaves have sample guards, so that each says its own. */
  readonly tellsSamples: boolean;
  /** True inside `followed by` where nothing is bound: each part says that it is read overall. */
  readonly tellsOverall: boolean;
}

/** A reading of one playbook; null: of a declaration by itself, where nothing is bound. */
export function readingOf(
  playbook: PlaybookModel | null,
  project: Project,
  offers: Offers = noOffers,
): Reading {
  const steps = playbook === null ? [] : stepsIn([...playbook.body, ...playbook.expects]);
  const checks = playbook === null ? project.checks : checksIn(steps);
  return {
    project,
    by: playbook?.by ?? [],
    results: new Map(steps.flatMap(resultOf)),
    causes: causeTitles(checks),
    offers,
    tellsSamples: false,
    tellsOverall: false,
  };
}

/** How the causes of these checks are called. */
export function causeTitles(checks: readonly CheckModel[]): ReadonlyMap<string, string> {
  return new Map(checks.flatMap(({ causes }) => causes.map(({ name, title }) => [name, title ?? name])));
}

/** Every statement of a body, also those inside others, in the order written. */
export function stepsIn(steps: readonly StepModel[]): readonly StepModel[] {
  return steps.flatMap((step) => [step, ...bodiesOf(step).flatMap(stepsIn)]);
}

function checksIn(steps: readonly StepModel[]): readonly CheckModel[] {
  return steps.flatMap((step) => (step.kind === 'check' ? step.checks : []));
}

/** A holdout's effect on a share is in points, on an average in the metric's own unit. */
function resultOf(step: StepModel): readonly (readonly [string, ValueType])[] {
  if (step.kind === 'do' && step.as !== null) return [[step.as, { kind: 'text' }]];
  if (step.kind !== 'track' || step.as === null) return [];
  return [[step.as, step.pass === null ? step.metric.unit : { kind: 'percent' }]];
}

/** Whether a metric has a name of its own; one made on the spot is read by what it computes. */
export function isDeclared(metric: MetricModel, { project }: Reading): boolean {
  return project.metrics.some(({ name }) => name === metric.name);
}

/** The sources that a metric folds, in the order of its formula. */
export function sourcesOf(metric: MetricModel): readonly string[] {
  return metric.kind === 'fold' ? [metric.source] : sourcesIn(metric.formula);
}

function sourcesIn(formula: Formula): readonly string[] {
  switch (formula.kind) {
    case 'metric':
      return sourcesOf(formula.metric);
    case 'binary':
      return [...sourcesIn(formula.left), ...sourcesIn(formula.right)];
    default:
      return [];
  }
}

/** A field of the first of these sources that has it. */
export function fieldIn(sources: readonly string[], name: string, { project }: Reading): FieldModel | null {
  const fields = sources.flatMap(
    (source) => project.sources.find((candidate) => candidate.name === source)?.fields ?? [],
  );
  return fields.find((field) => field.name === name) ?? null;
}

/** What the values of a field mean; text where nothing is known of it. */
export function typeOfField(field: FieldModel | null | undefined): ValueType {
  return field ? valueTypeOf(field.type) : { kind: 'text' };
}

/** How people call a source, a probe, a schedule or an audience; null where it has no title. */
export function titleOf(
  name: string,
  kind: 'sources' | 'probes' | 'schedules' | 'audiences',
  { project }: Reading,
): string | null {
  const all: readonly { readonly name: string; readonly title: string | null }[] = project[kind];
  return all.find((one) => one.name === name)?.title ?? null;
}

/**
 * Whether a metric is read by fewer dimensions than the playbook binds, but for those that its slice fixes; or overall
 * where that is to be said.
 */
export function isNarrower({ by, slice, metric }: MetricUse, reading: Reading): boolean {
  if (reading.tellsOverall && by.length === 0 && slice === null && metric.per.length > 0) return true;
  const fixed = filterFields(slice);
  return reading.by.some((name) => !by.includes(name) && !fixed.includes(name));
}

/** Whether an incident is one event's or one row's: it ends with its body and not by a recovery (R7). */
export function isEach(trigger: ConditionModel): boolean {
  switch (trigger.kind) {
    case 'each':
      return true;
    case 'and':
    case 'or':
      return trigger.of.some(isEach);
    case 'not':
    case 'hold':
      return isEach(trigger.of);
    case 'sequence':
      return isEach(trigger.first);
    default:
      return false;
  }
}

/** Whether a condition needs brackets where it is a part of another. */
export function isGroup({ kind }: ConditionModel): boolean {
  return kind === 'and' || kind === 'or' || kind === 'sequence';
}

/** Fields by which what the playbook binds narrows an audience: its place does not where a distance stands for it. */
export function narrowedBy({ table, within }: AudienceModel, { project, by }: Reading): readonly string[] {
  const fields = project.sources.find(({ name }) => name === table)?.fields ?? [];
  return by.filter((name) => name !== within?.of && fields.some((field) => field.name === name));
}
