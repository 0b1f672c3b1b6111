import type { ConditionModel } from '../model/condition.ts';
import type { MetricUse } from '../model/metric.ts';

/** Metrics that the leaves of a trigger read, in the order written. */
export function usesIn(condition: ConditionModel): readonly MetricUse[] {
  if (condition.kind !== 'leaf') return partsOf(condition).flatMap(usesIn);
  return condition.operand.kind === 'metric' ? [condition.operand.use] : [];
}

/** Whether any leaf compares with a baseline, so that `{drop}` has a value. */
export function hasChange(condition: ConditionModel): boolean {
  if (condition.kind !== 'leaf') return partsOf(condition).some(hasChange);
  const { test } = condition;
  return (
    test.kind === 'change' || test.kind === 'anomalous' || (test.kind === 'recovers' && test.to === null)
  );
}

function partsOf(condition: Exclude<ConditionModel, { kind: 'leaf' }>): readonly ConditionModel[] {
  switch (condition.kind) {
    case 'and':
    case 'or':
      return condition.of;
    case 'not':
    case 'hold':
      return [condition.of];
    case 'sequence':
      return [condition.first, ...condition.steps.map((step) => step.of)];
    case 'sourceMissing':
    case 'cause':
    case 'each':
    case 'absent':
    case 'during':
    case 'recovered':
      return [];
  }
}
