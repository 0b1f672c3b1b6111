import { sanityGuard } from '../plan/sanity.ts';
import type { Desk } from './desk.ts';
import { instanceOf } from './incident.ts';
import type { Watch } from './watch.ts';

/**
 * R31 before anything is probed: where a playbook takes something away, and its trigger is true on too many of what it
 * would take it from, it is stopped before it begins on any.
 *
 * @param keys  of the instances on which the trigger is true at this instant
 */
export function judgeSanity(watch: Watch, keys: readonly string[], atMs: number, desk: Desk): void {
  const { playbook, taken } = watch;
  for (const { kind, verb } of taken) {
    if (keys.length === 0 || !playbook.by.includes(kind)) continue;
    const count = new Set(keys.map((key) => instanceOf(playbook.by, key)[kind])).size;
    // A few are sane whatever the population; counting it is not free.
    if (count <= FEWEST) continue;
    const population = desk.populationAt(kind, playbook, atMs);
    if (population === null) continue;
    const permitted = desk.latches.permitted(playbook.name, atMs);
    const insane = sanityGuard(verb, count, population, permitted);
    if (insane !== null) desk.latches.trip(playbook, insane, atMs, desk.nowMs);
  }
}

/** A fifth of the least population that a share says anything of. */
const FEWEST = 4;
