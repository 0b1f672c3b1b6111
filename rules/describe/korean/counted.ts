import type { ConditionModel, OperandModel } from '../../../dsl/model/condition.ts';
import type { Formula, MetricModel } from '../../../dsl/model/metric.ts';
import type { Constant, ValueType } from '../../../dsl/resolve/value.ts';
import { formatExactly } from '../../format.ts';
import { amountText } from '../amount.ts';
import type { Reading } from '../reading.ts';

type Leaf = Extract<ConditionModel, { kind: 'leaf' }>;

/** The model keeps the number alone; the counting word is in the author's text, behind the comparison. */
const COUNTED = /[<>≥≤=]\s*[\d_,.]+\s*(건|명|회|곳|개)/;

/**
 * An amount in a comparison. A count has the counting word that its author wrote, else 건 where events are counted;
 * of riders on duty or staff nobody knows whether they are 명 or 대, so that the number stands alone.
 */
export function comparedAmountKo(
  value: Constant,
  unit: ValueType,
  { operand, text }: Leaf,
  reading: Reading,
): string {
  if (unit.kind !== 'count' || typeof value !== 'number') return amountText(value, unit, 'ko');
  const counter = COUNTED.exec(text)?.[1] ?? (countsEvents(operand, reading) ? '건' : '');
  return `${formatExactly(value, { kind: 'number', name: null }, 'ko')}${counter}`;
}

function countsEvents(operand: OperandModel, reading: Reading): boolean {
  return operand.kind === 'metric' && ofEvents(operand.use.metric, reading);
}

function ofEvents(metric: MetricModel, reading: Reading): boolean {
  if (metric.kind === 'combined') return inFormula(metric.formula, reading);
  const source = reading.project.sources.find(({ name }) => name === metric.source);
  return metric.aggregate === 'count' && metric.field === null && source?.kind === 'stream';
}

function inFormula(formula: Formula, reading: Reading): boolean {
  switch (formula.kind) {
    case 'metric':
      return ofEvents(formula.metric, reading);
    case 'binary':
      return inFormula(formula.left, reading) && inFormula(formula.right, reading);
    case 'constant':
      return true;
    case 'probe':
      return false;
  }
}
