import type { ConditionModel, OperandModel } from '../model/condition.ts';
import type { Formula, MetricModel } from '../model/metric.ts';
import type { PlaybookModel } from '../model/playbook.ts';
import { partsOf } from './walk.ts';

/** Names of the streams and tables that a playbook's trigger reads. */
export function triggerReads({ trigger }: PlaybookModel): ReadonlySet<string> {
  const found = new Set<string>();
  for (const part of trigger === null ? [] : partsOf(trigger)) {
    for (const source of sourcesOf(part)) found.add(source);
  }
  return found;
}

function sourcesOf(part: ConditionModel): readonly string[] {
  switch (part.kind) {
    case 'leaf':
      return [
        ...ofOperand(part.operand),
        ...(part.test.kind === 'ofMetric' ? ofMetric(part.test.use.metric) : []),
      ];
    case 'sourceMissing':
    case 'each':
    case 'absent':
      return [part.source];
    case 'and':
    case 'or':
    case 'not':
    case 'hold':
    case 'sequence':
    case 'cause':
    case 'during':
    case 'recovered':
      return [];
  }
}

function ofOperand(operand: OperandModel): readonly string[] {
  switch (operand.kind) {
    case 'metric':
      return ofMetric(operand.use.metric);
    case 'lookUp':
      return [operand.table];
    case 'field':
      return [operand.source];
    case 'probe':
    case 'result':
      return [];
  }
}

function ofMetric(metric: MetricModel): readonly string[] {
  return metric.kind === 'fold' ? [metric.source] : ofFormula(metric.formula);
}

function ofFormula(formula: Formula): readonly string[] {
  switch (formula.kind) {
    case 'metric':
      return ofMetric(formula.metric);
    case 'binary':
      return [...ofFormula(formula.left), ...ofFormula(formula.right)];
    case 'probe':
    case 'constant':
      return [];
  }
}
