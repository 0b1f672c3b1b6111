import type {
  ComparisonSign,
  ConditionModel,
  OperandModel,
  TestModel,
} from '../../../dsl/model/condition.ts';
import type { MetricModel } from '../../../dsl/model/metric.ts';
import type { ValueType } from '../../../dsl/resolve/value.ts';
import { anomalyBaseline } from '../../anomaly-baseline.ts';
import { rarityText } from '../../detectors/rarity.ts';
import { sensitivityOf, WEEKS_BETWEEN } from '../../detectors/sensitivity.ts';
import { formatExactly, formatPointsExactly, formatSpan } from '../../format.ts';
import { amountText, changeText, wordFor } from '../amount.ts';
import { metricOf, unitOfOperand } from '../operand.ts';
import type { Reading } from '../reading.ts';
import { type SampleGuard, samplesOf } from '../samples.ts';
import { baselineEn, useEn } from './metric.ts';

type Leaf = Extract<ConditionModel, { kind: 'leaf' }>;

/** One comparison, with its window after the amount: `` `orders` falls by more than 50% over 15m, compared with … ``. */
export function leafEn(leaf: Leaf, reading: Reading): string {
  const guard = reading.tellsSamples ? samplesOf(leaf) : null;
  const said = `${operandEn(leaf.operand, reading)} ${testEn(leaf, reading)}`;
  return guard === null ? said : `${said} (${guardEn(guard)})`;
}

/** A guard behind its comparison; `guardSentenceEn` is the same as a sentence. */
function guardEn({ atLeast, where }: SampleGuard): string {
  const place = { baseline: ' in the baseline', current: '', divisor: ' in its divisor' }[where];
  return `with at least ${formatExactly(atLeast, { kind: 'count' }, 'en')} samples${place}`;
}

/** `It looks only where the baseline has at least 30 samples.` */
export function guardSentenceEn({ atLeast, where }: SampleGuard): string {
  const place = { baseline: 'the baseline', current: 'the current window', divisor: 'the divisor' }[where];
  return `It looks only where ${place} has at least ${formatExactly(atLeast, { kind: 'count' }, 'en')} samples.`;
}

function operandEn(operand: OperandModel, reading: Reading): string {
  switch (operand.kind) {
    case 'metric':
      return useEn(operand.use, reading);
    case 'probe':
      return `\`${operand.probe}.${operand.field}\``;
    case 'lookUp':
      return `\`${operand.key}.${operand.field}\` (from \`${operand.table}\`)`;
    case 'field':
      return `\`${operand.field}\` of the ${operand.source} row`;
    case 'result':
      return `\`${operand.name}${operand.field === null ? '' : `.${operand.field}`}\``;
  }
}

/** The words before an amount. */
export function comparedEn(op: ComparisonSign): string {
  return { '>': 'more than', '>=': 'at least', '<': 'less than', '<=': 'at most' }[op];
}

function testEn({ operand, test }: Leaf, reading: Reading): string {
  const unit = unitOfOperand(operand, reading);
  const over = windowEn(operand);
  switch (test.kind) {
    case 'threshold': {
      const isEffect = operand.kind === 'result' && unit.kind === 'percent';
      const amount = isEffect ? formatPointsExactly(test.value, 'en') : amountText(test.value, unit, 'en');
      return `is ${comparedEn(test.op)} ${amount}${over}`;
    }
    case 'ofMetric': {
      const share = test.ratio === 1 ? '' : `${amountText(test.ratio, { kind: 'percent' }, 'en')} of `;
      return `is ${comparedEn(test.op)} ${share}${useEn(test.use, reading)}${otherWindowEn(operand, test)}${over}`;
    }
    case 'change':
      return changeEn(test, operand, unit, over);
    case 'is': {
      const values = test.values.map((value) =>
        typeof value === 'string' ? wordOf(value, operand, reading) : amountText(value, unit, 'en'),
      );
      const said = values.length > 1 ? `one of ${values.join(', ')}` : values.join();
      return `is ${test.not ? 'not ' : ''}${said}${over}`;
    }
    case 'missing':
      return `has ${test.not ? 'a value' : 'no value'}${over}`;
    case 'anomalous':
      return anomalousEn(test, operand, unit, over);
    case 'recovers': {
      const { good } = operand.kind === 'metric' ? operand.use.metric : { good: null };
      if (test.to === null) return `is back at its baseline${over}`;
      const side = good === null ? '' : good === 'up' ? ' or more' : ' or less';
      return `has recovered to ${amountText(test.to, unit, 'en')}${side}${over}`;
    }
  }
}

/** A word of `define words` where the operand is a field that has some. */
function wordOf(value: string, operand: OperandModel, reading: Reading): string {
  return 'field' in operand && operand.field !== null ? wordFor(value, operand.field, reading) : value;
}

/** Its window, and the metric's own one where the use names another. */
function windowEn(operand: OperandModel): string {
  if (operand.kind !== 'metric' || operand.use.overMs === null) return '';
  const { metric, overMs } = operand.use;
  const own = metric.overMs !== null && metric.overMs !== overMs;
  return ` over ${formatSpan(overMs, 'en')}${own ? ` (its own window is ${formatSpan(metric.overMs, 'en')})` : ''}`;
}

/** The window of the metric on the right where it is not the one on the left. */
function otherWindowEn(operand: OperandModel, { use }: Extract<TestModel, { kind: 'ofMetric' }>): string {
  const left = operand.kind === 'metric' ? operand.use.overMs : null;
  return use.overMs === null || use.overMs === left ? '' : ` (over ${formatSpan(use.overMs, 'en')})`;
}

function changeEn(
  test: Extract<TestModel, { kind: 'change' }>,
  operand: OperandModel,
  unit: ValueType,
  over: string,
): string {
  const verb = { drop: 'falls', rise: 'rises', change: 'changes' }[test.direction];
  const by =
    test.measure === 'factor'
      ? `to ${comparedEn(test.op)} ${factorEn(test.amount)}`
      : `by ${comparedEn(test.op)} ${changeText(test, unit, 'en')}`;
  // A drop of less than 20 % is also a rise.
  const orNot = test.op.startsWith('<') && test.direction !== 'change' ? ' (or not at all)' : '';
  return `${verb} ${by}${orNot}${over}, compared with ${baselineEn(test.baseline, metricOf(operand), unit)}`;
}

function factorEn(amount: number): string {
  return amount === 2 ? 'double' : amount === 3 ? 'triple' : `${amount} times as much`;
}

function anomalousEn(
  test: Extract<TestModel, { kind: 'anomalous' }>,
  operand: OperandModel,
  unit: ValueType,
  over: string,
): string {
  const metric = metricOf(operand);
  const params = Object.entries(test.params).map(([name, value]) => `${name} ${value}`);
  const how = params.length === 0 ? '' : ` (${params.join(', ')})`;
  const written = anomalyBaseline(test, metric);
  const against =
    written === null
      ? ` for this time of the ${metric?.seasonal === 'daily' ? 'day' : 'week'}, as by chance ${rarityText(WEEKS_BETWEEN[sensitivityOf(test)], 'en')}`
      : `, compared with ${baselineEn(written, metric, unit)}`;
  return `is ${test.not ? 'not ' : ''}${directionEn(test.direction, metric)}${how}${over}${against}`;
}

/** Which way it must be odd; unsaid, the metric's bad one. */
function directionEn(
  direction: Extract<TestModel, { kind: 'anomalous' }>['direction'],
  metric: MetricModel | null,
): string {
  switch (direction) {
    case 'up':
      return 'unusually high';
    case 'down':
      return 'unusually low';
    case 'either':
      return 'unusually high or low';
    case null: {
      const good = metric?.good ?? null;
      if (good === null) return 'unusually high or low (no direction of it is called good)';
      return good === 'up' ? 'unusually low (its bad direction)' : 'unusually high (its bad direction)';
    }
  }
}
