import type { ComparisonSign, ConditionModel, OperandModel, TestModel } from '../model/condition.ts';
import type { MetricModel } from '../model/metric.ts';
import type { PlaybookModel } from '../model/playbook.ts';
import type { GivenStepModel, GivenValueModel, PlaybookTestModel } from '../model/test.ts';
import type { Constant } from '../resolve/value.ts';
import { walk } from './walk.ts';

/**
 * Whether a condition may become true in a test, from what is given to it. A value that the test sets is compared; a
 * recording or events that are counted may bring anything about; what is not given stays unknown, so never true.
 */
export function mayHold(
  condition: ConditionModel,
  test: PlaybookTestModel,
  playbook: PlaybookModel,
): boolean {
  const holds = (part: ConditionModel, wanted: boolean): boolean => {
    switch (part.kind) {
      case 'and':
        return wanted ? part.of.every((one) => holds(one, true)) : part.of.some((one) => holds(one, false));
      case 'or':
        return wanted ? part.of.some((one) => holds(one, true)) : part.of.every((one) => holds(one, false));
      case 'not':
        return holds(part.of, !wanted);
      case 'hold':
        return holds(part.of, wanted);
      case 'leaf':
        return leafMay(part.operand, part.test, wanted, test);
      case 'cause':
        return causeMay(part.cause, part.not !== wanted);
      case 'sequence':
      case 'each':
      case 'absent':
      case 'sourceMissing':
      case 'during':
      case 'recovered':
        return true;
    }
  };
  const causeMay = (name: string, wanted: boolean): boolean => {
    const expected = test.expects.some(
      ({ what, negated }) => what.kind === 'cause' && what.cause === name && what.negated === negated,
    );
    if (!wanted || expected || name === 'unknown' || name === 'unchecked') return true;
    return walk(playbook).causes.some((cause) => cause.name === name && holds(cause.when, true));
  };
  return holds(condition, true);
}

function leafMay(
  operand: OperandModel,
  tested: TestModel,
  wanted: boolean,
  test: PlaybookTestModel,
): boolean {
  if (operand.kind === 'result') return answerMay(tested, wanted, test);
  const isRecorded = test.givens.some(({ kind }) => kind === 'events');
  // A recording brings events of every source, but no probe's answers.
  if (isRecorded && operand.kind !== 'probe') return true;
  const given = test.givens.filter((one) => one.kind === 'value').filter((one) => isAbout(one, operand));
  if (tested.kind === 'missing') return tested.not !== wanted || given.length > 0;
  return given.some((one) => {
    // A part of what is compared, such as the orders of a ratio, may make anything of it.
    const isWhole = operand.kind !== 'metric' || isOf(one, operand.use.metric.name);
    return one.steps.some((step) => !isWhole || stepMay(step, operand, tested, wanted));
  });
}

/** What a person answers, or that nobody does. */
function answerMay(tested: TestModel, wanted: boolean, test: PlaybookTestModel): boolean {
  const answers = test.givens.filter((given) => given.kind === 'answer');
  if (tested.kind !== 'is' || answers.length === 0) return true;
  return answers.some(({ is }) => is !== null && (tested.values.includes(is) !== tested.not) === wanted);
}

function isOf({ what }: GivenValueModel, metric: string): boolean {
  return what.kind === 'metric' && what.name === metric;
}

function isAbout({ what }: GivenValueModel, operand: OperandModel): boolean {
  switch (operand.kind) {
    case 'metric':
      return readsOf(operand.use.metric).has(what.kind === 'lookUp' ? what.table : what.name);
    case 'probe':
      return what.kind === 'probe' && what.name === operand.probe;
    case 'lookUp':
      return what.kind === 'lookUp'
        ? what.table === operand.table && what.field === operand.field
        : what.name === operand.table;
    case 'field':
      return what.kind === 'source' && what.name === operand.source;
    case 'result':
      return false;
  }
}

/** Names of the metrics, sources and probes that a metric is made of, its own among them. */
function readsOf(metric: MetricModel): ReadonlySet<string> {
  const found = new Set([metric.name]);
  const visit = (one: MetricModel): void => {
    found.add(one.name);
    if (one.kind === 'fold') found.add(one.source);
    else parts(one.formula);
  };
  const parts = (formula: Extract<MetricModel, { kind: 'combined' }>['formula']): void => {
    if (formula.kind === 'metric') visit(formula.metric);
    else if (formula.kind === 'probe') found.add(formula.probe);
    else if (formula.kind === 'binary') {
      parts(formula.left);
      parts(formula.right);
    }
  };
  visit(metric);
  return found;
}

/** Whether one given value may pass or fail a test; what is computed from it may be anything. */
function stepMay(
  { value, eachMs }: GivenStepModel,
  operand: OperandModel,
  tested: TestModel,
  wanted: boolean,
): boolean {
  if (value.kind === 'missing') return false;
  if (eachMs !== null) return true;
  if (value.kind === 'constant') return passes(value.value, tested) !== !wanted;
  if (operand.kind === 'metric' || operand.field === null) return true;
  const field = value.fields[operand.field];
  return field !== undefined && passes(field, tested) !== !wanted;
}

/** Whether a value passes; null where a value alone does not say. */
function passes(value: Constant, tested: TestModel): boolean | null {
  if (tested.kind === 'is') return tested.values.includes(value) !== tested.not;
  if (tested.kind === 'threshold' && typeof value === 'number')
    return compares(value, tested.op, tested.value);
  return null;
}

function compares(left: number, op: ComparisonSign, right: number): boolean {
  switch (op) {
    case '>':
      return left > right;
    case '>=':
      return left >= right;
    case '<':
      return left < right;
    case '<=':
      return left <= right;
  }
}
