import type { ArgumentValueModel, ReadValueModel, TextPartModel } from '../dsl/model/argument.ts';
import type { ConditionModel, OperandModel, TestModel } from '../dsl/model/condition.ts';
import type { AudienceFilter, AudienceModel } from '../dsl/model/definition.ts';
import type { LimitsModel } from '../dsl/model/limit.ts';
import type { BaselineModel, Formula, MetricModel, MetricUse } from '../dsl/model/metric.ts';
import type { PlaybookModel } from '../dsl/model/playbook.ts';
import type { FilterModel, ProbeModel } from '../dsl/model/source.ts';
import type { CheckModel, ConsentModel, DoModel, StepModel } from '../dsl/model/step.ts';

/** One thing that another one names: what it is and what it is called. */
export interface Read {
  readonly kind: 'metric' | 'source' | 'probe' | 'schedule' | 'audience' | 'check' | 'verb';
  readonly name: string;
}

/**
 * What a playbook names itself, each once, in the order written; not what those read in turn.
 *
 * @param shared  checks that are declared elsewhere: what their causes read is theirs
 */
export function readsOfPlaybook(
  playbook: PlaybookModel,
  shared: ReadonlySet<string> = new Set(),
): readonly Read[] {
  const { clock, trigger, unless, onlyDuring, exceptDuring, recovered, raises, guard, body, expects } =
    playbook;
  return once([
    ...schedules(clock?.during ?? []),
    ...(trigger === null ? [] : ofCondition(trigger)),
    ...unless.flatMap(ofCondition),
    ...schedules([...onlyDuring, ...exceptDuring]),
    ...(recovered === null ? [] : ofCondition(recovered)),
    ...raises.flatMap(({ when }) => ofCondition(when)),
    ...ofLimits(guard),
    ...[...body, ...expects].flatMap((step) => ofStep(step, shared)),
  ]);
}

/** What the causes of a check read. */
export function readsOfCheck({ causes }: CheckModel): readonly Read[] {
  return once(causes.flatMap(({ when }) => ofCondition(when)));
}

/** What a metric is computed of: sources, other metrics, probes. */
export function readsOfMetric(metric: MetricModel): readonly Read[] {
  const forecast: readonly Read[] =
    metric.forecast === null ? [] : [{ kind: 'source', name: metric.forecast.source }];
  if (metric.kind === 'combined')
    return once([...ofFormula(metric.formula), ...ofBaseline(metric.baseline), ...forecast]);
  return once([
    { kind: 'source', name: metric.source },
    ...ofFilter(metric.filter),
    ...ofFilter(metric.outOf),
    ...ofBaseline(metric.baseline),
    ...forecast,
  ]);
}

/** The table of an audience, and the metrics that choose or order its rows. */
export function readsOfAudience({ table, where, order }: AudienceModel): readonly Read[] {
  return once([
    { kind: 'source', name: table },
    ...(where === null ? [] : ofAudienceFilter(where)),
    ...(order?.kind === 'worst' ? ofUse(order.by) : []),
  ]);
}

/** A probe asks a connector. */
export function readsOfProbe({ call }: ProbeModel): readonly Read[] {
  return [{ kind: 'verb', name: call }];
}

function once(reads: readonly Read[]): readonly Read[] {
  return [...new Map(reads.map((read) => [`${read.kind} ${read.name}`, read])).values()];
}

function schedules(names: readonly string[]): readonly Read[] {
  return names.map((name) => ({ kind: 'schedule', name }));
}

function ofCondition(condition: ConditionModel): readonly Read[] {
  switch (condition.kind) {
    case 'and':
    case 'or':
      return condition.of.flatMap(ofCondition);
    case 'not':
    case 'hold':
      return ofCondition(condition.of);
    case 'leaf':
      return [...ofOperand(condition.operand), ...ofTest(condition.test)];
    case 'sourceMissing':
      return [{ kind: 'source', name: condition.source }];
    case 'each':
    case 'absent':
      return [{ kind: 'source', name: condition.source }, ...ofFilter(condition.filter)];
    case 'sequence':
      return [condition.first, ...condition.steps.map(({ of }) => of)].flatMap(ofCondition);
    case 'during':
      return schedules([condition.schedule]);
    case 'cause':
    case 'recovered':
      return [];
  }
}

function ofOperand(operand: OperandModel): readonly Read[] {
  return operand.kind === 'metric' ? ofUse(operand.use) : ofReadValue(operand);
}

function ofReadValue(value: Exclude<ReadValueModel, { kind: 'metric' }>): readonly Read[] {
  switch (value.kind) {
    case 'probe':
      return [{ kind: 'probe', name: value.probe }];
    case 'lookUp':
      return [{ kind: 'source', name: value.table }];
    case 'field':
      return [{ kind: 'source', name: value.source }];
    case 'dimension':
    case 'result':
      return [];
  }
}

function ofTest(test: TestModel): readonly Read[] {
  switch (test.kind) {
    case 'ofMetric':
      return ofUse(test.use);
    case 'change':
    case 'anomalous':
      return ofBaseline(test.baseline);
    default:
      return [];
  }
}

function ofBaseline(baseline: BaselineModel | null): readonly Read[] {
  return baseline?.kind === 'metric' ? [{ kind: 'metric', name: baseline.metric }] : [];
}

/** A fold made on the spot is no name: what it folds is. */
function ofUse({ metric, slice }: MetricUse): readonly Read[] {
  return [...ofNamed(metric), ...ofFilter(slice)];
}

/** A name with blanks is the words of a fold on the spot. */
function ofNamed(metric: MetricModel): readonly Read[] {
  return /\s/.test(metric.name) ? readsOfMetric(metric) : [{ kind: 'metric', name: metric.name }];
}

function ofFormula(formula: Formula): readonly Read[] {
  switch (formula.kind) {
    case 'metric':
      return ofNamed(formula.metric);
    case 'probe':
      return [{ kind: 'probe', name: formula.probe }];
    case 'constant':
      return [];
    case 'binary':
      return [...ofFormula(formula.left), ...ofFormula(formula.right)];
  }
}

/** Only a look-up leaves the source that is filtered. */
function ofFilter(filter: FilterModel | null): readonly Read[] {
  if (filter === null) return [];
  switch (filter.kind) {
    case 'all':
    case 'any':
      return filter.of.flatMap(ofFilter);
    case 'not':
      return ofFilter(filter.of);
    default:
      return filter.table === undefined ? [] : [{ kind: 'source', name: filter.table }];
  }
}

function ofAudienceFilter(filter: AudienceFilter): readonly Read[] {
  switch (filter.kind) {
    case 'all':
    case 'any':
      return filter.of.flatMap(ofAudienceFilter);
    case 'not':
      return ofAudienceFilter(filter.of);
    case 'row':
      return ofFilter(filter.of);
    case 'metric':
      return ofUse(filter.use);
  }
}

function ofLimits({ approvals }: LimitsModel): readonly Read[] {
  return approvals.flatMap(({ when }) => (when === null ? [] : ofCondition(when)));
}

function ofStep(step: StepModel, shared: ReadonlySet<string>): readonly Read[] {
  const inside = (steps: readonly StepModel[]): readonly Read[] =>
    steps.flatMap((one) => ofStep(one, shared));
  switch (step.kind) {
    case 'check':
      return step.checks.flatMap((check) => [
        { kind: 'check', name: check.name } as const,
        ...(shared.has(check.name) ? [] : readsOfCheck(check)),
      ]);
    case 'if':
      return [
        ...step.branches.flatMap(({ when, body }) => [...ofCondition(when), ...inside(body)]),
        ...inside(step.otherwise ?? []),
      ];
    case 'otherwise':
    case 'always':
    case 'routine':
      return inside(step.body);
    case 'do':
      return ofDo(step, inside);
    case 'expect':
      return [...(step.condition === null ? [] : ofCondition(step.condition)), ...inside(step.else ?? [])];
    case 'track':
      return ofNamed(step.metric);
    case 'escalate':
    case 'wait':
    case 'hole':
      return [];
  }
}

function ofDo(
  { verb, args, limits, consent, undo, onFailure }: DoModel,
  inside: (steps: readonly StepModel[]) => readonly Read[],
): readonly Read[] {
  return [
    { kind: 'verb', name: verb },
    ...args.flatMap(({ value }) => ofValue(value)),
    ...ofLimits(limits),
    ...(consent ?? []).flatMap(ofConsent),
    ...(undo === null ? [] : [{ kind: 'verb', name: undo.verb } as const]),
    ...(undo?.args ?? []).flatMap(({ value }) => ofValue(value)),
    ...inside(onFailure ?? []),
  ];
}

function ofConsent(consent: ConsentModel): readonly Read[] {
  switch (consent.kind) {
    case 'lookUp':
    case 'audience':
      return [{ kind: 'source', name: consent.table }];
    case 'field':
      return [{ kind: 'source', name: consent.source }];
    case 'undeclared':
      return [];
  }
}

function ofValue(value: ArgumentValueModel): readonly Read[] {
  switch (value.kind) {
    case 'literal':
      return [];
    case 'text':
      return value.parts.flatMap(ofPart);
    case 'audience':
      return [{ kind: 'audience', name: value.audience }];
    case 'call':
      return [{ kind: 'verb', name: value.verb }, ...value.args.flatMap((arg) => ofValue(arg.value))];
    case 'share':
    case 'metric':
      return ofUse(value.use);
    case 'list':
      return value.of.flatMap(ofValue);
    case 'record':
      return value.of.flatMap((arg) => ofValue(arg.value));
    default:
      return ofReadValue(value);
  }
}

function ofPart(part: TextPartModel): readonly Read[] {
  switch (part.kind) {
    case 'metric':
      return ofUse(part.use);
    case 'dimension':
    case 'probe':
    case 'lookUp':
    case 'field':
    case 'result':
      return ofReadValue(part);
    default:
      return [];
  }
}
