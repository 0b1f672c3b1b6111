import type { OperandModel } from '../../dsl/model/condition.ts';
import type { MetricModel } from '../../dsl/model/metric.ts';
import type { ValueType } from '../../dsl/resolve/value.ts';
import { fieldIn, type Reading, typeOfField } from './reading.ts';

/** What the operand's values mean. */
export function unitOfOperand(operand: OperandModel, reading: Reading): ValueType {
  switch (operand.kind) {
    case 'metric':
      return operand.use.metric.unit;
    case 'probe': {
      const probe = reading.project.probes.find(({ name }) => name === operand.probe);
      return typeOfField(probe?.fields.find(({ name }) => name === operand.field));
    }
    case 'lookUp':
      return typeOfField(fieldIn([operand.table], operand.field, reading));
    case 'field':
      return typeOfField(fieldIn([operand.source], operand.field, reading));
    case 'result':
      return operand.field === 'count'
        ? { kind: 'count' }
        : (reading.results.get(operand.name) ?? { kind: 'text' });
  }
}

/** The metric that an operand reads, or null. */
export function metricOf(operand: OperandModel): MetricModel | null {
  return operand.kind === 'metric' ? operand.use.metric : null;
}
