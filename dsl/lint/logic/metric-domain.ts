import type { Formula, MetricModel } from '../../model/metric.ts';
import type { FieldModel } from '../../model/source.ts';
import type { Knowledge } from '../../resolve/knowledge.ts';
import type { FieldType } from '../../resolve/value.ts';
import { allNumbers, between, fromZero, type IntervalSet } from './interval-set.ts';

/** The numbers that a metric can be, as far as that is certain: a share is 0 to 1, a count never below 0. */
export function metricDomain(metric: MetricModel, knowledge: Knowledge): IntervalSet {
  if (metric.kind === 'combined') return isNeverNegative(metric.formula, knowledge) ? fromZero : allNumbers;
  switch (metric.aggregate) {
    case 'share':
      return between(0, 1);
    case 'count':
    case 'distinct':
    case 'rate':
    case 'stddev':
      return fromZero;
    case 'sum':
    case 'mean':
    case 'min':
    case 'max':
    case 'median':
    case 'percentile':
    case 'latest': {
      // What is computed on each event may well be a difference.
      const field = metric.perEvent === null ? fieldOf(metric.source, metric.field, knowledge) : null;
      return field === null ? allNumbers : fieldDomain(field.type);
    }
  }
}

/** The numbers that a field can be. Amounts and percentages may be refunds and losses. */
export function fieldDomain(type: FieldType): IntervalSet {
  return type.kind === 'count' || type.kind === 'duration' || type.kind === 'distance'
    ? fromZero
    : allNumbers;
}

function isNeverNegative(formula: Formula, knowledge: Knowledge): boolean {
  switch (formula.kind) {
    case 'metric':
      return startsAtZero(metricDomain(formula.metric, knowledge));
    case 'constant':
      return formula.value >= 0;
    case 'probe': {
      const fields = knowledge.probes.get(formula.probe)?.model.fields ?? [];
      const field = fields.find(({ name }) => name === formula.field);
      return field !== undefined && startsAtZero(fieldDomain(field.type));
    }
    case 'binary':
      return (
        formula.op !== '-' &&
        isNeverNegative(formula.left, knowledge) &&
        isNeverNegative(formula.right, knowledge)
      );
  }
}

/** Whether nothing of it lies below 0. */
export function startsAtZero(domain: IntervalSet): boolean {
  return (domain[0]?.from ?? 0) >= 0;
}

/** A field of a stream or table, or null for a name that it has not. */
export function fieldOf(source: string, field: string | null, knowledge: Knowledge): FieldModel | null {
  return knowledge.sources.get(source)?.model.fields.find(({ name }) => name === field) ?? null;
}
