import type { State } from '../../rules/aggregates/aggregate.ts';
import { totalOfLimbs } from '../../rules/aggregates/limbs.ts';

/** Numbers behind a state: events (or samples of a table) and the sum of their decoded integers. */
export interface Total {
  readonly n: number;
  readonly total: number;
}

/** A count's state is `[n]`; sums and means have the limbs of their sum behind it. */
export function totalOf(state: State): Total {
  const n = state[0] ?? 0;
  return { n, total: state.length === 1 ? n : totalOfLimbs(state) };
}

/** Canonical value of a total; null where there is none. */
export function valueOfTotal(
  aggregate: string,
  sampled: boolean,
  { n, total }: Total,
  scale: number,
): number | null {
  // Every fold over a table is the mean of its samples; a mean of rows was added up row by row.
  if (sampled || aggregate === 'mean') return n === 0 ? null : total / (n * scale);
  return aggregate === 'count' ? n : total / scale;
}
