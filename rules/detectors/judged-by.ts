import type { Verdict } from './verdict.ts';

/** Whose verdict stands for a series: 0 its own, 1 its parent's, 2 the parent's parent's … */
export interface JudgedBy {
  readonly verdict: Verdict;
  readonly generation: number;
}

/**
 * The verdict that stands for a series: its own, or where its volume is too little or it is still warming, the first of
 * its ancestors' that can be given; where none can, its own reason.
 *
 * @param ancestry  its own verdict first, then those of greater and greater regions
 */
export function judgedBy(ancestry: readonly [Verdict, ...Verdict[]]): JudgedBy {
  const generation = ancestry.findIndex(({ kind }) => kind === 'usual' || kind === 'anomalous');
  return { verdict: ancestry[Math.max(0, generation)] as Verdict, generation: Math.max(0, generation) };
}
