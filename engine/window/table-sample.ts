import type { Aggregate, State } from '../../rules/aggregates/aggregate.ts';
import { addToLimbs, emptyLimbs } from '../../rules/aggregates/limbs.ts';

/**
 * One sample of a table's fold as a state of a mean, `[samples, hi, lo]`: a window is the mean of its samples. A mean of
 * rows keeps their number, so that a window weighs rows and not samples; everything else counts once, rounded to the
 * smallest unit of its field.
 *
 * @param rank  of a percentile
 */
export function sampleOf(state: State, aggregate: Aggregate, rank?: number): State {
  // The table goes on adding to its state.
  if (aggregate.name === 'mean') return [...state];
  if (aggregate.name === 'sum') return [1, ...state.slice(1)];
  const sample = [...emptyLimbs];
  addToLimbs(sample, Math.round(aggregate.result(state, 1, rank) ?? 0));
  return sample;
}
