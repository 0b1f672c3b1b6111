import { formatPercent } from '../../rules/format.ts';
import type { Skip } from './skip.ts';

/** More than this share of a population at once means a broken sensor or a real outage (R31). */
const MOST = 0.2;
/** Of fewer a share says nothing. */
const LEAST_POPULATION = 20;

/** Whether so many of a population at once are too many to be believed. */
export function isInsane(count: number, population: number): boolean {
  return population >= LEAST_POPULATION && count > MOST * population + 1e-9;
}

/** Why nothing of it is done, with how many it would have been: a person may let so many go. */
export interface Insane extends Skip {
  readonly count: number;
}

/**
 * R31 for what takes something away: too many at once are held as a whole, whatever the author's own limits would let
 * through.
 *
 * @param what        verb that would do it
 * @param count       whom it would be in force on, before any limit
 * @param population  all there are
 * @param permitted   as many a person has let go; 0: none did
 */
export function sanityGuard(
  what: string,
  count: number,
  population: number,
  permitted: number,
): Insane | null {
  if (!isInsane(count, population) || count <= permitted) return null;
  const [share, most] = [formatPercent(count / population), formatPercent(MOST)];
  return {
    reason: 'sanity',
    count,
    words: `\`${what}\` would take something away from ${count} of ${population} (${share}) at once; above ${most} a sensor is wrong or the outage is real, so nothing is done until a person has looked`,
    wordsKo: `\`${what}\`: 한 번에 전체 ${population} 가운데 ${count}(${share})에서 거두게 됩니다. ${most}를 넘으면 센서 이상이거나 실제 장애이므로 사람이 볼 때까지 아무것도 하지 않습니다`,
  };
}
