import type { OperandModel } from '../../dsl/model/condition.ts';
import type {
  AggregateName,
  BaselineModel,
  CombinedMetric,
  FoldMetric,
  MetricModel,
  MetricUse,
} from '../../dsl/model/metric.ts';
import { UNSAID_METRIC } from '../../dsl/model/unsaid-metric.ts';
import type { Baseline } from '../window.ts';
import type { Asker } from './condition.ts';
import { notRunnable } from './not-runnable.ts';

/** How long what a model said stays its word, where a stream of them does not say when it is silent: a day, ms. */
const FORECAST_MS = 86_400_000;

/**
 * A baseline with the windows that it reads. Another metric is read for the same instance, over the window that is
 * written for both, else its own, else this one's.
 */
export function compileBaseline(model: BaselineModel, operand: OperandModel, ask: Asker): Baseline {
  switch (model.kind) {
    case 'previous':
    case 'sameTime':
    case 'target':
      return model;
    case 'metric': {
      const use = useOf(operand);
      const metric = ask.metricNamed(model.metric);
      const isWritten = use.overMs !== use.metric.overMs;
      const overMs = isWritten ? use.overMs : (metric.overMs ?? use.overMs);
      return { kind: 'metric', window: ask.window({ metric, by: use.by, slice: null, overMs }) };
    }
    case 'forecast':
      return { kind: 'forecast', window: ask.window(forecastUse(useOf(operand), ask)) };
  }
}

function useOf(operand: OperandModel): MetricUse {
  return operand.kind === 'metric' ? operand.use : notRunnable('a baseline of what is no metric');
}

/**
 * What a model published last for the instance, taken as it is: it says what it expects of one window of the metric.
 * Of several rows of a table counts and sums are added up, as mean × rows, because no rows are unknown and not 0;
 * everything else is their mean. Of a stream it is the newest event.
 */
function forecastUse(use: MetricUse, ask: Asker): MetricUse {
  const { forecast } = use.metric;
  if (forecast === null) return notRunnable(`a forecast of ${use.metric.name}`);
  const { kind, key, silentAfterMs } = ask.sourceNamed(forecast.source);
  const read = (aggregate: AggregateName): FoldMetric => ({
    ...UNSAID_METRIC,
    kind: 'fold',
    name: `${forecast.source}.${forecast.field}`,
    per: use.by,
    unit: use.metric.unit,
    source: forecast.source,
    aggregate,
    rank: null,
    field: aggregate === 'count' ? null : forecast.field,
    perEvent: null,
    filter: aggregate === 'count' ? { kind: 'not', of: { kind: 'missing', field: forecast.field } } : null,
    outOf: null,
  });
  const asked = { by: use.by, slice: null };
  if (kind === 'stream')
    return { ...asked, metric: read('latest'), overMs: Math.min(silentAfterMs ?? FORECAST_MS, FORECAST_MS) };
  if (!addsUp(use.metric) || use.by.includes(key)) return { ...asked, metric: read('mean'), overMs: null };
  const sum: CombinedMetric = {
    ...read('mean'),
    kind: 'combined',
    formula: {
      kind: 'binary',
      op: '*',
      left: { kind: 'metric', metric: read('mean') },
      right: { kind: 'metric', metric: read('count') },
    },
  };
  return { ...asked, metric: sum, overMs: null };
}

function addsUp(metric: MetricModel): boolean {
  return metric.kind === 'fold' && ['count', 'sum', 'rate', 'distinct'].includes(metric.aggregate);
}
