import type { TestModel } from '../dsl/model/condition.ts';
import type { BaselineModel, MetricModel } from '../dsl/model/metric.ts';
import { canonicalJson } from './canonical.ts';

/** The `vs` that stands with `is anomalous`; null where the baseline is the metric's own, which no detector asks for. */
export function anomalyBaseline(
  { baseline }: Extract<TestModel, { kind: 'anomalous' }>,
  metric: MetricModel | null,
): BaselineModel | null {
  return canonicalJson(baseline) === canonicalJson(metric?.baseline ?? null) ? null : baseline;
}
