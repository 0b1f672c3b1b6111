import type { Formula, MetricModel } from '../../model/metric.ts';

/** Why a value says little as long as few events stand behind it; null for totals, which are small then, too. */
export type SampleNeed = 'share' | 'average' | 'percentile' | 'ratio';

/** Of what a metric is, as far as samples matter; parts that have a guard of their own bring it along. */
export function sampleNeedOf(metric: MetricModel): SampleNeed | null {
  if (metric.kind === 'combined') return needOfFormula(metric.formula);
  switch (metric.aggregate) {
    case 'share':
      return 'share';
    case 'mean':
    case 'stddev':
      return 'average';
    case 'median':
    case 'percentile':
      return 'percentile';
    case 'count':
    case 'sum':
    case 'min':
    case 'max':
    case 'distinct':
    case 'latest':
    case 'rate':
      return null;
  }
}

function needOfFormula(formula: Formula): SampleNeed | null {
  switch (formula.kind) {
    case 'metric':
      return formula.metric.atLeast === null ? sampleNeedOf(formula.metric) : null;
    case 'probe':
    case 'constant':
      return null;
    case 'binary':
      if (formula.op === '/' && isCounted(formula.right)) return 'ratio';
      return needOfFormula(formula.left) ?? needOfFormula(formula.right);
  }
}

/** Whether the number of events decides it. */
function isCounted(formula: Formula): boolean {
  switch (formula.kind) {
    case 'metric':
      return true;
    case 'probe':
    case 'constant':
      return false;
    case 'binary':
      return isCounted(formula.left) || isCounted(formula.right);
  }
}
