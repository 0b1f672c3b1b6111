import type { OperandModel, TestModel } from '../../dsl/model/condition.ts';
import type { MetricModel } from '../../dsl/model/metric.ts';
import type { ModelName } from '../detectors/list.ts';
import { sensitivityOf } from '../detectors/sensitivity.ts';
import type { Test } from '../window.ts';
import type { Asker } from './condition.ts';
import { notRunnable } from './not-runnable.ts';

/** `is anomalous`: in the metric's bad direction where none is said, by the week where the metric says nothing else. */
export function compileAnomaly(
  { not, direction, params, atLeast }: Extract<TestModel, { kind: 'anomalous' }>,
  operand: OperandModel,
  ask: Pick<Asker, 'sourceNamed'>,
): Test {
  if (operand.kind !== 'metric') return notRunnable('an anomaly of what is no metric');
  const { metric } = operand.use;
  const bad = metric.good === null ? 'either' : metric.good === 'up' ? 'down' : 'up';
  return {
    kind: 'anomalous',
    not,
    direction: direction ?? bad,
    atLeast: addsUp(metric) ? null : atLeast,
    model: modelOf(metric, ask),
    sensitivity: sensitivityOf({ params }),
    cycle: metric.seasonal === 'daily' ? 'day' : 'week',
  };
}

/** A stream's counts and shares are whole numbers; all else, samples of tables too, are levels. */
function modelOf(metric: MetricModel, { sourceNamed }: Pick<Asker, 'sourceNamed'>): ModelName {
  if (metric.kind !== 'fold' || sourceNamed(metric.source).kind === 'table') return 'level';
  switch (metric.aggregate) {
    case 'count':
    case 'rate':
    case 'distinct':
      return 'volume';
    case 'share':
      return 'share';
    default:
      return 'level';
  }
}

/** Of what adds up, few events are what is judged, and no reason to say nothing. */
function addsUp(metric: MetricModel): boolean {
  return metric.kind === 'fold' && ['count', 'rate', 'distinct', 'sum'].includes(metric.aggregate);
}
