import type { LeaseBook } from '../plan/lease-book.ts';
import type { Applied } from '../plan/share.ts';
import type { ActState, Incident } from './incident.ts';
import type { Watch } from './watch.ts';

/**
 * What is applied now by acts of one mode, over all playbooks: on its way, done or perhaps done, and not taken back.
 * What nothing takes back counts while its incident lasts. What a closed incident could not take back is in force too.
 */
export function inForce(
  watches: readonly Watch[],
  leases: LeaseBook,
  mode: ActState['mode'],
): readonly Applied[] {
  const found = new Map<string, Applied>();
  for (const { slots, ledger, acting } of watches) {
    for (const { incident } of slots.values()) {
      for (const act of incident?.acts ?? []) {
        if (act.mode !== mode || act.effect === null || !isApplied(act, incident as Incident)) continue;
        const labels = ledger.get(act.key)?.labels ?? labelsOf(act.target);
        found.set(act.key, { key: act.key, labels, changes: kindOf(act.effect), ...acting.get(act.path) });
      }
    }
  }
  if (mode === 'live') {
    for (const { runKey, target, effect } of leases.all()) {
      if (found.has(runKey)) continue;
      const watch = watches.find(({ ledger }) => ledger.get(runKey) !== null);
      const entry = watch?.ledger.get(runKey);
      const done = watch?.acting.get(entry?.path ?? '');
      const labels = entry?.labels ?? labelsOf(target);
      found.set(runKey, { key: runKey, labels, changes: kindOf(effect), ...done });
    }
  }
  return [...found.values()];
}

/** `restaurant.open` of `restaurant.open shops:"a"`. */
export function kindOf(effect: string): string {
  return effect.split(' ', 1)[0] ?? effect;
}

function isApplied(act: ActState, incident: Incident): boolean {
  const isDone = act.status === 'outstanding' || act.status === 'succeeded' || act.status === 'unknown';
  if (act.lease !== null) return isDone && act.undo?.status !== 'succeeded';
  return isDone && incident.phase !== 'closed' && incident.recoveredMs === null;
}

/** The labels of a target as `targetOf` writes it. */
function labelsOf(target: string): Readonly<Record<string, string>> {
  const pairs = target.split(',').map((part) => {
    const cut = part.indexOf('=');
    return [part.slice(0, cut), part.slice(cut + 1)] as const;
  });
  return Object.fromEntries(pairs.filter(([label]) => label !== ''));
}
