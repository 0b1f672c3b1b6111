import type { Aggregate } from './aggregate.ts';
import { count } from './count.ts';
import { distinct } from './distinct.ts';
import { histogram } from './histogram.ts';
import { latest } from './latest.ts';
import { max } from './max.ts';
import { mean } from './mean.ts';
import { min } from './min.ts';
import { stddev } from './stddev.ts';
import { sum } from './sum.ts';

/**
 * Every aggregate that runs, in the order of the reference. `share` and `rate` are none: they divide counts.
 * Percentiles and the median are read from one histogram.
 */
export const aggregates: readonly Aggregate[] = [
  count,
  sum,
  mean,
  min,
  max,
  histogram,
  distinct,
  latest,
  stddev,
];

/**
 * The aggregate that a bundle names.
 *
 * @throws Error on a name that no compiler writes: the bundle is broken
 */
export function aggregateNamed(name: string): Aggregate {
  const found = aggregates.find((aggregate) => aggregate.name === name);
  if (!found) throw new Error(`no aggregate is called ${name}`);
  return found;
}
