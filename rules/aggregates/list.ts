import type { Aggregate } from './aggregate.ts';
import { count } from './count.ts';
import { mean } from './mean.ts';
import { sum } from './sum.ts';

/** Every aggregate that runs, in the order of the reference. `share` is not one: it is a ratio of two counts. */
export const aggregates: readonly Aggregate[] = [count, sum, mean];

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
