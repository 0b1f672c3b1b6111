import type { FoldMetric, Formula, MetricModel } from '../model/metric.ts';

/** The folds that a metric is made of, itself where it is one, in the order written. */
export function foldsOf(metric: MetricModel): readonly FoldMetric[] {
  return metric.kind === 'fold'
    ? [metric]
    : partsOf(metric.formula).flatMap((part) => (part.kind === 'metric' ? foldsOf(part.metric) : []));
}

/** The answers of probes that a metric is made of, in the order written. */
export function probesOf(metric: MetricModel): readonly Extract<Formula, { kind: 'probe' }>[] {
  if (metric.kind === 'fold') return [];
  return partsOf(metric.formula).flatMap((part) => {
    if (part.kind === 'metric') return probesOf(part.metric);
    return part.kind === 'probe' ? [part] : [];
  });
}

/** What stands between the operators of a formula. */
function partsOf(formula: Formula): readonly Exclude<Formula, { kind: 'binary' }>[] {
  return formula.kind === 'binary' ? [...partsOf(formula.left), ...partsOf(formula.right)] : [formula];
}

/** How many folds, probes, constants and operators a metric comes to when every name in it is written out. */
export function sizeOf(metric: MetricModel): number {
  if (metric.kind === 'fold') return 1;
  const size = (formula: Formula): number => {
    switch (formula.kind) {
      case 'metric':
        return sizeOf(formula.metric);
      case 'probe':
      case 'constant':
        return 1;
      case 'binary':
        return 1 + size(formula.left) + size(formula.right);
    }
  };
  return size(metric.formula);
}
