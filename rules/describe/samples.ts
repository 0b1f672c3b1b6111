import type { ConditionModel } from '../../dsl/model/condition.ts';
import type { MetricModel } from '../../dsl/model/metric.ts';

/** A leaf's sample guard: how many, and where they are counted (LANGUAGE A.4, samples). */
export interface SampleGuard {
  readonly atLeast: number;
  /** Counts and sums that change count the baseline's window, ratios their divisor, all else the current window. */
  readonly where: 'baseline' | 'current' | 'divisor';
}

type Leaf = Extract<ConditionModel, { kind: 'leaf' }>;

/** Every sample guard of a condition, in the order written. */
export function samplesIn(condition: ConditionModel): readonly SampleGuard[] {
  switch (condition.kind) {
    case 'and':
    case 'or':
      return condition.of.flatMap(samplesIn);
    case 'not':
    case 'hold':
      return samplesIn(condition.of);
    case 'leaf': {
      const guard = samplesOf(condition);
      return guard === null ? [] : [guard];
    }
    case 'sequence':
      return [condition.first, ...condition.steps.map(({ of }) => of)].flatMap(samplesIn);
    default:
      return [];
  }
}

/** The guard of one leaf, or null. */
export function samplesOf({ operand, test }: Leaf): SampleGuard | null {
  const atLeast = 'atLeast' in test ? test.atLeast : null;
  if (atLeast === null || operand.kind !== 'metric') return null;
  const { metric } = operand.use;
  if (isRatio(metric)) return { atLeast, where: 'divisor' };
  if (test.kind === 'anomalous' && addsUp(metric)) return null;
  return { atLeast, where: test.kind === 'change' && isTotal(metric) ? 'baseline' : 'current' };
}

function isRatio(metric: MetricModel): boolean {
  return metric.kind === 'combined' && metric.formula.kind === 'binary' && metric.formula.op === '/';
}

/** Of what adds up, few events are what a detector judges. */
function addsUp(metric: MetricModel): boolean {
  return isTotal(metric) || (metric.kind === 'fold' && ['rate', 'distinct'].includes(metric.aggregate));
}

/** Totals grow with the events; averages, shares and ranks do not. */
function isTotal(metric: MetricModel): boolean {
  return metric.kind === 'fold' && (metric.aggregate === 'count' || metric.aggregate === 'sum');
}
