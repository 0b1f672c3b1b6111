import type { FoldMetric } from '../model/metric.ts';
import { UNSAID_METRIC } from '../model/unsaid-metric.ts';
import type { FoldModel } from './fold.ts';
import { isDimension } from './value.ts';

/** A fold that is written on the spot, as a metric that its own words name: everything else of it is unsaid. */
export function metricOfFold(name: string, { source, ...fold }: FoldModel): FoldMetric {
  return {
    kind: 'fold',
    name,
    ...UNSAID_METRIC,
    ...fold,
    source: source.name,
    per: source.fields
      .filter((field) => isDimension(field.type))
      .map((field) => field.name)
      .sort(),
  };
}
