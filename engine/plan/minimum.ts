import type { Skip } from './skip.ts';

/** This share of a population stays as it is, whatever playbooks, limits and people let through (R27). */
const LEAST = 0.5;

/** How many of a population must remain: half of them, rounded up, and of two or more at least one. */
export function remainsOf(population: number): number {
  return population < 2 ? 0 : Math.ceil(LEAST * population - 1e-9);
}

/**
 * R27 for what takes something away: over all playbooks at least half of a population remains.
 *
 * @param inForce     whom the same is in force on already
 * @param name        whom it would reach
 * @param population  all there are; null: nobody knows, so nothing more is taken away
 */
export function minimumGuard(
  verb: string,
  inForce: ReadonlySet<string>,
  name: string,
  population: number | null,
): Skip | null {
  if (population === null)
    return {
      reason: 'minimum',
      words: `\`${verb}\` takes something away, and how many there are is not known`,
      wordsKo: `\`${verb}\`: 거두는 조치인데 전체 수를 알 수 없습니다`,
    };
  const least = remainsOf(population);
  if (inForce.has(name) || population - inForce.size - 1 >= least) return null;
  return {
    reason: 'minimum',
    words: `\`${verb}\` is in force on ${inForce.size} of ${population}, and at least ${least} must remain`,
    wordsKo: `\`${verb}\`: 전체 ${population} 가운데 ${inForce.size}에 적용 중이고, 적어도 ${least}는 남아야 합니다`,
  };
}
