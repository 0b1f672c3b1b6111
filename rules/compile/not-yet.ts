import type { ArgumentModel, ArgumentValueModel, TextPartModel } from '../../dsl/model/argument.ts';
import type { ConditionModel, OperandModel, TestModel } from '../../dsl/model/condition.ts';
import type { ApprovalModel, LimitsModel } from '../../dsl/model/limit.ts';
import type { FoldMetric, MetricModel, MetricUse } from '../../dsl/model/metric.ts';
import type { PlaybookModel } from '../../dsl/model/playbook.ts';
import type { FilterModel } from '../../dsl/model/source.ts';
import type { DoModel, ExpectModel, StepModel } from '../../dsl/model/step.ts';
import { foldsOf, probesOf } from '../../dsl/resolve/metric-parts.ts';
import { anomalyBaseline } from '../anomaly-baseline.ts';
import { LONGEST_OF_PANES_MS } from '../window.ts';
import { eachTrigger, LONGEST_WAIT_MS } from './occasion.ts';

/** Longest window that panes are kept for, ms. */
const LONGEST_MS = LONGEST_OF_PANES_MS;
/** Longest window of what is tracked, ms: the history is kept a little longer. */
const LONGEST_TRACKED_MS = 56 * 86_400_000;

/**
 * What the language says and this version cannot run, in the author's words, each once, in the order written; empty
 * where a playbook can be compiled. Half a playbook never runs: whoever compiles asks here first.
 */
export function notYet(playbook: PlaybookModel): readonly string[] {
  const { trigger, unless, recovered, raises, guard, body, expects } = playbook;
  return [
    ...new Set([
      ...(trigger === null ? [] : [...ofCondition(trigger), ...ofEach(playbook)]),
      ...unless.flatMap(ofCondition),
      ...(recovered === null ? [] : ofCondition(recovered)),
      ...raises.flatMap(({ when }) => ofCondition(when)),
      ...ofLimits(guard),
      ...body.flatMap(ofStep),
      ...ofTracks(playbook),
      ...expects.flatMap(ofExpect),
    ]),
  ];
}

function ofCondition(condition: ConditionModel): readonly string[] {
  switch (condition.kind) {
    case 'and':
    case 'or':
      return condition.of.flatMap(ofCondition);
    case 'not':
    case 'hold':
      return ofCondition(condition.of);
    case 'leaf':
      return [...ofOperand(condition.operand), ...ofTest(condition.test, condition.operand)];
    case 'sourceMissing':
    case 'cause':
      return [];
    case 'sequence':
      return [...ofCondition(condition.first), ...condition.steps.flatMap((step) => ofCondition(step.of))];
    case 'during':
      return [];
    case 'each':
    case 'absent':
      return ofFilter(condition.filter);
    case 'recovered':
      return ['if recovered'];
  }
}

function ofOperand(operand: OperandModel): readonly string[] {
  switch (operand.kind) {
    case 'metric':
      return ofUse(operand.use);
    case 'probe':
    case 'lookUp':
    case 'field':
    case 'result':
      return [];
  }
}

function ofTest(test: TestModel, operand: OperandModel): readonly string[] {
  switch (test.kind) {
    case 'threshold':
    case 'is':
    case 'missing':
      return [];
    case 'ofMetric':
      return ofUse(test.use);
    case 'change':
      return [];
    case 'recovers': {
      const hasSide = operand.kind === 'metric' && operand.use.metric.good !== null;
      return hasSide ? [] : ['recovers without `good is`'];
    }
    case 'anomalous': {
      const metric = operand.kind === 'metric' ? operand.use.metric : null;
      return anomalyBaseline(test, metric) === null ? [] : ['anomalous … vs'];
    }
  }
}

function ofUse(use: MetricUse): readonly string[] {
  const isLong = use.overMs !== null && use.overMs > LONGEST_MS;
  return [...ofMetric(use.metric), ...ofFilter(use.slice), ...(isLong ? ['over more than 24h'] : [])];
}

function ofMetric(metric: MetricModel): readonly string[] {
  if (metric.kind === 'combined') {
    const [probe] = probesOf(metric);
    return [
      ...(probe === undefined ? [] : [`${probe.probe}.${probe.field} over a window`]),
      ...foldsOf(metric).flatMap(ofMetric),
    ];
  }
  return [...ofFold(metric), ...ofFilter(metric.filter), ...ofFilter(metric.outOf)];
}

function ofFold({ aggregate, unit, field }: FoldMetric): readonly string[] {
  const isText = unit.kind === 'text' || unit.kind === 'bool';
  return aggregate === 'latest' && isText ? [`latest of ${field}`] : [];
}

function ofFilter(filter: FilterModel | null): readonly string[] {
  if (filter === null) return [];
  switch (filter.kind) {
    case 'all':
    case 'any':
      return filter.of.flatMap(ofFilter);
    case 'not':
      return ofFilter(filter.of);
    default:
      return filter.table === undefined ? [] : [`${filter.field} of ${filter.table}`];
  }
}

/**
 * A trigger is about single events where its `each` stands alone, begins one step of a sequence, or goes with
 * conditions by `and`; they are looked at when the event comes.
 */
function ofEach({ trigger, recovered }: PlaybookModel): readonly string[] {
  const nodes = trigger === null ? [] : nodesIn(trigger);
  const many = nodes.filter(({ kind }) => kind === 'each').length;
  if (many === 0) return [];
  const each = eachTrigger(trigger);
  if (each === null || many > (each.next === null ? 1 : 2)) return ['each'];
  const { next } = each;
  return [
    ...(next !== null && next.withinMs > LONGEST_WAIT_MS ? ['each … within more than 24h'] : []),
    ...nodes.flatMap((node) => (node.kind === 'hold' ? ['each … for'] : [])),
    ...(recovered === null ? [] : ['recovered when after each']),
  ];
}

function nodesIn(condition: ConditionModel): readonly ConditionModel[] {
  switch (condition.kind) {
    case 'and':
    case 'or':
      return [condition, ...condition.of.flatMap(nodesIn)];
    case 'not':
    case 'hold':
      return [condition, ...nodesIn(condition.of)];
    case 'sequence':
      return [condition, ...nodesIn(condition.first), ...condition.steps.flatMap(({ of }) => nodesIn(of))];
    default:
      return [condition];
  }
}

function ofLimits({ approvals }: LimitsModel): readonly string[] {
  return approvals.flatMap(ofApproval);
}

function ofApproval({ when }: ApprovalModel): readonly string[] {
  return when === null ? [] : ofCondition(when);
}

function ofStep(step: StepModel): readonly string[] {
  switch (step.kind) {
    case 'check':
      return step.checks.flatMap((check) => check.causes.flatMap((cause) => ofCondition(cause.when)));
    case 'if':
      return [
        ...step.branches.flatMap(({ when, body }) => [...ofCondition(when), ...body.flatMap(ofStep)]),
        ...(step.otherwise ?? []).flatMap(ofStep),
      ];
    case 'otherwise':
    case 'always':
    case 'routine':
      return step.body.flatMap(ofStep);
    case 'do':
      return ofDo(step);
    case 'expect':
      return ofExpect(step);
    case 'hole':
    case 'escalate':
    case 'wait':
    case 'track':
      return [];
  }
}

/** What is tracked is the target of one event, over as much as the history keeps; whom an act on many reaches is not. */
function ofTracks({ trigger, body, by }: PlaybookModel): readonly string[] {
  const steps = stepsIn(body);
  const tracks = steps.filter((step) => step.kind === 'track');
  if (tracks.length === 0) return [];
  const reachesMany = steps.some(
    (step) => step.kind === 'do' && step.args.some(({ value }) => value.kind === 'audience'),
  );
  return [
    ...(eachTrigger(trigger) === null ? ['track without each'] : []),
    ...(reachesMany ? ['track beside an audience'] : []),
    ...tracks.flatMap(({ metric }) => [
      ...ofMetric(metric),
      ...(metric.per.some((dimension) => by.includes(dimension))
        ? []
        : [`track of ${metric.name} per nothing`]),
      ...((metric.overMs ?? 0) > LONGEST_TRACKED_MS ? ['track over more than 8w'] : []),
    ]),
  ];
}

function stepsIn(steps: readonly StepModel[]): readonly StepModel[] {
  return steps.flatMap((step): readonly StepModel[] => {
    switch (step.kind) {
      case 'if':
        return [
          step,
          ...step.branches.flatMap(({ body }) => stepsIn(body)),
          ...stepsIn(step.otherwise ?? []),
        ];
      case 'otherwise':
      case 'always':
      case 'routine':
        return [step, ...stepsIn(step.body)];
      case 'do':
        return [step, ...stepsIn(step.onFailure ?? [])];
      default:
        return [step];
    }
  });
}

/** Probes are read when something happens, not at every instant that an expectation is judged at. */
function ofExpect({ condition, else: otherwise }: ExpectModel): readonly string[] {
  return [
    ...(condition === null ? [] : [...ofCondition(condition), ...probesAsked(condition)]),
    ...(otherwise ?? []).flatMap(ofStep),
  ];
}

function probesAsked(condition: ConditionModel): readonly string[] {
  switch (condition.kind) {
    case 'and':
    case 'or':
      return condition.of.flatMap(probesAsked);
    case 'not':
    case 'hold':
      return probesAsked(condition.of);
    case 'leaf':
      return condition.operand.kind === 'probe' || condition.operand.kind === 'result'
        ? isEffect(condition)
          ? []
          : ['expect of an answer']
        : [];
    default:
      return [];
  }
}

/** Of results only an effect is an amount: an answer is one of its choices. */
function isEffect({ operand, test }: Extract<ConditionModel, { kind: 'leaf' }>): boolean {
  return operand.kind === 'result' && operand.field === null && test.kind === 'threshold';
}

function ofDo(step: DoModel): readonly string[] {
  const { args, limits, until, undo, onFailure } = step;
  return [
    ...ofArguments(args),
    ...ofLimits(limits),
    ...(until === null || until.atMinutes === null ? [] : ['until a time of day']),
    ...(undo === null ? [] : ofArguments(undo.args)),
    ...(onFailure ?? []).flatMap(ofStep),
  ];
}

function ofArguments(args: readonly ArgumentModel[]): readonly string[] {
  return args.flatMap(({ value }) => ofValue(value));
}

function ofValue(value: ArgumentValueModel): readonly string[] {
  switch (value.kind) {
    case 'literal':
    case 'dimension':
    case 'probe':
    case 'lookUp':
    case 'result':
    case 'field':
    case 'audience':
      return [];
    case 'metric':
      return ofUse(value.use);
    case 'text':
      return value.parts.flatMap(ofPart);
    case 'list':
      return value.of.flatMap(ofValue);
    case 'record':
      return ofArguments(value.of);
    case 'call':
      return ofArguments(value.args);
    case 'share':
      return ['a share as an argument'];
  }
}

function ofPart(part: TextPartModel): readonly string[] {
  if (part.kind === 'words') return [];
  const form = part.format === undefined ? [] : [`|${part.format}`];
  switch (part.kind) {
    case 'dimension':
    case 'trigger':
    case 'cause':
    case 'severity':
    case 'argument':
    case 'lookUp':
    case 'result':
    case 'field':
      return form;
    case 'metric':
      return [...ofUse(part.use), ...form];
    case 'probe':
      return [`{${part.probe}.${part.field}}`, ...form];
    case 'literal':
      return [`{${part.value}}`, ...form];
  }
}
